#include "bridge/hosts/host_pattern.h"

#include "bridge/hosts/address_kind.h"
#include "bridge/hosts/url_host.h"
#include "bridge/hosts/url_parts.h"

#include <QRegularExpression>

namespace portcullis {
namespace {

const QString localhost = QStringLiteral("localhost");

int defaultPort(const QString& scheme)
{
    return scheme == QLatin1String("wss") ? 443 : 80;
}

QString bracketed(const QString& host)
{
    return host.contains(u':') ? u'[' + host + u']' : host;
}

//! The URL of a pattern without its star and port; invalid if there is no such host.
QUrl bareUrl(const QString& scheme, const QString& host)
{
    const std::optional<QByteArray> parsed = parseUrlHost(host.toUtf8());
    if (!parsed)
        return {};
    UrlParts parts;
    parts.scheme = scheme.toLatin1();
    parts.host = *parsed;
    return parts.origin();
}

} // namespace

QString comparableHost(const QUrl& url)
{
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    const QHostAddress address(host);
    return address.isNull() ? host : unmapped(address).toString();
}

std::optional<QHostAddress> literalAddress(const QUrl& url)
{
    const QHostAddress address(comparableHost(url));
    return address.isNull() ? std::nullopt : std::optional(address);
}

Result<HostPattern, QString> HostPattern::parse(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^(wss?)://(\\*\\.)?(\\[[0-9a-fA-F:.]+\\]|[^\\[\\]*:/?#@\\s]+)"
                       "(?::(\\*|[0-9]{1,5}))?\\z"));
    const QRegularExpressionMatch match = form.match(text);
    const QUrl url = bareUrl(match.captured(1), match.captured(3));
    if (!match.hasMatch() || !url.isValid())
        return QStringLiteral("it must be like wss://example.com, wss://*.example.com or "
                              "ws://localhost:8080");
    HostPattern pattern;
    pattern.m_scheme = url.scheme();
    pattern.m_host = comparableHost(url);
    pattern.m_isWildcard = !match.captured(2).isEmpty();
    if (pattern.m_isWildcard && (literalAddress(url) || !pattern.m_host.contains(u'.')))
        return QStringLiteral("after *. it must have a name of two parts or more");
    const QString port = match.captured(4);
    if (port == u'*')
        return pattern;
    pattern.m_port = port.isEmpty() ? defaultPort(pattern.m_scheme) : port.toInt();
    if (*pattern.m_port < 1 || *pattern.m_port > 65535)
        return QStringLiteral("its port must be from 1 to 65535");
    return pattern;
}

HostPattern HostPattern::of(const QUrl& url)
{
    HostPattern pattern;
    pattern.m_scheme = url.scheme();
    pattern.m_host = comparableHost(url);
    pattern.m_port = url.port(defaultPort(url.scheme()));
    return pattern;
}

bool HostPattern::matches(const QUrl& url) const
{
    const QString host = comparableHost(url);
    const bool isHost = m_isWildcard ? host.endsWith(u'.' + m_host) : host == m_host;
    return isHost && matchesSchemeAndPort(url);
}

bool HostPattern::names(const QHostAddress& address, const QUrl& url) const
{
    if (m_isWildcard || !matchesSchemeAndPort(url))
        return false;
    if (m_host == localhost)
        return comparableHost(url) == localhost && kindOf(address) == AddressKind::ThisComputer;
    return QHostAddress(m_host) == unmapped(address);
}

bool HostPattern::covers(const HostPattern& other) const
{
    if (m_scheme != other.m_scheme || (m_port && m_port != other.m_port))
        return false;
    if (m_host == other.m_host)
        return m_isWildcard == other.m_isWildcard;
    const bool isName = QHostAddress(other.m_host).isNull();
    return m_isWildcard && isName && other.m_host.endsWith(u'.' + m_host);
}

bool HostPattern::isEncrypted() const
{
    return m_scheme == QLatin1String("wss");
}

bool HostPattern::hasDefaultPort() const
{
    return m_port == defaultPort(m_scheme);
}

QString HostPattern::toString() const
{
    QString text = m_scheme + QStringLiteral("://") + QLatin1String(m_isWildcard ? "*." : "");
    text += bracketed(m_host);
    if (!m_port)
        return text + QStringLiteral(":*");
    return hasDefaultPort() ? text : text + u':' + QString::number(*m_port);
}

bool HostPattern::matchesSchemeAndPort(const QUrl& url) const
{
    return url.scheme() == m_scheme && (!m_port || *m_port == url.port(defaultPort(m_scheme)));
}

} // namespace portcullis
