#include "app/package/package_root.h"

#include <algorithm>

namespace portcullis {
namespace {

const QString manifestFile = QLatin1String(manifestName);
const QString belowFolder = u'/' + manifestFile;

PackageError badManifest(const QString& message)
{
    return refused(Refusal::BadManifest, message);
}

//! The folders that have a manifest.
QStringList foldersWithManifest(const QStringList& files)
{
    QStringList folders;
    for (const QString& file : files) {
        if (file.endsWith(belowFolder))
            folders << file.chopped(belowFolder.size());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

//! The first of \a files that is not in \a folder; empty if there is none.
QString firstBeside(const QStringList& files, const QString& folder)
{
    const auto found = std::find_if(files.begin(), files.end(),
        [top = folder + u'/'](const QString& file) { return !file.startsWith(top); });
    return found == files.end() ? QString() : *found;
}

//! A file that was meant to be the manifest, such as `resource.json.txt`; empty if there is none.
QString misnamedManifest(const QStringList& files)
{
    const auto found = std::find_if(files.begin(), files.end(), [](const QString& file) {
        return file.section(u'/', -1).startsWith(manifestFile, Qt::CaseInsensitive);
    });
    return found == files.end() ? QString() : *found;
}

PackageError inSeveral(const QStringList& folders)
{
    return badManifest(QStringLiteral("there is more than one resource.json, in the folders %1 and "
                                      "%2; make a package of one of them")
                           .arg(shownName(folders[0]), shownName(folders[1])));
}

} // namespace

Result<QString, PackageError> findRoot(const QStringList& files)
{
    if (files.contains(manifestFile))
        return QString();
    const QStringList folders = foldersWithManifest(files);
    const auto isAtTop = [](const QString& folder) { return !folder.contains(u'/'); };
    const auto root = std::find_if(folders.begin(), folders.end(), isAtTop);
    if (root == folders.end() || !firstBeside(files, *root).isEmpty())
        return noManifest(files);
    return *root;
}

PackageError noManifest(const QStringList& files)
{
    const QStringList folders = foldersWithManifest(files);
    if (folders.size() > 1)
        return inSeveral(folders);
    if (folders.isEmpty()) {
        const QString misnamed = misnamedManifest(files);
        return badManifest(misnamed.isEmpty()
                ? QStringLiteral("there is no resource.json; add it at the top of the package")
                : QStringLiteral("there is no resource.json; give %1 this name")
                      .arg(shownName(misnamed)));
    }
    const QString& folder = folders.front();
    const QString beside = firstBeside(files, folder);
    if (beside.isEmpty())
        return badManifest(QStringLiteral("resource.json is not at the top but in the folder %1; "
                                          "make a package of that folder")
                               .arg(shownName(folder)));
    return badManifest(QStringLiteral("resource.json is in the folder %1, and %2 is not; put them "
                                      "into one folder, or make a package of that folder")
                           .arg(shownName(folder), shownName(beside)));
}

} // namespace portcullis
