#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace portcullis::leak {

//! One file of tests/leak/vectors. README.md says what stands in it.
struct VectorFile {
    QString name; //!< The file's, without the suffix.
    QString page; //!< Its suffix, such as `html`, if it is a page; empty for a script.
    bool isShared; //!< Runs in one document with others.
    bool arrives; //!< Known to arrive where nothing is in its way.
    bool isUntouched; //!< Nobody clicks into its document.
    quint16 port; //!< Its sinks', for TCP and UDP.
    QByteArray text;
};

//! All of them, sorted by name. Ends the program if there are none.
QList<VectorFile> readVectors(const QString& folder);

} // namespace portcullis::leak
