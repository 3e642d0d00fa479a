#include "bridge/hosts/origin.h"

#include "bridge/core/limits.h"
#include "bridge/hosts/host_pattern.h"

#include <tuple>

namespace portcullis {
namespace {

//! 0 if \a scheme is none that leads to a host.
int defaultPort(const QString& scheme)
{
    if (scheme == QLatin1String("wss") || scheme == QLatin1String("https"))
        return 443;
    if (scheme == QLatin1String("ws") || scheme == QLatin1String("http"))
        return 80;
    return 0;
}

} // namespace

bool Origin::operator<(const Origin& other) const
{
    return std::tie(scheme, host, port) < std::tie(other.scheme, other.host, other.port);
}

QString Origin::toString() const
{
    const bool isAddress = host.contains(u':');
    const QString shown = isAddress ? u'[' + host + u']' : host;
    const QString base = QStringLiteral("%1://%2").arg(scheme, shown);
    return port == defaultPort(scheme) ? base : QStringLiteral("%1:%2").arg(base).arg(port);
}

std::optional<Origin> originOf(const QUrl& url)
{
    const int port = defaultPort(url.scheme());
    const QString host = comparableHost(url);
    if (port == 0 || host.isEmpty() || host.size() > limits::maxHostLength)
        return std::nullopt;
    return Origin{url.scheme(), host, url.port(port)};
}

} // namespace portcullis
