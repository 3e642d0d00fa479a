#include "bridge/net/environment_proxies.h"

#include "bridge/core/limits.h"

#include <QProcessEnvironment>
#include <QRegularExpression>

#include <algorithm>
#include <initializer_list>

namespace portcullis {
namespace {

//! The first of \a names that is set; empty if none is. An empty variable is none to curl.
QString firstSet(const QProcessEnvironment& environment, std::initializer_list<const char*> names)
{
    const auto* const name = std::find_if(names.begin(), names.end(),
        [&environment](const char* n) { return !environment.value(QLatin1String(n)).isEmpty(); });
    return name == names.end() ? QString() : QLatin1String(*name);
}

//! curl takes the path for a socket's in the file system.
bool isLocalSocket(const Proxy& proxy, const QUrl& url)
{
    return proxy.kind != Proxy::Kind::Http && proxy.host == QLatin1String("localhost")
        && url.path().size() > 1;
}

//! Empty if it cannot be understood.
std::optional<Proxy> readValue(const QString& value)
{
    static const QRegularExpression blank(QStringLiteral("[\\x00-\\x20\\x7f]"));
    static const QRegularExpression start(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*):/{1,3}"));
    static const QRegularExpression noPort(QStringLiteral("^[^/?#]*:(?:[/?#]|$)"));
    if (value.size() > limits::maxProxyVariableLength || blank.match(value).hasMatch())
        return std::nullopt;
    const QRegularExpressionMatch match = start.match(value);
    if (!match.hasMatch() && noPort.match(value).hasMatch())
        return std::nullopt;
    const QString scheme = match.hasMatch() ? match.captured(1).toLower() : QStringLiteral("http");
    const QUrl url((scheme == QLatin1String("socks") ? QStringLiteral("socks4") : scheme)
        + QLatin1String("://") + value.mid(match.capturedLength()));
    const std::optional<Proxy> proxy = proxyOf(url, environmentHttpProxyPort);
    return proxy && isLocalSocket(*proxy, url) ? std::nullopt : proxy;
}

std::optional<ProxyChoice> readFirst(
    const QProcessEnvironment& environment, std::initializer_list<const char*> names)
{
    const QString variable = firstSet(environment, names);
    if (variable.isEmpty())
        return std::nullopt;
    const std::optional<Proxy> proxy = readValue(environment.value(variable));
    return ProxyChoice{proxy, ProxyChoice::Source::Environment, variable, !proxy};
}

} // namespace

EnvironmentProxies::EnvironmentProxies(const QProcessEnvironment& environment)
    : m_ws(
        readFirst(environment, {"ws_proxy", "WS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY"})),
      m_wss(readFirst(environment,
          {"wss_proxy", "WSS_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})),
      m_exceptionsVariable(firstSet(environment, {"no_proxy", "NO_PROXY"}))
{
    m_exceptions = ProxyExceptions(environment.value(m_exceptionsVariable));
    m_hasIgnoredProxy = !m_ws && !firstSet(environment, {"HTTP_PROXY"}).isEmpty();
}

std::optional<ProxyChoice> EnvironmentProxies::choiceFor(const QUrl& url) const
{
    if (m_exceptions.holdFor(url.host(QUrl::FullyEncoded)))
        return ProxyChoice{
            std::nullopt, ProxyChoice::Source::Environment, m_exceptionsVariable, false};
    const Choice& choice = url.scheme() == QLatin1String("wss") ? m_wss : m_ws;
    if (!choice && (m_ws || m_wss))
        return ProxyChoice{std::nullopt, ProxyChoice::Source::Environment, {}, false};
    return choice;
}

} // namespace portcullis
