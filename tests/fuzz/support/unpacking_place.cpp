#include "tests/fuzz/support/unpacking_place.h"

#include "app/package/files.h"
#include "app/package/package_path.h"
#include "app/package/path_index.h"
#include "app/store/store_paths.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <sys/stat.h>

namespace portcullis::fuzz {
namespace {

//! Past that, unpacking is canceled.
constexpr qint64 maxBytes = 512 * limits::kibibyte;

const QByteArray beside = "not the package's";

//! What lies in a folder.
struct Content {
    qint64 bytes = 0;
    int files = 0;
};

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(),
        "a file can be written");
}

void checkEntry(const QString& path, const QString& relative, PathIndex& index, Content& content)
{
    struct stat status { };
    require(::lstat(QFile::encodeName(path).constData(), &status) == 0, "what is there is there");
    require(S_ISREG(status.st_mode) || S_ISDIR(status.st_mode), "only files and folders appear");
    require(bool(checkedPath(relative.toUtf8())), "a name can be in a package");
    const bool isFolder = S_ISDIR(status.st_mode);
    const auto added = isFolder ? index.addFolder(relative) : index.addFile(relative);
    require(bool(added), "no two names are the same, and there are not too many");
    if (isFolder)
        return;
    require((status.st_mode & (S_ISUID | S_ISGID | S_IXUSR | S_IXGRP | S_IXOTH)) == 0,
        "no file can be run");
    ++content.files;
    content.bytes += status.st_size;
}

Content checkContent(const QString& folder)
{
    Content content;
    PathIndex index;
    QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        checkEntry(path, path.mid(folder.size() + 1), index, content);
    }
    return content;
}

} // namespace

UnpackingPlace::UnpackingPlace()
{
    require(m_dir.isValid(), "there is a temporary folder");
    write(path("beside"), beside);
}

void UnpackingPlace::unpack(const QByteArray& archive) const
{
    write(path("package"), archive);
    const QString target = path("target");
    require(files::makeFolder(target), "a folder can be made");
    const auto summary = unpackPackage(
        path("package"), target, [](qint64 done, qint64) { return done <= maxBytes; });
    const Content content = checkContent(target);
    require(content.bytes <= maxBytes, "no more is written than was taken");
    checkNeighbors();
    if (summary) {
        require(summary->files == content.files && summary->bytes == content.bytes,
            "what is taken is what lies there");
        checkTaken(*summary);
    } else {
        require(isOneLine(summary.error().message), "an error is one line");
    }
    require(files::removeTree(target), "all of it can be removed");
}

void UnpackingPlace::checkNeighbors() const
{
    const QStringList names
        = QDir(m_dir.path())
              .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                  QDir::Name);
    require(names.join(u' ') == QLatin1String("beside package target"), "nothing appears beside");
    QFile file(path("beside"));
    require(file.open(QIODevice::ReadOnly) && file.readAll() == beside, "nothing is overwritten");
}

void UnpackingPlace::checkTaken(const PackageSummary& summary) const
{
    const QString target = path("target");
    require(StorePaths::isId(summary.manifest.id), "an id can be the name of a folder");
    require(QFile::exists(target + u'/' + summary.manifest.entry), "the entry is there");
    require(summary.frontendBytes <= summary.bytes, "the frontend is a part of it");
    for (const QString& warning : summary.warnings)
        require(isOneLine(warning), "a warning is one line");
    const auto again = checkUnpacked(target);
    require(bool(again), "what was taken is taken again");
    require(again->digest == summary.digest && again->publisher == summary.publisher,
        "what was taken is the same again");
    const QString other = path("other");
    require(files::makeFolder(other), "a folder can be made");
    const auto ofFolder = unpackPackage(target, other);
    require(bool(ofFolder), "a folder of the same files is taken");
    require(ofFolder->digest == summary.digest && ofFolder->publisher == summary.publisher
            && ofFolder->files == summary.files,
        "a folder of the same files is the same package");
    require(files::removeTree(other), "all of it can be removed");
}

} // namespace portcullis::fuzz
