#pragma once

#include "tests/support/raw_zip.h"

#include <QMap>
#include <QString>

namespace portcullis::test {

using FileMap = QMap<QString, QByteArray>; //!< Contents by path.

//! \brief What a resource for tests says of itself.
struct SampleManifest {
    QString id = QStringLiteral("com.example.clock");
    QString version = QStringLiteral("1.0.0");
    bool hasNetwork = false; //!< Whether it asks for network:ws.
    QStringList hosts; //!< Its list of hosts; none: no list.
    QString entry = QStringLiteral("index.html");
};

QByteArray manifestText(const SampleManifest& manifest);

//! The files of a small resource with a folder in it.
FileMap sampleFiles(const SampleManifest& manifest = {});

//! Writes one file, and the folders on its way.
bool writeFile(const QString& path, const QByteArray& data);
bool writeFiles(const QString& folder, const FileMap& files);

//! \brief For a QTemporaryDir of small files: in memory, if there is such a place.
QString quickFolderTemplate();

//! All files below \a folder, links and other things not followed but named.
FileMap readFiles(const QString& folder);

//! The entries of a zip with these files.
std::vector<RawEntry> entriesOf(const FileMap& files);

} // namespace portcullis::test
