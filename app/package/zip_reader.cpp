#include "app/package/zip_reader.h"

#include "app/package/archive_end.h"
#include "app/package/archive_list.h"
#include "app/package/archive_names.h"
#include "app/package/file_type.h"
#include "bridge/core/limits.h"

#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>

namespace portcullis {
namespace {

using Kind = PackageName::Kind;

//! The index of a leftover that cannot be read, which matters only if a signature covers it.
constexpr qint64 notReadable = -1;

PackageError damaged(const QString& name)
{
    return refused(Refusal::NotAPackage,
        QStringLiteral("the archive is damaged at the file %1; make it or download it again")
            .arg(shownName(name)));
}

Result<FileDescriptor, PackageError> openArchive(const QString& path)
{
    FileDescriptor file = files::open(path, O_RDONLY | O_NONBLOCK);
    struct stat status { };
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0)
        return refused(Refusal::NotFound,
            QStringLiteral("%1 can't be read; check that you may read it").arg(shownName(path)));
    if (!S_ISREG(status.st_mode))
        return refused(Refusal::NotAPackage,
            QStringLiteral("%1 is neither a folder nor a zip archive; choose one of these")
                .arg(shownName(path)));
    if (status.st_size > limits::maxArchiveBytes)
        return refused(Refusal::TooLarge,
            QStringLiteral("the archive %1 is larger than %2 MiB; remove what the resource does "
                           "not need")
                .arg(shownName(path), QString::number(limits::maxArchiveBytes / limits::mebibyte)));
    return file;
}

//! For what is wrong with all of the archive.
PackageError withName(const QString& path, const PackageError& error)
{
    const QString name = shownName(QFileInfo(path).fileName());
    return refused(error.refusal, QStringLiteral("%1: %2").arg(name, error.message));
}

//! libzip has to see the same entries as we do.
bool hasNames(zip_t* archive, const std::vector<ArchiveEntry>& entries)
{
    if (zip_get_num_entries(archive, 0) != zip_int64_t(entries.size()))
        return false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const char* const name = zip_get_name(archive, i, ZIP_FL_ENC_RAW);
        if (!name || entries[i].effectiveName() != name)
            return false;
    }
    return true;
}

Result<ZipArchive, PackageError> openZip(
    const FileDescriptor& file, const std::vector<ArchiveEntry>& entries)
{
    const int copy = ::fcntl(file.get(), F_DUPFD_CLOEXEC, 0);
    int error = 0;
    ZipArchive archive(zip_fdopen(copy, 0, &error));
    if (!archive)
        ::close(copy);
    if (!archive || !hasNames(archive.get(), entries))
        return notAnArchive();
    return archive;
}

//! \brief Whether the attributes of \a entry fit a file, or a folder if \a isFolder.
//!
//! A folder's name ends with a slash. Without it, some programs would make a file.
Result<void, PackageError> checkType(const ArchiveEntry& entry, const QString& path, bool isFolder)
{
    constexpr quint32 dosFolder = 0x10;
    const mode_t mode = (entry.attributes >> 16) & S_IFMT;
    const bool saysFolder = mode == S_IFDIR || (mode == 0 && (entry.attributes & dosFolder) != 0);
    if (saysFolder && !isFolder)
        return refused(Refusal::BadFileType,
            QStringLiteral("%1 is a folder whose name in the archive has no slash at its end; make "
                           "the archive with another program")
                .arg(shownName(path)));
    if (mode == 0 || mode == S_IFDIR || mode == S_IFREG)
        return {};
    return badFileType(path, mode);
}

} // namespace

Result<std::unique_ptr<PackageReader>, PackageError> ZipReader::open(const QString& path)
{
    const Result<FileDescriptor, PackageError> file = openArchive(path);
    if (!file)
        return file.error();
    const Result<std::vector<ArchiveEntry>, PackageError> entries = readArchiveList(*file);
    if (!entries)
        return withName(path, entries.error());
    const Result<std::vector<PackageName>, PackageError> names = packageNames(*entries);
    if (!names)
        return names.error();
    Result<ZipArchive, PackageError> archive = openZip(*file, *entries);
    if (!archive)
        return withName(path, archive.error());
    std::unique_ptr<ZipReader> reader(new ZipReader(std::move(archive).value()));
    for (std::size_t i = 0; i < names->size(); ++i) {
        const auto added = reader->addEntry((*entries)[i], (*names)[i], qint64(i));
        if (!added)
            return added.error();
    }
    return std::unique_ptr<PackageReader>(std::move(reader));
}

Result<void, PackageError> ZipReader::addEntry(
    const ArchiveEntry& entry, const PackageName& name, qint64 index)
{
    if (name.kind == Kind::LeftoverFolder)
        return countLeftover();
    if (name.kind == Kind::Folder)
        return checkType(entry, name.path, true);
    const Result<File, PackageError> file = fileAt(entry, name.path, index);
    if (name.kind == Kind::Leftover) {
        m_leftovers.push_back(file ? *file : File{name.path, 0, notReadable});
        return countLeftover();
    }
    if (!file)
        return file.error();
    m_files.push_back(*file);
    return {};
}

Result<PackageReader::File, PackageError> ZipReader::fileAt(
    const ArchiveEntry& entry, const QString& path, qint64 index) const
{
    const auto checked = checkType(entry, path, false);
    if (!checked)
        return checked.error();
    zip_stat_t status{};
    constexpr zip_uint64_t needed
        = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(m_archive.get(), zip_uint64_t(index), 0, &status) != 0
        || (status.valid & needed) != needed)
        return damaged(path);
    if (status.encryption_method != ZIP_EM_NONE)
        return refused(Refusal::Unsupported,
            QStringLiteral("the file %1 is encrypted; make the archive without a password")
                .arg(shownName(path)));
    if (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE)
        return refused(Refusal::Unsupported,
            QStringLiteral("the file %1 is compressed by method %2; make the archive with Deflate, "
                           "the usual one")
                .arg(shownName(path), QString::number(status.comp_method)));
    // More is refused anyway.
    const auto claimed = qMin(status.size, zip_uint64_t(limits::maxPackageBytes + 1));
    return File{path, qint64(claimed), index};
}

Result<ReadBytes, PackageError> ZipReader::open(const File& file)
{
    const std::shared_ptr<zip_file_t> opened(
        zip_fopen_index(m_archive.get(), zip_uint64_t(file.index), 0), [](zip_file_t* entry) {
            if (entry)
                zip_fclose(entry);
        });
    if (!opened)
        return damaged(file.path);
    return ReadBytes([opened, file, done = qint64(0)](
                         char* buffer, qsizetype size) mutable -> Result<qsizetype, PackageError> {
        const zip_int64_t count = zip_fread(opened.get(), buffer, zip_uint64_t(size));
        done += count;
        const bool endsTooEarly = count == 0 && done != file.claimedBytes;
        if (count < 0 || endsTooEarly || done > file.claimedBytes)
            return damaged(file.path);
        return qsizetype(count);
    });
}

} // namespace portcullis
