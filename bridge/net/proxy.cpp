#include "bridge/net/proxy.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace portcullis {
namespace {

struct Scheme {
    const char* name;
    Proxy::Kind kind;
};

//! The first of a kind is how it is written.
constexpr std::array schemes{
    Scheme{"http", Proxy::Kind::Http},
    Scheme{"socks4", Proxy::Kind::Socks4},
    Scheme{"socks4a", Proxy::Kind::Socks4a},
    Scheme{"socks5", Proxy::Kind::Socks5},
    Scheme{"socks5h", Proxy::Kind::Socks5},
};

QString schemeOf(Proxy::Kind kind)
{
    const auto* const scheme = std::find_if(
        schemes.begin(), schemes.end(), [kind](const Scheme& s) { return s.kind == kind; });
    return QLatin1String(scheme->name);
}

int usualPort(Proxy::Kind kind, quint16 httpPort)
{
    return kind == Proxy::Kind::Http ? httpPort : socksProxyPort;
}

QUrl urlOf(const Proxy& proxy)
{
    QUrl url;
    url.setScheme(schemeOf(proxy.kind));
    // Strictly, an address with a zone would have to come with its percent sign encoded.
    url.setHost(proxy.host, QUrl::TolerantMode);
    url.setPort(proxy.port);
    return url;
}

//! Whether the zone of an IPv6 address is none by RFC 6874, section 2. QUrl takes any text for one,
//! brackets and an at sign included.
bool hasOddZone(const QString& host)
{
    static const QRegularExpression odd(QStringLiteral("%(?![A-Za-z0-9._~-]+\\z)"));
    return host.contains(u':') && odd.match(host).hasMatch();
}

bool hasControl(const QString& text)
{
    return std::any_of(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

} // namespace

QString Proxy::toString() const
{
    return urlOf(*this).toString(QUrl::FullyEncoded);
}

std::optional<Proxy> proxyOf(const QUrl& url, quint16 httpPort)
{
    const QString name = url.scheme();
    const auto* const scheme = std::find_if(schemes.begin(), schemes.end(),
        [&name](const Scheme& s) { return name == QLatin1String(s.name); });
    if (!url.isValid() || scheme == schemes.end() || url.host().isEmpty() || url.port() == 0)
        return std::nullopt;
    // As URLs have it, QUrl encodes the percent sign before the zone; the address itself has it
    // bare.
    const QString host
        = url.host(QUrl::FullyEncoded).replace(QLatin1String("%25"), QLatin1String("%"));
    const QString user = url.userName(QUrl::FullyDecoded);
    const QString password = url.password(QUrl::FullyDecoded);
    if (hasOddZone(host) || hasControl(user) || hasControl(password))
        return std::nullopt;
    return Proxy{
        scheme->kind, host, quint16(url.port(usualPort(scheme->kind, httpPort))), user, password};
}

Result<ProxyOrNone, QString> parseProxy(const QString& text)
{
    if (text == QLatin1String("none"))
        return ProxyOrNone();
    const QUrl url(text, QUrl::StrictMode);
    const bool hasMore = url.path().size() > 1 || url.hasQuery() || url.hasFragment();
    ProxyOrNone proxy = proxyOf(url, httpProxyPort);
    if (!proxy || hasMore)
        return QStringLiteral("a proxy is \"none\" or host:port after http://, socks4://, "
                              "socks4a:// or socks5://, with "
                              "user:password@ before the host if it needs them");
    return proxy;
}

QString proxyText(const ProxyOrNone& proxy)
{
    if (!proxy)
        return QStringLiteral("none");
    QUrl url = urlOf(*proxy);
    if (!proxy->user.isEmpty())
        url.setUserName(proxy->user, QUrl::DecodedMode);
    if (!proxy->password.isEmpty())
        url.setPassword(proxy->password, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace portcullis
