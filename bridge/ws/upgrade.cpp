#include "bridge/ws/upgrade.h"

#include "bridge/core/http_text.h"
#include "bridge/ws/socket_failure.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace portcullis {
namespace {

constexpr int switchingProtocols = 101;

QByteArray randomKey()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    return QByteArray(reinterpret_cast<const char*>(random.data()), sizeof random).toBase64();
}

QString acceptFor(const QByteArray& key)
{
    const QByteArray text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha1).toBase64());
}

QString headerOf(const ResponseHead& answer, const char* name)
{
    const auto found = answer.headers.find(QLatin1String(name));
    return found == answer.headers.end() ? QString() : found->second;
}

//! All of them, and there is one.
bool isWebSocket(const QStringList& upgrades)
{
    return !upgrades.isEmpty() && std::all_of(upgrades.begin(), upgrades.end(), [](const auto& u) {
        return u == QLatin1String("websocket");
    });
}

} // namespace

Upgrade::Upgrade(const Handshake& handshake) : m_handshake(handshake), m_key(randomKey()) { }

QByteArray Upgrade::request() const
{
    QByteArray text = "GET " + m_handshake.url().target() + " HTTP/1.1\r\n";
    const auto add = [&text](const QByteArray& name, const QByteArray& value) {
        text += name + ": " + value + "\r\n";
    };
    add("Host", m_handshake.url().authority());
    add("Connection", "Upgrade");
    add("Upgrade", "websocket");
    add("Sec-WebSocket-Version", "13");
    add("Sec-WebSocket-Key", m_key);
    if (!m_handshake.protocols().isEmpty())
        add("Sec-WebSocket-Protocol", m_handshake.protocols().join(QLatin1String(", ")).toLatin1());
    const Headers headers = m_handshake.headers();
    for (const Header& header : headers)
        add(header.name, header.value);
    return text + "\r\n";
}

Result<Established, Failure> Upgrade::check(const ResponseHead& answer) const
{
    if (answer.status != switchingProtocols)
        return refusalFailure(answer.status);
    if (!isAccepted(answer))
        return protocolFailure();
    const QString protocol = headerOf(answer, "sec-websocket-protocol");
    const bool isChosen = answer.headers.count(QStringLiteral("sec-websocket-protocol")) > 0;
    if (isChosen && !m_handshake.protocols().contains(protocol))
        return protocolFailure();
    return Established{protocol, answer.headers};
}

bool Upgrade::isAccepted(const ResponseHead& answer) const
{
    // RFC 6455 wants HTTP/1.1 or higher, and we have offered no extension.
    return answer.minorVersion >= 1 && answer.isWellFormed
        && isWebSocket(http::listElements(headerOf(answer, "upgrade")))
        && http::listElements(headerOf(answer, "connection")).contains(QLatin1String("upgrade"))
        && headerOf(answer, "sec-websocket-accept") == acceptFor(m_key)
        && http::listElements(headerOf(answer, "sec-websocket-extensions")).isEmpty();
}

} // namespace portcullis
