#include "bridge/ws/ws_connection.h"

#include "bridge/core/limits.h"

#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QtEndian>
#include <QWebSocketHandshakeOptions>

namespace portcullis {
namespace {

//! RFC 6455, section 5.5: two bytes of header and at most 125 of payload.
constexpr qsizetype longestCloseFrame = 127;
constexpr char finalCloseFrame = char(0x88);
constexpr qsizetype maskBit = 0x80;

QNetworkRequest requestFor(const Handshake& handshake)
{
    QNetworkRequest request(handshake.url());
    for (const Header& header : handshake.headers())
        request.setRawHeader(header.name, header.value);
    return request;
}

//! The payload of a close frame (RFC 6455, section 5.5.1).
QByteArray closePayload(int code, const QString& reason)
{
    QByteArray payload(2, '\0');
    qToBigEndian(quint16(code), payload.data());
    return payload + reason.toUtf8();
}

//! The close frame of a server.
QByteArray closeFrame(int code, const QString& reason)
{
    const QByteArray payload = closePayload(code, reason);
    return QByteArray(1, finalCloseFrame) + char(payload.size()) + payload;
}

//! The close frame of a client (section 5.3).
QByteArray maskedCloseFrame(int code, const QString& reason)
{
    QByteArray payload = closePayload(code, reason);
    QByteArray mask(4, '\0');
    qToBigEndian(QRandomGenerator::system()->generate(), mask.data());
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = char(payload.at(i) ^ mask.at(i % mask.size()));
    return QByteArray(1, finalCloseFrame) + char(maskBit | payload.size()) + mask + payload;
}

qsizetype utf8Size(const QString& text)
{
    return text.toUtf8().size();
}

//! Our own words: Qt's may hold addresses and change with its version.
QString describe(QAbstractSocket::SocketError error, bool wasOpen)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return QStringLiteral("host not found");
    case QAbstractSocket::SslHandshakeFailedError:
        return QStringLiteral("TLS handshake failed");
    case QAbstractSocket::SocketTimeoutError:
        return QStringLiteral("the server did not answer in time");
    case QAbstractSocket::NetworkError:
        return QStringLiteral("network not reachable");
    default:
        break;
    }
    return wasOpen ? QStringLiteral("connection lost") : QStringLiteral("connection failed");
}

} // namespace

WsConnection::WsConnection(Handshake handshake, QObject* parent)
    : QObject(parent), m_handshake(std::move(handshake))
{
    m_socket.setMaxAllowedIncomingFrameSize(quint64(limits::maxMessageBytes));
    m_socket.setMaxAllowedIncomingMessageSize(quint64(limits::maxMessageBytes));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WsConnection::onTimeout);
    connect(&m_socket, &QWebSocket::connected, this, &WsConnection::onConnected);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &WsConnection::messageReceived);
    connect(&m_socket, &QWebSocket::aboutToClose, this, &WsConnection::onAboutToClose);
    // Queued: the error that explains it may come after it.
    connect(&m_socket, &QWebSocket::disconnected, this, &WsConnection::onDisconnected,
        Qt::QueuedConnection);
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
        &WsConnection::onError);
}

WsConnection::~WsConnection()
{
    m_socket.disconnect(this);
}

void WsConnection::open()
{
    if (m_state != State::Connecting)
        return;
    m_timer.start(limits::handshakeTimeout);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(m_handshake.protocols());
    m_socket.open(requestFor(m_handshake), options);
    m_tcp = m_socket.findChild<QTcpSocket*>();
}

Result<void, Error> WsConnection::sendText(const QString& text)
{
    const bool canSend = m_state == State::Connecting || m_state == State::Open;
    if (!canSend || m_closeRequest)
        return Error{ErrorCode::NotOpen, QStringLiteral("the connection is closing")};
    const qsizetype waiting = m_unsentBytes + m_socket.bytesToWrite();
    const qsizetype bytes = utf8Size(text);
    if (waiting + bytes > limits::maxQueuedSendBytes)
        return Error{ErrorCode::LimitExceeded,
            QStringLiteral("%1 bytes wait for the server already").arg(waiting)};
    if (m_state == State::Open) {
        m_socket.sendTextMessage(text);
        return {};
    }
    m_unsent << text;
    m_unsentBytes += bytes;
    return {};
}

