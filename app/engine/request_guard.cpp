#include "app/engine/request_guard.h"

#include "app/engine/schemes.h"

namespace portcullis {

RequestGuard::RequestGuard(QString resourceId, QObject* parent)
    : QWebEngineUrlRequestInterceptor(parent), m_resourceId(std::move(resourceId))
{
}

void RequestGuard::interceptRequest(QWebEngineUrlRequestInfo& info)
{
    const QUrl url = info.requestUrl();
    const QString scheme = url.scheme();
    const bool isOwnFile = schemes::isOwnUrl(url, m_resourceId);
    const bool isOwnChannel = schemes::isOwnChannelUrl(url, m_resourceId);
    const bool isShell = schemes::isShellUrl(url);
    const bool isInMemory = scheme == QLatin1String("data") || scheme == QLatin1String("blob");
    if (!isOwnFile && !isOwnChannel && !isShell && !isInMemory) {
        info.block(true);
        Q_EMIT blocked(url);
    }
    if (isOwnFile && info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeXhr)
        info.setHttpHeader(readByScript, "1");
    if (!isOwnChannel)
        count();
}

void RequestGuard::count()
{
    m_loads.spend(1);
    if (m_loads.isOverdrawn())
        Q_EMIT tooMany();
}

} // namespace portcullis
