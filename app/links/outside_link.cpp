#include "app/links/outside_link.h"

#include "bridge/core/limits.h"
#include "bridge/hosts/percent_encoding.h"
#include "bridge/hosts/url_parts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace portcullis {
namespace {

bool matchesWhole(const QString& text, const char* pattern)
{
    const QRegularExpression whole(
        QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)));
    return whole.match(text).hasMatch();
}

bool isPrintable(const QString& text)
{
    return std::all_of(
        text.begin(), text.end(), [](QChar c) { return c > QChar(0x20) && c < QChar(0x7F); });
}

//! No control character, not even an encoded one, unless \a isText and it breaks a line.
bool isPlain(const QString& encoded, bool isText)
{
    const QByteArray decoded = percentDecoded(encoded.toLatin1());
    return std::none_of(decoded.begin(), decoded.end(), [isText](char c) {
        const bool breaksLine = c == '\r' || c == '\n' || c == '\t';
        return (quint8(c) < 0x20 || c == 0x7F) && !(isText && breaksLine);
    });
}

//! Null if the field is as it has to be.
std::optional<LinkFault> faultOfField(const QString& field)
{
    static const std::array names{QLatin1String("to"), QLatin1String("cc"), QLatin1String("bcc"),
        QLatin1String("subject"), QLatin1String("body")};
    const QString name = field.section(u'=', 0, 0).toLower();
    // Others attach files, or are the mail program's own.
    if (std::find(names.begin(), names.end(), name) == names.end())
        return LinkFault::MailField;
    const bool isText = name == QLatin1String("body");
    return isPlain(field.section(u'=', 1), isText) ? std::nullopt
                                                   : std::optional(LinkFault::Malformed);
}

//! Of what is behind the scheme. The characters are those of RFC 6068, section 2, and a slash or a
//! question mark within a field, which stands there unencoded in most links.
std::optional<LinkFault> faultOfMail(const QString& rest)
{
    const qsizetype mark = rest.indexOf(u'?');
    const QString receivers = rest.left(mark);
    if (!matchesWhole(receivers, "[\\w.~%!$'()*+,;:@-]*") || !isPlain(receivers, false))
        return LinkFault::Malformed;
    if (mark < 0)
        return receivers.isEmpty() ? std::optional(LinkFault::Malformed) : std::nullopt;
    const QString fields = rest.mid(mark + 1);
    if (!matchesWhole(fields, "[\\w.~%!$'()*+,;:@=&/?-]*"))
        return LinkFault::Malformed;
    for (const QString& field : fields.split(u'&', Qt::SkipEmptyParts)) {
        if (const auto fault = faultOfField(field))
            return fault;
    }
    return std::nullopt;
}

} // namespace

QString wordsFor(LinkFault fault)
{
    switch (fault) {
    case LinkFault::Scheme:
        return QStringLiteral("only https, http, mailto and tel can be opened outside");
    case LinkFault::TooLong:
        return QStringLiteral("the address is longer than %1 characters")
            .arg(limits::maxOutsideLinkLength);
    case LinkFault::Malformed:
        return QStringLiteral("the address is not a valid one of its scheme");
    case LinkFault::User:
        return QStringLiteral("the address carries a user or a password");
    case LinkFault::MailField:
        return QStringLiteral("a mailto link can only have to, cc, bcc, subject and body");
    }
    Q_UNREACHABLE();
}

OutsideLink::OutsideLink(Kind kind, QString address, QString host)
    : m_kind(kind), m_address(std::move(address)), m_host(std::move(host))
{
}

Result<OutsideLink, LinkFault> OutsideLink::check(const QUrl& address)
{
    const QString text = address.toString(QUrl::FullyEncoded);
    const QString scheme = address.scheme();
    const QString rest = text.mid(scheme.size() + 1);
    const bool isWeb = scheme == QLatin1String("https") || scheme == QLatin1String("http");
    const bool isMail = scheme == QLatin1String("mailto");
    if (!isWeb && !isMail && scheme != QLatin1String("tel"))
        return LinkFault::Scheme;
    if (text.size() > limits::maxOutsideLinkLength)
        return LinkFault::TooLong;
    if (!isPrintable(text))
        return LinkFault::Malformed;
    if (isWeb)
        return checkWeb(text);
    if (isMail) {
        const auto fault = faultOfMail(rest);
        return fault ? Result<OutsideLink, LinkFault>(*fault) : OutsideLink(Kind::Mail, text);
    }
    // Without * and #, which begin codes for the phone itself.
    if (!matchesWhole(rest, "\\+?(?=[().-]*[0-9])[0-9().-]+(;[\\w-]+(=[\\w.+()-]*)?)*"))
        return LinkFault::Malformed;
    return OutsideLink(Kind::Phone, text);
}

Result<OutsideLink, LinkFault> OutsideLink::checkWeb(const QString& text)
{
    Result<UrlParts, UrlFault> parsed = UrlParts::parse(text);
    if (!parsed)
        return LinkFault::Malformed;
    UrlParts parts = std::move(parsed).value();
    if (!parts.user.isEmpty() || !parts.password.isEmpty())
        return LinkFault::User;
    // The parser speaks of WebSocket servers, whose ports are the same.
    parts.scheme = parts.scheme == "wss" ? "https" : "http";
    const QString written = QString::fromLatin1(parts.serialized());
    const QString host = QString::fromLatin1(parts.host);
    // No name has such a host, and QUrl would make another one of it.
    if (!QUrl(written).authority(QUrl::FullyEncoded).startsWith(host))
        return LinkFault::Malformed;
    if (written.size() > limits::maxOutsideLinkLength)
        return LinkFault::TooLong;
    return OutsideLink(Kind::Web, written, host);
}

} // namespace portcullis
