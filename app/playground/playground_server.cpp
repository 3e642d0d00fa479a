#include "app/playground/playground_server.h"

#include "app/playground/ticker.h"

#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>
#include <QWebSocket>

#include <chrono>

namespace portcullis {
namespace {

constexpr qsizetype maxRequestHeadBytes = 32'768;
constexpr quint64 maxMessageBytes = 33'554'432;
constexpr qsizetype maxSymbolLength = 20;
constexpr std::chrono::seconds handshakeTimeout{10};

struct RequestHead {
    QString path;
    bool hasBearerToken = false;
};

RequestHead readHead(const QByteArray& head)
{
    const QList<QByteArray> lines = head.split('\n');
    RequestHead request;
    request.path = QUrl(QString::fromLatin1(lines.value(0).split(' ').value(1))).path();
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).compare("authorization", Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray value = line.mid(colon + 1).trimmed();
        request.hasBearerToken = value.startsWith("Bearer ") && value.size() > 7;
    }
    return request;
}

//! The status line that refuses the request; empty if it may go on to the upgrade.
QByteArray refusalOf(const RequestHead& request)
{
    if (request.path == QLatin1String("/chat"))
        return request.hasBearerToken ? "" : "401 Unauthorized";
    const bool isKnown
        = request.path == QLatin1String("/echo") || request.path == QLatin1String("/ticker");
    return isKnown ? "" : "404 Not Found";
}

//! Lets any page see that it was answered (Resource Timing, section 4.5), so that the sample which
//! tries to get here would know.
void refuse(QTcpSocket* socket, const QByteArray& status)
{
    const QByteArray challenge = status.startsWith("401") ? "WWW-Authenticate: Bearer\r\n" : "";
    socket->write("HTTP/1.1 " + status + "\r\n" + challenge
        + "Timing-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    socket->disconnectFromHost();
}

} // namespace

PlaygroundServer::PlaygroundServer(QObject* parent)
    : QObject(parent),
      m_webSocketServer(QStringLiteral("Portcullis playground"), QWebSocketServer::NonSecureMode)
{
    m_webSocketServer.setSupportedSubprotocols({QStringLiteral("chat-v2")});
    connect(&m_tcpServer, &QTcpServer::newConnection, this, &PlaygroundServer::onTcpConnection);
    connect(
        &m_webSocketServer, &QWebSocketServer::newConnection, this, &PlaygroundServer::onWebSocket);
}

PlaygroundServer::~PlaygroundServer() = default;

bool PlaygroundServer::listen(quint16 port)
{
    return m_tcpServer.listen(QHostAddress::LocalHost, port);
}

QString PlaygroundServer::address() const
{
    return QStringLiteral("ws://127.0.0.1:%1").arg(m_tcpServer.serverPort());
}

//! QWebSocketServer can refuse with 403 only, so the request is looked at before it sees it.
void PlaygroundServer::onTcpConnection()
{
    while (QTcpSocket* const socket = m_tcpServer.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onHandshakeData(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(handshakeTimeout, socket, [this, socket] {
            if (socket->parent() == &m_tcpServer)
                socket->abort();
        });
    }
}

void PlaygroundServer::onHandshakeData(QTcpSocket* socket)
{
    const QByteArray received = socket->peek(maxRequestHeadBytes);
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0 && received.size() < maxRequestHeadBytes)
        return;
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    const QByteArray refusal = end < 0 ? QByteArray("431 Request Header Fields Too Large")
                                       : refusalOf(readHead(received.left(end)));
    if (!refusal.isEmpty()) {
        refuse(socket, refusal);
        return;
    }
    disconnect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->setParent(&m_webSocketServer);
    m_webSocketServer.handleConnection(socket);
}

void PlaygroundServer::onWebSocket()
{
    while (QWebSocket* const client = m_webSocketServer.nextPendingConnection()) {
        client->setParent(this);
        client->setMaxAllowedIncomingFrameSize(maxMessageBytes);
        client->setMaxAllowedIncomingMessageSize(maxMessageBytes);
        connect(client, &QWebSocket::disconnected, client, &QObject::deleteLater);
        const QString path = client->requestUrl().path();
        if (path == QLatin1String("/ticker")) {
            const QUrlQuery query(client->requestUrl());
            const QString symbol = query.queryItemValue(QStringLiteral("symbol"));
            new Ticker(symbol.left(maxSymbolLength), client);
        } else if (path == QLatin1String("/chat")) {
            m_rooms.add(client);
        } else {
            connect(client, &QWebSocket::textMessageReceived, client, &QWebSocket::sendTextMessage);
            connect(
                client, &QWebSocket::binaryMessageReceived, client, &QWebSocket::sendBinaryMessage);
        }
    }
}

} // namespace portcullis
