#include "app/package/archive_names.h"

#include "app/package/leftovers.h"
#include "app/package/package_path.h"
#include "app/package/package_root.h"
#include "app/package/path_index.h"

#include <QByteArrayList>
#include <QStringDecoder>

#include <algorithm>

namespace portcullis {
namespace {

using Kind = PackageName::Kind;

//! Whether the files of that system (APPNOTE 4.4.2.2) can have no backslash in their names.
bool isWindows(quint8 system)
{
    constexpr quint8 fat = 0;
    constexpr quint8 ntfs = 10;
    constexpr quint8 vfat = 14;
    return system == fat || system == ntfs || system == vfat;
}

bool isUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError();
}

//! \brief Whether backslashes are what separates names, as in the archives of PowerShell 5.
//!
//! Where there are both, programs differ in what they take for a separator.
bool hasBackslashes(const std::vector<ArchiveEntry>& entries)
{
    return std::none_of(entries.begin(), entries.end(), [](const ArchiveEntry& entry) {
        const QByteArray& name = entry.effectiveName();
        return name.contains('/') || (name.contains('\\') && !isWindows(entry.system));
    });
}

//! Without the names "." in it; a folder has a slash at its end.
QByteArray withoutDots(const QByteArray& name)
{
    QByteArrayList parts = name.split('/');
    const QByteArray last = parts.takeLast();
    parts.removeAll(".");
    const bool isInside = !parts.isEmpty() || !last.isEmpty();
    parts << last;
    return isInside ? parts.join('/') : QByteArray();
}

//! Only what would lead out of the package, or be another file for another program.
Result<void, PackageError> checkLeftover(const QByteArray& name, bool isFolder)
{
    QByteArray path = isFolder ? name.chopped(1) : name;
    const QString shown = QString::fromUtf8(path);
    const QByteArrayList parts = path.split('/');
    const bool leavesPackage = std::any_of(parts.begin(), parts.end(),
        [](const QByteArray& part) { return part.isEmpty() || part == "." || part == ".."; });
    if (leavesPackage || path.contains('\\') || path.contains('\0'))
        return badPath(shown, QStringLiteral("it leads to another place; make the archive again"));
    return {};
}

//! \brief Where it is in the archive, and what it is. The path is a text, and not checked yet.
Result<PackageName, PackageError> nameInArchive(const ArchiveEntry& entry, bool hasBackslashes)
{
    if (!entry.unicodeName.isEmpty() && entry.unicodeName != entry.name && isUtf8(entry.name))
        return badPath(QString::fromUtf8(entry.name),
            QStringLiteral("the archive also calls it %1; make the archive again")
                .arg(shownName(QString::fromUtf8(entry.unicodeName))));
    QByteArray raw = entry.effectiveName();
    if (hasBackslashes)
        raw.replace('\\', '/');
    const QByteArray name = withoutDots(raw);
    if (name.isEmpty() && !raw.isEmpty())
        return PackageName{{}, Kind::Folder};
    const bool isFolder = name.endsWith('/');
    const QString path = QString::fromUtf8(isFolder ? name.chopped(1) : name);
    if (isLeftover(name)) {
        const auto checked = checkLeftover(name, isFolder);
        if (!checked)
            return checked.error();
        return PackageName{path, isFolder ? Kind::LeftoverFolder : Kind::Leftover};
    }
    if (path.isEmpty() || !isUtf8(name))
        return checkedPath(name).error();
    return PackageName{path, isFolder ? Kind::Folder : Kind::File};
}

Result<std::vector<PackageName>, PackageError> namesInArchive(
    const std::vector<ArchiveEntry>& entries)
{
    std::vector<PackageName> names;
    const bool withBackslashes = hasBackslashes(entries);
    for (const ArchiveEntry& entry : entries) {
        const Result<PackageName, PackageError> name = nameInArchive(entry, withBackslashes);
        if (!name)
            return name.error();
        names.push_back(*name);
    }
    return names;
}

QStringList filesOf(const std::vector<PackageName>& names)
{
    QStringList files;
    for (const PackageName& name : names) {
        if (name.kind == Kind::File)
            files << name.path;
    }
    return files;
}

bool isLeftOut(const PackageName& name)
{
    return name.kind == Kind::Leftover || name.kind == Kind::LeftoverFolder;
}

//! Takes the names of what is in the folder \a root as they are in there. What is beside it are
//! folders without files, and leftovers.
void enter(std::vector<PackageName>& names, const QString& root)
{
    const QString top = root + u'/';
    for (PackageName& name : names) {
        if (name.path.startsWith(top))
            name.path.remove(0, top.size());
        else if (!isLeftOut(name))
            name.path.clear();
    }
}

Result<void, PackageError> checkTogether(const std::vector<PackageName>& names)
{
    PathIndex index;
    for (const PackageName& name : names) {
        if (isLeftOut(name) || name.path.isEmpty())
            continue;
        const Result<QString, PackageError> path = checkedPath(name.path.toUtf8());
        if (!path)
            return path.error();
        auto added = name.kind == Kind::Folder ? index.addFolder(*path) : index.addFile(*path);
        if (!added)
            return added;
    }
    return {};
}

} // namespace

Result<std::vector<PackageName>, PackageError> packageNames(
    const std::vector<ArchiveEntry>& entries)
{
    Result<std::vector<PackageName>, PackageError> read = namesInArchive(entries);
    if (!read)
        return read;
    std::vector<PackageName> names = std::move(read).value();
    const Result<QString, PackageError> root = findRoot(filesOf(names));
    if (!root)
        return root.error();
    if (!root->isEmpty()) {
        const auto checkedRoot = checkedPath(root->toUtf8());
        if (!checkedRoot)
            return checkedRoot.error();
        enter(names, *root);
    }
    const auto checked = checkTogether(names);
    if (!checked)
        return checked.error();
    return names;
}

} // namespace portcullis
