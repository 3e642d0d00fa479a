#include "app/store/file_lock.h"

#include "app/package/files.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace portcullis {
namespace {

constexpr unsigned long retryMs = 5;

//! Whether \a file is still what \a path means.
bool isAt(const FileDescriptor& file, const QString& path)
{
    struct stat opened { };
    struct stat there { };
    return ::fstat(file.get(), &opened) == 0
        && ::stat(QFile::encodeName(path).constData(), &there) == 0 && opened.st_ino == there.st_ino
        && opened.st_dev == there.st_dev;
}

} // namespace

std::optional<FileLock> FileLock::tryLock(const QString& path, Mode mode)
{
    FileDescriptor file = files::open(path, O_RDONLY | O_NONBLOCK);
    const int operation = mode == Mode::Shared ? LOCK_SH : LOCK_EX;
    if (!file.isOpen() || ::flock(file.get(), operation | LOCK_NB) != 0 || !isAt(file, path))
        return std::nullopt;
    return FileLock(std::move(file));
}

std::optional<FileLock> FileLock::lock(
    const QString& path, Mode mode, std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    while (true) {
        std::optional<FileLock> lock = tryLock(path, mode);
        if (lock || deadline.hasExpired() || !QFile::exists(path))
            return lock;
        QThread::msleep(retryMs);
    }
}

} // namespace portcullis
