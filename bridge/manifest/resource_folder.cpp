#include "bridge/manifest/resource_folder.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace portcullis {
namespace {

bool isPlainRelativePath(const QString& path)
{
    if (path.contains(u'\0') || path.contains(u'\\'))
        return false;
    const QStringList segments = path.split(u'/');
    return std::none_of(segments.begin(), segments.end(), [](const QString& segment) {
        return segment.isEmpty() || segment == QLatin1String(".") || segment == QLatin1String("..");
    });
}

//! \brief \a path, and how else its letters can be made of characters.
//!
//! macOS takes these for the same name and writes archives with one of them, whatever the author's
//! files say. A package cannot have more than one.
QStringList spellings(const QString& path)
{
    QStringList all{path, path.normalized(QString::NormalizationForm_C),
        path.normalized(QString::NormalizationForm_D)};
    all.removeDuplicates();
    return all;
}

} // namespace

ResourceFolder::ResourceFolder(const QString& path)
    : m_root(QFileInfo(path).canonicalFilePath()) { }

Result<QString, ResourceFolder::Refusal> ResourceFolder::resolve(const QString& relativePath) const
{
    if (!isPlainRelativePath(relativePath))
        return Refusal::BadPath;
    if (m_root.isEmpty())
        return Refusal::NotFound;
    for (const QString& path : spellings(relativePath)) {
        const QFileInfo file(m_root + u'/' + path);
        const QString real = file.canonicalFilePath();
        if (real.isEmpty())
            continue;
        if (!real.startsWith(m_root + u'/'))
            return Refusal::Outside;
        return file.isFile() ? Result<QString, Refusal>(real) : Refusal::NotFound;
    }
    return Refusal::NotFound;
}

} // namespace portcullis
