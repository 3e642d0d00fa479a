#include "tests/leak/sinks.h"

#include "tests/leak/names.h"
#include "tests/leak/packet.h"

#include <QNetworkDatagram>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUdpSocket>

#include <array>

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <sys/socket.h>

namespace portcullis::leak {
namespace {

constexpr quint16 dnsPort = 53;

//! Reads on, so that the peer says all that it has, and answers the first head.
void answerHttp(QTcpSocket& socket)
{
    const QByteArray body = "<!doctype html><title>arrived</title>";
    if (!socket.peek(8192).contains("\r\n\r\n"))
        return;
    socket.readAll();
    socket.write("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n"
                 "Access-Control-Allow-Headers: *\r\nContent-Type: text/html\r\n"
                 "Connection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket.disconnectFromHost();
}

} // namespace

Sinks::Sinks(const QList<VectorFile>& vectors)
    : m_firstPort(vectors.first().port), m_lastPort(vectors.last().port)
{
    for (const VectorFile& vector : vectors)
        listenFor(vector);
    listenForNames();
    watchPackets();
}

Ledger Sinks::take()
{
    return std::exchange(m_ledger, {});
}

void Sinks::listenFor(const VectorFile& vector)
{
    auto* const server = new QTcpServer(this);
    if (!server->listen(QHostAddress::Any, vector.port))
        qFatal("no TCP port %d", vector.port);
    connect(server, &QTcpServer::newConnection, this, [this, server, name = vector.name] {
        while (QTcpSocket* const socket = server->nextPendingConnection()) {
            ++m_ledger.byVector[name].tcp;
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { answerHttp(*socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    auto* const udp = new QUdpSocket(this);
    if (!udp->bind(QHostAddress::Any, vector.port))
        qFatal("no UDP port %d", vector.port);
    connect(udp, &QUdpSocket::readyRead, this, [this, udp, name = vector.name] {
        while (udp->hasPendingDatagrams()) {
            udp->receiveDatagram();
            ++m_ledger.byVector[name].udp;
        }
    });
}

void Sinks::listenForNames()
{
    auto* const udp = new QUdpSocket(this);
    if (!udp->bind(QHostAddress::Any, dnsPort))
        qFatal("no DNS port");
    connect(udp, &QUdpSocket::readyRead, this, [this, udp] {
        while (udp->hasPendingDatagrams()) {
            const QNetworkDatagram question = udp->receiveDatagram();
            const QString name = askedName(question.data());
            const QString vector = vectorOfName(name);
            if (vector.isEmpty())
                m_ledger.elsewhere << QStringLiteral("dns ") + name;
            else
                ++m_ledger.byVector[vector].dns;
            udp->writeDatagram(question.makeReply(answerTo(question.data())));
        }
    });
}

void Sinks::watchPackets()
{
    const int packets
        = ::socket(AF_PACKET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, htons(ETH_P_ALL));
    if (packets < 0)
        qFatal("packets cannot be watched");
    auto* const notifier = new QSocketNotifier(packets, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, packets] { readPackets(packets); });
}

void Sinks::readPackets(int packets)
{
    for (;;) {
        std::array<char, 256> bytes{};
        sockaddr_ll from{};
        socklen_t size = sizeof from;
        const ssize_t read = ::recvfrom(
            packets, bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&from), &size);
        if (read < 0)
            return;
        if (from.sll_pkttype == PACKET_OUTGOING)
            continue; // it comes once more, as one that arrives
        const auto packet = readPacket(QByteArray(bytes.data(), read));
        if (!packet)
            continue;
        const auto isSink = [this](quint16 port) {
            return port == dnsPort || (port >= m_firstPort && port <= m_lastPort);
        };
        if (!isSink(packet->toPort) && !isSink(packet->fromPort))
            m_ledger.elsewhere << packet->toString();
    }
}

} // namespace portcullis::leak
