#include "app/package/folder_reader.h"

#include "app/package/file_type.h"
#include "app/package/package_path.h"
#include "bridge/core/limits.h"

#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace portcullis {
namespace {

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, CloseFolder>;

PackageError unreadable(const QString& name)
{
    return refused(Refusal::NotFound,
        QStringLiteral("%1 can't be read; check that it is there and that you may read it")
            .arg(shownName(name)));
}

bool isDots(const char* name)
{
    return std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0;
}

} // namespace

Result<std::unique_ptr<PackageReader>, PackageError> FolderReader::scan(
    const QString& path, Leftovers leftovers)
{
    FileDescriptor folder = files::open(path, O_RDONLY | O_DIRECTORY);
    if (!folder.isOpen())
        return unreadable(path);
    std::unique_ptr<FolderReader> reader(new FolderReader(std::move(folder), leftovers));
    PathIndex index;
    const auto scanned = reader->scanFolder(".", reader->m_folder.get(), {}, index);
    if (!scanned)
        return scanned.error();
    return std::unique_ptr<PackageReader>(std::move(reader));
}

Result<void, PackageError> FolderReader::scanFolder(
    const char* name, int parent, const QByteArray& prefix, PathIndex& index)
{
    const int number = ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const OpenFolder folder(number < 0 ? nullptr : ::fdopendir(number));
    if (!folder)
        return unreadable(QString::fromUtf8(prefix + name));
    while (const dirent* const entry = ::readdir(folder.get())) {
        if (isDots(entry->d_name))
            continue;
        auto added = addEntry(entry->d_name, number, prefix, index);
        if (!added)
            return added;
    }
    return {};
}

Result<void, PackageError> FolderReader::addEntry(
    const char* name, int parent, const QByteArray& prefix, PathIndex& index)
{
    const QByteArray path = prefix + name;
    if (m_leftoverChoice == Leftovers::LeaveOut && isLeftover(path))
        return addLeftover(name, parent, path, index);
    const Result<QString, PackageError> checked = checkedPath(path);
    if (!checked)
        return checked.error();
    struct stat status { };
    if (::fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return unreadable(*checked);
    if (S_ISDIR(status.st_mode)) {
        auto added = index.addFolder(*checked);
        return added ? scanFolder(name, parent, path + '/', index) : added;
    }
    if (!S_ISREG(status.st_mode))
        return badFileType(*checked, status.st_mode);
    m_files.push_back({*checked, status.st_size, 0});
    return index.addFile(*checked);
}

//! What cannot be read is left out as well.
Result<void, PackageError> FolderReader::addLeftover(
    const char* name, int parent, const QByteArray& path, PathIndex& index)
{
    auto counted = countLeftover();
    struct stat status { };
    if (!counted || ::fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return counted;
    if (!S_ISDIR(status.st_mode)) {
        m_leftovers.push_back({QString::fromUtf8(path), status.st_size, 0});
        return {};
    }
    if (path.count('/') + 1 >= limits::maxPackageDepth)
        return {};
    const auto scanned = scanFolder(name, parent, path + '/', index);
    return scanned || scanned.error().refusal == Refusal::NotFound ? Result<void, PackageError>()
                                                                   : scanned;
}

Result<ReadBytes, PackageError> FolderReader::open(const File& file)
{
    FileDescriptor opened = files::openBelow(m_folder, file.path);
    if (!opened.isOpen())
        return unreadable(file.path);
    // std::function copies what it holds.
    const auto shared = std::make_shared<FileDescriptor>(std::move(opened));
    return ReadBytes([shared, path = file.path](
                         char* buffer, qsizetype size) -> Result<qsizetype, PackageError> {
        const ssize_t count = files::read(*shared, buffer, size);
        if (count < 0)
            return unreadable(path);
        return qsizetype(count);
    });
}

} // namespace portcullis
