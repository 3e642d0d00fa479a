#include "app/package/path_index.h"

#include "bridge/core/limits.h"

namespace portcullis {
namespace {

//! The same for all spellings of a name that some file system takes for one (Unicode, section
//! 3.13, canonical caseless matching). By way of capitals, since Qt folds letter by letter only,
//! and takes no "ß" for "ss".
QString comparable(const QString& path)
{
    return path.normalized(QString::NormalizationForm_D)
        .toUpper()
        .toCaseFolded()
        .normalized(QString::NormalizationForm_D);
}

bool isReserved(const QString& path)
{
    return comparable(path.section(u'/', 0, 0)) == QLatin1String("_rp");
}

} // namespace

Result<void, PackageError> PathIndex::addFile(const QString& path)
{
    auto parents = addParents(path);
    if (!parents)
        return parents;
    return add(path);
}

Result<void, PackageError> PathIndex::addFolder(const QString& path)
{
    if (m_folders.contains(path))
        return {};
    auto parents = addParents(path);
    if (!parents)
        return parents;
    m_folders << path;
    return add(path);
}

Result<void, PackageError> PathIndex::addParents(const QString& path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    if (slash < 0)
        return {};
    return addFolder(path.left(slash));
}

Result<void, PackageError> PathIndex::add(const QString& path)
{
    if (isReserved(path))
        return refused(Refusal::NameCollision,
            QStringLiteral("the name %1 is reserved for the program; rename the file or folder")
                .arg(shownName(path)));
    const QString key = comparable(path);
    const auto found = m_paths.constFind(key);
    if (found != m_paths.constEnd() && *found == path)
        return refused(Refusal::NameCollision,
            QStringLiteral("the name %1 is there twice; remove or rename one of the two")
                .arg(shownName(path)));
    if (found != m_paths.constEnd())
        return refused(Refusal::NameCollision,
            QStringLiteral(
                "the names %1 and %2 are the same on some systems; rename one of the two")
                .arg(shownName(*found), shownName(path)));
    if (m_paths.size() >= limits::maxPackageFiles)
        return refused(Refusal::TooManyFiles,
            QStringLiteral("there are more than %1 files and folders: %2 is one too many; remove "
                           "what the resource does not need")
                .arg(limits::maxPackageFiles)
                .arg(shownName(path)));
    m_paths.insert(key, path);
    return {};
}

} // namespace portcullis
