#include "tests/leak/packet.h"

#include <QHostAddress>
#include <QtEndian>

#include <netinet/in.h>

namespace portcullis::leak {
namespace {

struct Head {
    int protocol;
    QHostAddress to;
    qsizetype size;
};

std::optional<Head> readHead(const QByteArray& bytes)
{
    const auto* const data = reinterpret_cast<const uchar*>(bytes.constData());
    if (bytes.size() >= 20 && data[0] >> 4 == 4)
        return Head{data[9], QHostAddress(qFromBigEndian<quint32>(data + 16)), (data[0] & 15) * 4};
    if (bytes.size() >= 40 && data[0] >> 4 == 6)
        return Head{data[6], QHostAddress(data + 24), 40};
    return {};
}

} // namespace

std::optional<Packet> readPacket(const QByteArray& bytes)
{
    const auto head = readHead(bytes);
    if (!head || bytes.size() < head->size + 8)
        return {};
    const auto* const body = reinterpret_cast<const uchar*>(bytes.constData()) + head->size;
    constexpr int synchronize = 2;
    constexpr int acknowledge = 16;
    const bool opens = bytes.size() >= head->size + 14
        && (body[13] & (synchronize | acknowledge)) == synchronize;
    const bool isTcp = head->protocol == IPPROTO_TCP && opens;
    if (!isTcp && head->protocol != IPPROTO_UDP)
        return {};
    return Packet{isTcp ? QStringLiteral("tcp") : QStringLiteral("udp"), head->to.toString(),
        qFromBigEndian<quint16>(body + 2), qFromBigEndian<quint16>(body)};
}

} // namespace portcullis::leak
