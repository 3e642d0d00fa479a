#include "app/settings/proxy_parts.h"

#include "bridge/core/limits.h"
#include "bridge/ws/network_settings.h"

#include <QUrl>

namespace portcullis {

ProxyParts proxyParts(const QString& text)
{
    const auto proxy = parseProxy(text);
    if (text.isEmpty() || !proxy)
        return {};
    const QNetworkProxy::ProxyType type = proxy->type();
    if (type == QNetworkProxy::NoProxy)
        return {ProxyParts::Kind::None, {}, 0, {}, {}};
    return {type == QNetworkProxy::HttpProxy ? ProxyParts::Kind::Http : ProxyParts::Kind::Socks,
        proxy->hostName(), proxy->port(), proxy->user(), proxy->password()};
}

bool isProxyHost(const QString& host)
{
    if (host.isEmpty() || host.size() > limits::maxHostLength)
        return false;
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(host, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty();
}

QString proxyText(const ProxyParts& parts)
{
    if (parts.kind == ProxyParts::Kind::System)
        return {};
    if (parts.kind == ProxyParts::Kind::None)
        return QStringLiteral("none");
    QUrl url;
    url.setScheme(
        parts.kind == ProxyParts::Kind::Http ? QStringLiteral("http") : QStringLiteral("socks5"));
    url.setHost(parts.host, QUrl::StrictMode);
    url.setPort(parts.port);
    if (!parts.user.isEmpty())
        url.setUserName(parts.user, QUrl::DecodedMode);
    if (!parts.password.isEmpty())
        url.setPassword(parts.password, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace portcullis
