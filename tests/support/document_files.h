#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace portcullis::test {

//! A name and its bytes.
using DocumentFile = std::pair<QString, QByteArray>;

//! \brief Documents of each type that has scripts, in encodings and with beginnings of all kinds.
//!
//! Each posts lines to the window around it: `is FILE FACTS`, what it is once it has loaded; for
//! what a content security policy keeps from it, `enforce FILE DIRECTIVE`, which is two lines if it
//! may not reach 127.0.0.1; and `failed FILE connect` when it has not reached it, for whatever
//! cause.
QList<DocumentFile> documentFiles();

//! \brief A script that opens each of the \a files in a frame of its own, and prints what they say.
//!
//! The frames have no origin, in any browser, so that the page around them lends them no encoding.
QByteArray framesFor(const QList<DocumentFile>& files);

//! What the document \a file has said after \a word, sorted.
QStringList saidOf(const QStringList& lines, const QString& word, const QString& file);

} // namespace portcullis::test
