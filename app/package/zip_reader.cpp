#include "app/package/zip_reader.h"

#include "app/package/archive_list.h"
#include "app/package/package_path.h"
#include "app/package/path_index.h"
#include "bridge/core/limits.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>

namespace portcullis {
namespace {

const QByteArray manifestName = QByteArrayLiteral("resource.json");

PackageError damaged(const QString& name)
{
    return refused(Refusal::NotAPackage,
        QStringLiteral("the archive is damaged at the file %1").arg(shownName(name)));
}

Result<FileDescriptor, PackageError> openArchive(const QString& path)
{
    FileDescriptor file = files::open(path, O_RDONLY | O_NONBLOCK);
    struct stat status { };
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0)
        return refused(Refusal::NotFound, QStringLiteral("the file cannot be read"));
    if (!S_ISREG(status.st_mode))
        return refused(
            Refusal::NotAPackage, QStringLiteral("it is neither a folder nor a zip archive"));
    if (status.st_size > limits::maxArchiveBytes)
        return refused(Refusal::TooLarge,
            QStringLiteral("the archive is larger than %1 MiB")
                .arg(limits::maxArchiveBytes / limits::mebibyte));
    return file;
}

//! libzip has to see the same entries as we do.
bool hasNames(zip_t* archive, const std::vector<QByteArray>& names)
{
    if (zip_get_num_entries(archive, 0) != zip_int64_t(names.size()))
        return false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const char* const name = zip_get_name(archive, i, ZIP_FL_ENC_RAW);
        if (!name || names[i] != name)
            return false;
    }
    return true;
}

//! The folder, with its slash, that holds all of the package; empty if there is none.
QByteArray topFolder(const std::vector<QByteArray>& names)
{
    if (names.empty() || !names.front().contains('/'))
        return {};
    const QByteArray top = names.front().left(names.front().indexOf('/') + 1);
    const bool holdsAll = std::all_of(names.begin(), names.end(),
        [&top](const QByteArray& name) { return name.startsWith(top); });
    const bool holdsManifest
        = std::find(names.begin(), names.end(), top + manifestName) != names.end();
    return holdsAll && holdsManifest ? top : QByteArray();
}

//! What an entry of an archive is called in the package.
struct Name {
    QString path; // empty for the top folder itself
    bool isFolder = false;
};

Result<Name, PackageError> checkedName(const QByteArray& name, const QByteArray& top)
{
    const bool isFolder = name.endsWith('/');
    if (!top.isEmpty() && name == top)
        return Name{{}, true};
    const Result<QString, PackageError> path
        = checkedPath(QByteArrayView(name).sliced(top.size()).chopped(isFolder ? 1 : 0));
    if (!path)
        return path.error();
    return Name{*path, isFolder};
}

//! All of them, in their order, if they can be in one package.
Result<std::vector<Name>, PackageError> checkedNames(const std::vector<QByteArray>& raw)
{
    const QByteArray top = topFolder(raw);
    const auto checkedTop = checkedPath(top.isEmpty() ? QByteArray("top") : top.chopped(1));
    if (!checkedTop)
        return checkedTop.error();
    std::vector<Name> names;
    PathIndex index;
    for (const QByteArray& each : raw) {
        const Result<Name, PackageError> name = checkedName(each, top);
        if (!name)
            return name.error();
        names.push_back(*name);
        if (name->path.isEmpty())
            continue;
        const auto added = name->isFolder ? index.addFolder(name->path) : index.addFile(name->path);
        if (!added)
            return added.error();
    }
    return names;
}

PackageError noArchive()
{
    return refused(Refusal::NotAPackage, QStringLiteral("it is no zip archive, or damaged"));
}

Result<ZipArchive, PackageError> openZip(
    const FileDescriptor& file, const std::vector<QByteArray>& names)
{
    const int copy = ::fcntl(file.get(), F_DUPFD_CLOEXEC, 0);
    int error = 0;
    ZipArchive archive(zip_fdopen(copy, 0, &error));
    if (!archive)
        ::close(copy);
    if (!archive || !hasNames(archive.get(), names))
        return noArchive();
    return archive;
}

//! Whether the attributes of an entry, if they are those of Unix, fit a file or folder.
bool hasPlainType(zip_t* archive, zip_uint64_t index, bool isFolder)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0)
        return false;
    const mode_t type = (attributes >> 16) & S_IFMT;
    return type == 0 || type == mode_t(isFolder ? S_IFDIR : S_IFREG);
}

} // namespace

Result<std::unique_ptr<PackageReader>, PackageError> ZipReader::open(const QString& path)
{
    const Result<FileDescriptor, PackageError> file = openArchive(path);
    if (!file)
        return file.error();
    const Result<std::vector<QByteArray>, PackageError> names = readArchiveNames(*file);
    if (!names)
        return names.error();
    const Result<std::vector<Name>, PackageError> checked = checkedNames(*names);
    if (!checked)
        return checked.error();
    Result<ZipArchive, PackageError> archive = openZip(*file, *names);
    if (!archive)
        return archive.error();
    std::unique_ptr<ZipReader> reader(new ZipReader(std::move(archive).value()));
    for (std::size_t i = 0; i < checked->size(); ++i) {
        const Name& name = (*checked)[i];
        if (!hasPlainType(reader->m_archive.get(), i, name.isFolder))
            return refused(Refusal::BadFileType,
                QStringLiteral("%1 is neither a file nor a folder").arg(shownName(name.path)));
        if (name.isFolder)
            continue;
        const auto added = reader->addFile(name.path, qint64(i));
        if (!added)
            return added.error();
    }
    return std::unique_ptr<PackageReader>(std::move(reader));
}

Result<void, PackageError> ZipReader::addFile(const QString& path, qint64 index)
{
    zip_stat_t status{};
    constexpr zip_uint64_t needed
        = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(m_archive.get(), zip_uint64_t(index), 0, &status) != 0
        || (status.valid & needed) != needed)
        return damaged(path);
    if (status.encryption_method != ZIP_EM_NONE)
        return refused(
            Refusal::Unsupported, QStringLiteral("the file %1 is encrypted").arg(shownName(path)));
    if (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE)
        return refused(Refusal::Unsupported,
            QStringLiteral("the file %1 is compressed in a way that packages do not use")
                .arg(shownName(path)));
    // More is refused anyway.
    const auto claimed = qMin(status.size, zip_uint64_t(limits::maxPackageBytes + 1));
    m_files.push_back({path, qint64(claimed), index});
    return {};
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
