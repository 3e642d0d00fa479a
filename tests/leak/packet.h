#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace portcullis::leak {

//! The start of a TCP connection, or a datagram.
struct Packet {
    QString protocol;
    QString toAddress;
    quint16 toPort;
    quint16 fromPort;

    QString toString() const
    {
        return QStringLiteral("%1 %2:%3").arg(protocol, toAddress).arg(toPort);
    }
};

//! \a bytes from the IP header on. Empty if it is nothing of the kind.
std::optional<Packet> readPacket(const QByteArray& bytes);

} // namespace portcullis::leak
