#include "app/package/served_files.h"

#include "app/engine/schemes.h"
#include "bridge/core/limits.h"

namespace portcullis {
namespace {

constexpr char reservedFolder[] = "_rp/";
constexpr char sdkPath[] = "_rp/sdk.js";

QString pathOf(const QUrl& url)
{
    return url.path(QUrl::FullyDecoded).mid(1);
}

QUrl withSlash(const QUrl& url)
{
    QUrl folder = url;
    folder.setPath(url.path(QUrl::FullyEncoded) + u'/', QUrl::TolerantMode);
    return folder;
}

} // namespace

ServedFiles::ServedFiles(QString id, ResourceFolder folder, const QString& entry)
    : m_id(std::move(id)), m_folder(std::move(folder)),
      m_entryFolder(entry.left(entry.lastIndexOf(u'/') + 1))
{
}

ServedFile ServedFiles::find(const QUrl& url) const
{
    if (!schemes::isOwnUrl(url, m_id))
        return {};
    const QString path = pathOf(url);
    if (path == QLatin1String(sdkPath))
        return {QStringLiteral(":/portcullis/sdk.js"), {}};
    return path.startsWith(QLatin1String(reservedFolder)) ? ServedFile() : findPath(path, url);
}

bool ServedFiles::hasForeignBase(const QUrl& url) const
{
    QString path = pathOf(url);
    if (!path.startsWith(m_entryFolder))
        return true;
    for (int dropped = 0; dropped < limits::maxBaseSegments; ++dropped) {
        const qsizetype slash = path.indexOf(u'/');
        if (slash < 0)
            return false;
        path.remove(0, slash + 1);
        if (findPath(path, url).isFound())
            return true;
    }
    return false;
}

ServedFile ServedFiles::findPath(const QString& path, const QUrl& url) const
{
    const ServedFile found = findBelow({}, path, url);
    return found.isFound() || m_entryFolder.isEmpty() ? found : findBelow(m_entryFolder, path, url);
}

ServedFile ServedFiles::findBelow(const QString& top, const QString& path, const QUrl& url) const
{
    const QString place = top + path;
    const bool isFolder = path.isEmpty() || path.endsWith(u'/');
    const QString page = QStringLiteral("index.html");
    if (const auto file = m_folder.resolve(isFolder ? place + page : place))
        return {*file, {}};
    if (isFolder || !m_folder.resolve(place + u'/' + page))
        return {};
    return {{}, withSlash(url)};
}

} // namespace portcullis
