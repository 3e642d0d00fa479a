#include "bridge/hosts/url_parts.h"

#include "bridge/core/limits.h"
#include "bridge/hosts/percent_encoding.h"
#include "bridge/hosts/url_host.h"

#include <algorithm>
#include <string_view>

namespace portcullis {
namespace {

bool isSlash(char c)
{
    return c == '/' || c == '\\';
}

//! Without what the standard removes before anything else.
QByteArray cleaned(const QString& text)
{
    // Makes U+FFFD of lone surrogates.
    QByteArray bytes = QString::fromStdU32String(text.toStdU32String()).toUtf8();
    const auto isControlOrSpace = [](char c) { return quint8(c) <= 0x20; };
    const auto end = std::find_if_not(bytes.rbegin(), bytes.rend(), isControlOrSpace).base();
    const auto begin = std::find_if_not(bytes.begin(), end, isControlOrSpace);
    bytes = bytes.sliced(begin - bytes.begin(), end - begin);
    bytes.removeIf([](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    return bytes;
}

//! What is before the first of \a ends, which is taken from \a rest.
QByteArrayView takeUntil(QByteArrayView& rest, std::string_view ends)
{
    const auto end = std::find_if(rest.begin(), rest.end(),
        [ends](char c) { return ends.find(c) != std::string_view::npos; });
    const QByteArrayView taken = rest.first(end - rest.begin());
    rest = rest.sliced(taken.size());
    return taken;
}

bool isDot(QByteArrayView segment)
{
    return segment == "." || segment.compare("%2e", Qt::CaseInsensitive) == 0;
}

bool isDoubleDot(QByteArrayView segment)
{
    const QByteArray plain = segment.toByteArray().toLower().replace("%2e", ".");
    return plain == "..";
}

QByteArray parsedPath(QByteArrayView text)
{
    if (!text.isEmpty() && isSlash(text.front()))
        text = text.sliced(1);
    QByteArrayList segments;
    for (bool isLast = false; !isLast;) {
        const QByteArrayView segment = takeUntil(text, "/\\");
        isLast = text.isEmpty();
        if (!isLast)
            text = text.sliced(1);
        const bool isUp = isDoubleDot(segment);
        if (isUp && !segments.isEmpty())
            segments.removeLast();
        if (!isUp && !isDot(segment))
            segments << percentEncoded(segment, EncodeSet::Path);
        else if (isLast)
            segments << QByteArray();
    }
    return '/' + segments.join('/');
}

//! Empty for another scheme.
QByteArray wsScheme(const QByteArray& scheme)
{
    if (scheme == "ws" || scheme == "http")
        return "ws";
    return scheme == "wss" || scheme == "https" ? "wss" : QByteArray();
}

//! Between user and host is the last @.
bool parseUserInfo(QByteArrayView& authority, UrlParts& url)
{
    const qsizetype at = authority.lastIndexOf('@');
    if (at < 0)
        return true;
    QByteArrayView info = authority.first(at);
    authority = authority.sliced(at + 1);
    url.user = percentEncoded(takeUntil(info, ":"), EncodeSet::UserInfo);
    if (!info.isEmpty())
        url.password = percentEncoded(info.sliced(1), EncodeSet::UserInfo);
    return !authority.isEmpty();
}

//! Takes the host from \a authority; a colon within brackets does not end it.
QByteArrayView takeHost(QByteArrayView& authority)
{
    bool isInBrackets = false;
    const auto end = std::find_if(authority.begin(), authority.end(), [&](char c) {
        isInBrackets = c == '[' || (isInBrackets && c != ']');
        return c == ':' && !isInBrackets;
    });
    const QByteArrayView host = authority.first(end - authority.begin());
    authority = authority.sliced(host.size());
    return host;
}

//! \a text is empty, or begins with a colon. An empty port is the scheme's own.
bool parsePort(QByteArrayView text, UrlParts& url)
{
    int port = 0;
    for (const char c : text.sliced(text.isEmpty() ? 0 : 1)) {
        if (c < '0' || c > '9')
            return false;
        port = std::min(10 * port + (c - '0'), 0x10000);
    }
    if (port > 0xFFFF)
        return false;
    if (text.size() > 1 && port != url.defaultPort())
        url.port = quint16(port);
    return true;
}

std::optional<UrlFault> parseAuthority(QByteArrayView authority, UrlParts& url)
{
    if (!parseUserInfo(authority, url))
        return UrlFault::NoHost;
    const QByteArrayView host = takeHost(authority);
    if (host.isEmpty())
        return UrlFault::NoHost;
    const std::optional<QByteArray> parsedHost = parseUrlHost(host.toByteArray());
    if (!parsedHost || !parsePort(authority, url))
        return UrlFault::Malformed;
    url.host = *parsedHost;
    return std::nullopt;
}

} // namespace

Result<UrlParts, UrlFault> UrlParts::parse(const QString& text)
{
    const QByteArray bytes = cleaned(text);
    QByteArrayView rest(bytes);
    UrlParts url;
    url.scheme = wsScheme(takeUntil(rest, ":").toByteArray().toLower());
    if (rest.isEmpty() || url.scheme.isEmpty())
        return UrlFault::Scheme;
    rest = rest.sliced(1);
    rest = rest.sliced(std::find_if_not(rest.begin(), rest.end(), isSlash) - rest.begin());
    if (const auto fault = parseAuthority(takeUntil(rest, "/\\?#"), url))
        return *fault;
    url.path = parsedPath(takeUntil(rest, "?#"));
    if (rest.startsWith('?'))
        url.query = percentEncoded(takeUntil(rest, "#").sliced(1), EncodeSet::Query);
    if (rest.startsWith('#'))
        url.fragment = percentEncoded(rest.sliced(1), EncodeSet::Fragment);
    return url;
}

QByteArray UrlParts::serialized() const
{
    QByteArray text = scheme + "://";
    if (!user.isEmpty() || !password.isEmpty())
        text += user + (password.isEmpty() ? QByteArray() : ':' + password) + '@';
    text += host;
    if (port)
        text += ':' + QByteArray::number(*port);
    text += path;
    if (query)
        text += '?' + *query;
    if (fragment)
        text += '#' + *fragment;
    return text;
}

QUrl UrlParts::origin() const
{
    const QString name = QString::fromLatin1(host);
    QUrl url;
    url.setScheme(QString::fromLatin1(scheme));
    url.setHost(name, QUrl::StrictMode);
    if (port)
        url.setPort(*port);
    // QUrl refuses names that the DNS cannot have, or reads them otherwise.
    const bool isSame = name.startsWith(u'[') || url.host(QUrl::FullyEncoded) == name;
    const bool isShort = name.size() <= limits::maxHostLength + (name.endsWith(u'.') ? 1 : 0);
    return url.isValid() && isSame && isShort ? url : QUrl();
}

quint16 UrlParts::defaultPort() const
{
    return scheme == "wss" ? 443 : 80;
}

} // namespace portcullis
