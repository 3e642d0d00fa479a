#include "tests/support/raw_server.h"

#include "tests/support/wait_for.h"

#include <QCryptographicHash>

#include <sys/socket.h>

namespace portcullis::test {
namespace {

constexpr int kernelBufferBytes = 256 * 1024;

//! Sockets that it accepts inherit it.
bool boundKernelBuffers(const QTcpServer& server)
{
    const auto bound = [&server](int option) {
        return ::setsockopt(int(server.socketDescriptor()), SOL_SOCKET, option, &kernelBufferBytes,
                   sizeof kernelBufferBytes)
            == 0;
    };
    return bound(SO_RCVBUF) && bound(SO_SNDBUF);
}

} // namespace

QByteArray acceptKeyFor(const QByteArray& requestHead)
{
    const QByteArray name = "Sec-WebSocket-Key: ";
    const qsizetype start = requestHead.indexOf(name) + name.size();
    const QByteArray key = requestHead.mid(start, requestHead.indexOf('\r', start) - start);
    return QCryptographicHash::hash(
        key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
        .toBase64();
}

RawServer::RawServer(const QHostAddress& address)
{
    connect(&m_server, &QTcpServer::newConnection, this, &RawServer::onConnection);
    if (!m_server.listen(address) || !boundKernelBuffers(m_server))
        qFatal("cannot listen");
}

//! The server deletes the sockets, which must not tell of their end then.
RawServer::~RawServer()
{
    for (QTcpSocket* const socket : m_server.findChildren<QTcpSocket*>())
        socket->disconnect(this);
}

QString RawServer::address() const
{
    return QStringLiteral("ws://127.0.0.1:%1").arg(port());
}

bool RawServer::acceptHandshake(const QByteArray& headers, const QByteArray& frames)
{
    if (!waitFor([this] { return m_received.contains("\r\n\r\n"); }))
        return false;
    return answerHandshake("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                           "Connection: Upgrade\r\nSec-WebSocket-Accept: "
        + acceptKeyFor(m_received) + "\r\n" + headers + "\r\n" + frames);
}

bool RawServer::answerHandshake(const QByteArray& answer)
{
    if (!waitFor([this] { return m_received.contains("\r\n\r\n"); }))
        return false;
    m_received.clear();
    send(answer);
    return true;
}

bool RawServer::answerHandshakeWithKey(QByteArray answer, const QByteArray& key)
{
    if (!waitFor([this] { return m_received.contains("\r\n\r\n"); }))
        return false;
    return answerHandshake(answer.replace(key, acceptKeyFor(m_received)));
}

void RawServer::send(const QByteArray& bytes)
{
    m_peer->write(bytes);
    m_peer->flush();
}

void RawServer::onConnection()
{
    while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
        ++m_connectionCount;
        m_received.clear();
        m_peer = socket;
        connect(socket, &QTcpSocket::readyRead, this,
            [this, socket] { m_received += socket->readAll(); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            if (m_peer == socket)
                m_peer = nullptr;
            socket->deleteLater();
        });
    }
}

} // namespace portcullis::test
