#include "app/package/files.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>

namespace portcullis::files {
namespace {

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

bool isRegular(const FileDescriptor& file)
{
    struct stat status { };
    return ::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace

FileDescriptor open(const QString& path, int flags, mode_t mode)
{
    return FileDescriptor(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, mode));
}

FileDescriptor openBelow(const FileDescriptor& folder, const QString& path)
{
    QStringList names = path.split(u'/');
    const QString last = names.takeLast();
    FileDescriptor step;
    for (const QString& name : names) {
        const int from = step.isOpen() ? step.get() : folder.get();
        FileDescriptor next(::openat(from, name.toUtf8().constData(), folderFlags));
        if (!next.isOpen())
            return next;
        step = std::move(next);
    }
    const int from = step.isOpen() ? step.get() : folder.get();
    // Not to wait for the other end, should it be a FIFO.
    FileDescriptor file(
        ::openat(from, last.toUtf8().constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    return isRegular(file) ? std::move(file) : FileDescriptor();
}

ssize_t read(const FileDescriptor& file, char* buffer, qsizetype size)
{
    ssize_t count = 0;
    do {
        count = ::read(file.get(), buffer, size_t(size));
    } while (count < 0 && errno == EINTR);
    return count;
}

QByteArray readAt(const FileDescriptor& file, quint64 offset, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qsizetype done = 0;
    while (done < size) {
        const ssize_t count
            = ::pread(file.get(), bytes.data() + done, size_t(size - done), off_t(offset) + done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return {};
        done += count;
    }
    return bytes;
}

bool writeAll(const FileDescriptor& file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = ::write(file.get(), bytes.data(), size_t(bytes.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        bytes = bytes.sliced(count);
    }
    return true;
}

bool writeNew(const QString& path, QByteArrayView bytes, mode_t mode)
{
    const FileDescriptor file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    if (!file.isOpen())
        return false;
    if (writeAll(file, bytes) && ::fsync(file.get()) == 0)
        return true;
    const int why = errno;
    removeTree(path);
    errno = why;
    return false;
}

bool replace(const QString& path, QByteArrayView bytes)
{
    const QString draft = path + QStringLiteral(".new");
    removeTree(draft);
    if (!writeNew(draft, bytes, 0644) || !rename(draft, path))
        return false;
    return syncFolder(QFileInfo(path).path());
}

bool makeFolder(const QString& path)
{
    std::error_code error;
    std::filesystem::create_directories(QFile::encodeName(path).toStdString(), error);
    errno = error.value();
    return !error;
}

bool rename(const QString& from, const QString& to)
{
    return ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

bool syncFolder(const QString& path)
{
    const FileDescriptor folder = open(path, O_RDONLY | O_DIRECTORY);
    return folder.isOpen() && ::fsync(folder.get()) == 0;
}

bool syncAll(const QString& path)
{
    const FileDescriptor folder = open(path, O_RDONLY | O_DIRECTORY);
    return folder.isOpen() && ::syncfs(folder.get()) == 0;
}

bool removeTree(const QString& path)
{
    std::error_code error;
    std::filesystem::remove_all(QFile::encodeName(path).toStdString(), error);
    errno = error.value();
    return !error;
}

} // namespace portcullis::files
