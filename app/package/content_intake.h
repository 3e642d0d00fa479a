#pragma once

#include "app/package/files.h"
#include "app/package/package_file.h"
#include "app/package/progress.h"
#include "app/package/refusal.h"
#include "bridge/core/result.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace portcullis {

//! Reads at most \a size bytes; 0 at the end.
using ReadBytes = std::function<Result<qsizetype, PackageError>(char* buffer, qsizetype size)>;

//! \brief Takes the files of a package one after the other: counts and hashes what comes, and
//! writes it below a folder.
//!
//! The bounds hold for what has come, whatever the source says of it, and it stops at the byte that
//! is too much. Errors: Refusal::TooLarge, Refusal::Canceled, Refusal::WriteFailed, and those of
//! the source.
class ContentIntake {
public:
    //! \param folder where the files are written; empty: nowhere.
    //! \param totalBytes what \a progress is told.
    ContentIntake(const QString& folder, const Progress& progress, qint64 totalBytes);

    //! \brief What is in \a folder of the package is its frontend, also what has come already.
    //! Empty: all of the package is.
    Result<void, PackageError> setFrontend(const QString& folder);

    //! \param path a checked one, and each only once.
    Result<void, PackageError> add(const QString& path, const ReadBytes& read);

    const std::vector<PackageFile>& files() const { return m_files; }
    qint64 bytes() const { return m_bytes; }
    qint64 frontendBytes() const { return m_frontendBytes; }

private:
    Result<FileDescriptor, PackageError> create(const QString& path) const;
    Result<void, PackageError> copy(
        const QString& path, const ReadBytes& read, const FileDescriptor& to);
    Result<void, PackageError> count(const QString& path, qint64 bytes);
    Result<void, PackageError> countFrontend(const QString& path, qint64 bytes);

    QString m_folder;
    Progress m_progress;
    qint64 m_totalBytes;
    std::optional<QString> m_frontend; // empty: not known yet
    QByteArray m_buffer;
    std::vector<PackageFile> m_files;
    qint64 m_bytes = 0;
    qint64 m_frontendBytes = 0;
};

} // namespace portcullis
