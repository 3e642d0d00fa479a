#pragma once

#include <QByteArray>
#include <QString>

namespace portcullis::bench {

//! A file of page/, which is built into the program.
QByteArray pageFile(const char* name);

//! \brief Puts the page into \a folder, as a resource with the entry page \a entry that talks to
//! the load server on \a port.
bool writePage(const QString& folder, const QByteArray& entry, int port);

//! Puts \a count copies of the echo sample into \a folder, each with an id of its own.
bool writeEchoSamples(const QString& folder, int count);

} // namespace portcullis::bench