void WsConnection::close(int code, const QString& reason)
{
    if (m_closeRequest || m_state == State::Closing || m_state == State::Closed)
        return;
    m_closeRequest = CloseRequest{code, reason};
    if (m_state == State::Open)
        sendCloseFrame();
}

void WsConnection::abort(const QString& why)
{
    if (m_state == State::Closed)
        return;
    m_code = close_code::abnormal;
    m_reason.clear();
    m_failure = why;
    cut();
}

void WsConnection::onConnected()
{
    m_timer.stop();
    m_state = State::Open;
    watchWire();
    Q_EMIT opened();
    for (const QString& text : std::exchange(m_unsent, {}))
        m_socket.sendTextMessage(text);
    m_unsentBytes = 0;
    if (m_closeRequest && m_state == State::Open)
        sendCloseFrame();
}

void WsConnection::onAboutToClose()
{
    if (m_state != State::Open && m_state != State::Closing)
        return;
    disconnect(&m_socket, &QWebSocket::aboutToClose, this, nullptr); // Qt emits it twice
    m_state = State::Closing;
    m_timer.start(limits::closeTimeout);
    if (!readCloseFrame())
        m_failure = QStringLiteral("the server broke the WebSocket protocol");
}

void WsConnection::onError(QAbstractSocket::SocketError error)
{
    if (m_state == State::Closing)
        return;
    if (error == QAbstractSocket::ConnectionRefusedError && m_tcp
        && m_tcp->state() == QAbstractSocket::ConnectedState)
        abort(QStringLiteral("the server refused the WebSocket handshake"));
    else
        abort(describe(error, m_state == State::Open));
}

void WsConnection::onTimeout()
{
    if (m_state == State::Connecting) {
        abort(describe(QAbstractSocket::SocketTimeoutError, false));
        return;
    }
    cut();
}

void WsConnection::onDisconnected()
{
    if (m_state == State::Connecting || m_state == State::Open)
        m_failure = describe(QAbstractSocket::RemoteHostClosedError, m_state == State::Open);
    finish();
}

void WsConnection::cut()
{
    m_socket.disconnect(this);
    m_socket.abort();
    finish();
}

//! QWebSocket::close() would not wait for the peer's close frame nor take what comes before it, so
//! the frame is written past it. When the peer's arrives, QWebSocket closes the TCP socket.
void WsConnection::sendCloseFrame()
{
    m_state = State::Closing;
    m_timer.start(limits::closeTimeout);
    if (m_tcp)
        m_tcp->write(maskedCloseFrame(m_closeRequest->code, m_closeRequest->reason));
}

//! QWebSocket reports 1000 for a close frame without a code, and its own verdict for a frame that
//! broke the protocol, as if the peer had said so. What really came is seen by reading behind it:
//! a transaction on its TCP socket keeps what it reads.
void WsConnection::watchWire()
{
    if (!m_tcp)
        return;
    m_tcp->startTransaction();
    connect(m_tcp, &QTcpSocket::readyRead, this, &WsConnection::rememberRead);
}

void WsConnection::rememberRead()
{
    if (!m_tcp || !m_tcp->isTransactionStarted())
        return;
    const qint64 unread = m_tcp->bytesAvailable();
    m_tcp->rollbackTransaction();
    const qint64 read = m_tcp->bytesAvailable() - unread;
    m_tcp->skip(qMax<qint64>(read - longestCloseFrame, 0));
    m_lastRead += m_tcp->read(qMin<qint64>(read, longestCloseFrame));
    m_lastRead = m_lastRead.right(longestCloseFrame);
    m_tcp->startTransaction();
}

//! Takes code and reason from the close frame that was read last; false if there was none.
bool WsConnection::readCloseFrame()
{
    rememberRead();
    const int code = m_socket.closeCode();
    const QString reason = m_socket.closeReason();
    const bool noStatus = code == close_code::normal && reason.isEmpty()
        && m_lastRead.endsWith(QByteArray(1, finalCloseFrame) + '\0');
    if (!noStatus && !m_lastRead.endsWith(closeFrame(code, reason)))
        return false;
    m_code = noStatus ? close_code::noStatus : code;
    m_reason = reason;
    return true;
}

void WsConnection::finish()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_timer.stop();
    if (!m_failure.isEmpty())
        Q_EMIT failed(m_failure);
    Q_EMIT closed(m_code, m_reason);
}

} // namespace portcullis
