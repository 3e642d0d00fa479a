#pragma once

#include "app/package/file_descriptor.h"

#include <QString>

#include <chrono>
#include <optional>

namespace portcullis {

//! \brief A lock (`flock`) on a file or folder, which ends with this object or with the process.
//!
//! It keeps out other locks on the same file, of this process, too; it does not keep anybody from
//! the file itself.
class FileLock {
public:
    enum class Mode {
        Shared,
        Exclusive,
    };

    //! \brief The lock on \a path; empty if another lock is there, or if \a path does not exist or
    //! was moved away meanwhile.
    static std::optional<FileLock> tryLock(const QString& path, Mode mode);

    //! The same, but waits at most \a timeout for other locks to end.
    static std::optional<FileLock> lock(
        const QString& path, Mode mode, std::chrono::milliseconds timeout);

private:
    explicit FileLock(FileDescriptor file) : m_file(std::move(file)) { }

    FileDescriptor m_file;
};

} // namespace portcullis
