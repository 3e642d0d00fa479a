#include "bridge/ws/handshake.h"

#include "bridge/core/json_fields.h"
#include "bridge/core/limits.h"

#include <algorithm>
#include <array>

namespace portcullis {
namespace {

using fields::invalidField;

//! RFC 9110, section 5.6.2.
bool isToken(const QString& text)
{
    static const QString punctuation = QStringLiteral("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        const bool letter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
        return letter || (c >= u'0' && c <= u'9') || punctuation.contains(c);
    });
}

bool isControl(QChar c)
{
    return c < u' ' || c == u'\x7f';
}

//! Headers that belong to the connection or to the handshake, not to whoever asks for it.
bool isForbidden(const QByteArray& lowerName)
{
    static constexpr std::array names{"accept-encoding", "connection", "content-encoding",
        "content-length", "content-type", "date", "expect", "host", "http2-settings", "keep-alive",
        "te", "trailer", "transfer-encoding", "upgrade", "via"};
    const auto is = [&lowerName](const char* name) { return lowerName == name; };
    return lowerName.startsWith("sec-") || lowerName.startsWith("proxy-")
        || std::any_of(names.begin(), names.end(), is);
}

//! Ports of other protocols, whose servers might take a handshake for theirs (the Fetch standard,
//! "port blocking").
bool isBlockedPort(int port)
{
    static constexpr std::array blocked{1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43,
        53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135,
        137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548,
        554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
        5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080};
    return std::binary_search(blocked.begin(), blocked.end(), port);
}

Answer<QUrl> checkUrl(const QString& text)
{
    if (std::any_of(text.begin(), text.end(), isControl))
        return invalidField("url", QStringLiteral("must not have control characters"));
    const QUrl url(text);
    if (!url.isValid())
        return invalidField("url", QStringLiteral("must be a valid URL"));
    if (url.scheme() != QLatin1String("ws") && url.scheme() != QLatin1String("wss"))
        return invalidField("url", QStringLiteral("must start with ws:// or wss://"));
    if (url.host().isEmpty())
        return invalidField("url", QStringLiteral("must name a host"));
    if (url.port() == 0)
        return invalidField("url", QStringLiteral("must not name port 0"));
    if (text.contains(u'@') && !url.userInfo(QUrl::FullyEncoded).isNull())
        return invalidField("url", QStringLiteral("must not carry a user or a password"));
    if (url.hasFragment())
        return invalidField("url", QStringLiteral("must not have a fragment"));
    // QWebSocket would not send it.
    if (url.path(QUrl::FullyEncoded).contains(QLatin1String("%0D%0A"), Qt::CaseInsensitive))
        return invalidField("url", QStringLiteral("must not have an encoded line break"));
    if (isBlockedPort(url.port()))
        return Error{ErrorCode::HostDenied,
            QStringLiteral("port %1 belongs to another protocol").arg(url.port())};
    return url;
}

Answer<QByteArray> checkHeaderValue(const QString& value)
{
    const bool sendable = std::all_of(value.begin(), value.end(),
        [](QChar c) { return c == u'\t' || (!isControl(c) && c <= u'\xff'); });
    if (!sendable)
        return invalidField(
            "headers", QStringLiteral("must have values of Latin-1 without control characters"));
    return value.trimmed().toLatin1();
}

Answer<std::vector<Header>> checkHeaders(const Handshake::NamedValues& named)
{
    if (qsizetype(named.size()) > limits::maxHeaders)
        return invalidField(
            "headers", QStringLiteral("must be at most %1").arg(limits::maxHeaders));
    std::vector<Header> headers;
    QList<QByteArray> seen;
    qsizetype bytes = 0;
    for (const auto& [name, value] : named) {
        if (!isToken(name))
            return invalidField("headers", QStringLiteral("must have names that are tokens"));
        const QByteArray lowerName = name.toLatin1().toLower();
        if (isForbidden(lowerName))
            return invalidField("headers",
                QStringLiteral("must not set %1").arg(QLatin1String(lowerName.left(64))));
        if (seen.contains(lowerName))
            return invalidField("headers", QStringLiteral("must not name a header twice"));
        seen << lowerName;
        const Answer<QByteArray> checked = checkHeaderValue(value);
        if (!checked)
            return checked.error();
        bytes += name.size() + checked->size();
        headers.push_back({name.toLatin1(), *checked});
    }
    if (bytes > limits::maxHeaderBytes)
        return invalidField("headers",
            QStringLiteral("must be at most %1 bytes long in all").arg(limits::maxHeaderBytes));
    return headers;
}

Answer<QStringList> checkProtocols(const QStringList& protocols)
{
    if (!std::all_of(protocols.begin(), protocols.end(), isToken))
        return invalidField("protocols", QStringLiteral("must be tokens"));
    if (QStringList(protocols).removeDuplicates() > 0)
        return invalidField("protocols", QStringLiteral("must not name one twice"));
    return protocols;
}

} // namespace

Answer<Handshake> Handshake::check(
    const QString& url, const NamedValues& headers, const QStringList& protocols)
{
    const Answer<QUrl> checkedUrl = checkUrl(url);
    if (!checkedUrl)
        return checkedUrl.error();
    const Answer<std::vector<Header>> checkedHeaders = checkHeaders(headers);
    if (!checkedHeaders)
        return checkedHeaders.error();
    const Answer<QStringList> checkedProtocols = checkProtocols(protocols);
    if (!checkedProtocols)
        return checkedProtocols.error();
    return Handshake(*checkedUrl, *checkedHeaders, *checkedProtocols);
}

Handshake::Handshake(QUrl url, std::vector<Header> headers, QStringList protocols)
    : m_url(std::move(url)), m_headers(std::move(headers)), m_protocols(std::move(protocols))
{
}

} // namespace portcullis
