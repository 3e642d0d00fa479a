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

} // namespace

ResourceFolder::ResourceFolder(const QString& path)
    : m_root(QFileInfo(path).canonicalFilePath()) { }

Result<QString, ResourceFolder::Refusal> ResourceFolder::resolve(const QString& relativePath) const
{
    if (!isPlainRelativePath(relativePath))
        return Refusal::BadPath;
    if (m_root.isEmpty())
        return Refusal::NotFound;
    const QFileInfo file(m_root + u'/' + relativePath);
    const QString real = file.canonicalFilePath();
    if (real.isEmpty())
        return Refusal::NotFound;
    if (!real.startsWith(m_root + u'/'))
        return Refusal::Outside;
    if (!file.isFile())
        return Refusal::NotFound;
    return real;
}

} // namespace portcullis
