#include "app/settings/proxy_parts.h"

#include "bridge/core/limits.h"
#include "bridge/net/proxy.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace portcullis {
namespace {

constexpr std::array kinds{
    std::pair(ProxyParts::Kind::Http, Proxy::Kind::Http),
    std::pair(ProxyParts::Kind::Socks4, Proxy::Kind::Socks4),
    std::pair(ProxyParts::Kind::Socks4a, Proxy::Kind::Socks4a),
    std::pair(ProxyParts::Kind::Socks5, Proxy::Kind::Socks5),
};

} // namespace

ProxyParts proxyParts(const QString& text)
{
    const auto proxy = parseProxy(text);
    if (text.isEmpty() || !proxy)
        return {};
    const ProxyOrNone& parsed = *proxy;
    if (!parsed)
        return {ProxyParts::Kind::None, {}, 0, {}, {}};
    const auto* const kind = std::find_if(kinds.begin(), kinds.end(),
        [&parsed](const auto& entry) { return entry.second == parsed->kind; });
    return {kind->first, parsed->host, parsed->port, parsed->user, parsed->password};
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
        return proxyText(ProxyOrNone());
    const auto* const kind = std::find_if(kinds.begin(), kinds.end(),
        [&parts](const auto& entry) { return entry.first == parts.kind; });
    return proxyText(Proxy{kind->second, parts.host, parts.port, parts.user, parts.password});
}

} // namespace portcullis
