#include "bridge/hosts/ws_url.h"

#include "bridge/core/json_fields.h"
#include "bridge/core/limits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace portcullis {
namespace {

using fields::invalidField;

Error invalidUrl(const char* expectation)
{
    return invalidField("url", QLatin1String(expectation));
}

Error errorOf(UrlFault fault)
{
    switch (fault) {
    case UrlFault::Scheme:
        return invalidUrl("must start with ws:// or wss://");
    case UrlFault::NoHost:
        return invalidUrl("must name a host");
    case UrlFault::Malformed:
        return invalidUrl("must be a valid URL");
    }
    Q_UNREACHABLE();
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

} // namespace

Answer<WsUrl> WsUrl::check(const QString& text)
{
    const Result<UrlParts, UrlFault> parts = UrlParts::parse(text);
    if (!parts)
        return errorOf(parts.error());
    if (parts->port == 0)
        return invalidUrl("must not name port 0");
    if (!parts->user.isEmpty() || !parts->password.isEmpty())
        return invalidUrl("must not carry a user or a password");
    if (parts->fragment)
        return invalidUrl("must not have a fragment");
    const QUrl origin = parts->origin();
    if (!origin.isValid())
        return invalidUrl("must name a host that can be looked up");
    if (parts->port && isBlockedPort(*parts->port))
        return Error{ErrorCode::HostDenied,
            QStringLiteral("port %1 belongs to another protocol").arg(*parts->port)};
    return WsUrl(*parts, origin);
}

WsUrl::WsUrl(UrlParts parts, QUrl origin) : m_parts(std::move(parts)), m_origin(std::move(origin))
{
}

QString WsUrl::toString() const
{
    return QString::fromLatin1(m_parts.serialized());
}

QByteArray WsUrl::target() const
{
    return m_parts.path + (m_parts.query ? '?' + *m_parts.query : QByteArray());
}

QByteArray WsUrl::authority() const
{
    return m_parts.host + (m_parts.port ? ':' + QByteArray::number(*m_parts.port) : QByteArray());
}

} // namespace portcullis
