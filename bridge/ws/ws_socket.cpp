#include "bridge/ws/ws_socket.h"

#include "bridge/ws/socket_failure.h"

#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QWebSocketHandshakeOptions>

namespace portcullis {
namespace {

//! Not 0, which would mean without a bound. The engine still reads that much, and no more.
constexpr qint64 readNothing = 1;

QNetworkRequest requestFor(const Handshake& handshake)
{
    QNetworkRequest request(handshake.url());
    for (const Header& header : handshake.headers())
        request.setRawHeader(header.name, header.value);
    return request;
}

Failure protocolFailure()
{
    return {Stage::Protocol, QStringLiteral("the server broke the WebSocket protocol"), {}, {}};
}

} // namespace

WsSocket::WsSocket(const Handshake& handshake, const Options& options,
    const NetworkSettings& network, QObject* parent)
    : QObject(parent), m_handshake(handshake), m_options(options), m_reader(options.maxMessageBytes)
{
    m_socket.setReadBufferSize(limits::maxResponseHeadBytes);
    m_socket.setProxy(proxyFor(network, handshake.url()));
    if (!network.extraCertificates.isEmpty()) {
        QSslConfiguration tls = m_socket.sslConfiguration();
        tls.addCaCertificates(network.extraCertificates);
        m_socket.setSslConfiguration(tls);
    }
    m_openTimer.setSingleShot(true);
    connectSignals();
}

WsSocket::~WsSocket()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void WsSocket::connectSignals()
{
    connect(&m_openTimer, &QTimer::timeout, this, [this] {
        drop(Failure{Stage::Timeout, QStringLiteral("the server did not answer in time"), {}, {}});
    });
    connect(&m_closeTimer, &Countdown::timeout, this, &WsSocket::cut);
    connect(&m_frameTimer, &Countdown::timeout, this, [this] {
        drop(Failure{Stage::Timeout,
            QStringLiteral("the server stopped in the middle of a message"), {}, {}});
    });
    connect(&m_socket, &QWebSocket::connected, this, &WsSocket::onConnected);
    connect(&m_socket, &QWebSocket::bytesWritten, this, &WsSocket::onBytesWritten);
    connect(&m_socket, &QWebSocket::sslErrors, this, &WsSocket::onSslErrors);
    // Queued: the error that explains it may come after it.
    connect(&m_socket, &QWebSocket::disconnected, this, &WsSocket::onDisconnected,
        Qt::QueuedConnection);
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
        &WsSocket::onError);
}

void WsSocket::open()
{
    if (m_state != State::Idle)
        return;
    m_state = State::Connecting;
    m_openTimer.start(m_options.timeout);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(m_handshake.protocols());
    m_socket.open(requestFor(m_handshake), options);
    m_tcp = m_socket.findChild<QTcpSocket*>();
    if (!m_tcp)
        return;
    // Keeps the head of the answer, which QWebSocket reads and does not pass on.
    m_tcp->startTransaction();
    connect(m_tcp, &QTcpSocket::readyRead, this, &WsSocket::onReadyRead);
}

void WsSocket::send(const Message& message)
{
    if (m_state != State::Open)
        return;
    const qint64 before = pendingWireBytes();
    if (message.isBinary)
        m_socket.sendBinaryMessage(message.data);
    else
        m_socket.sendTextMessage(frames::toUtf16(message.data));
    m_unwritten.add(message.data.size(), pendingWireBytes() - before);
}

void WsSocket::ping(const QByteArray& payload)
{
    if (m_state == State::Open)
        write(frames::Opcode::Ping, payload);
}

//! QWebSocket::close() would not wait for the peer's close frame nor take what comes before it.
void WsSocket::close(std::optional<int> code, const QString& reason)
{
    if (m_state != State::Open)
        return;
    m_state = State::Closing;
    m_closeTimer.start(limits::closeTimeout);
    m_hasSentClose = true;
    write(frames::Opcode::Close, frames::closePayload(code, reason));
}

void WsSocket::drop(std::optional<Failure> failure, const QString& reason)
{
    if (m_state == State::Ended)
        return;
    m_ending = {close_code::abnormal, reason, false, std::move(failure)};
    cut();
}

void WsSocket::sayGoodbye()
{
    disconnect(this, &WsSocket::received, nullptr, nullptr);
    setReading(true);
    if (m_state == State::Open)
        close(close_code::goingAway, {});
    if (m_state == State::Closing)
        QTimer::singleShot(limits::farewellTimeout, this, &WsSocket::cut);
    else
        drop(std::nullopt);
}

void WsSocket::setReading(bool reading)
{
    if (m_isReading == reading)
        return;
    m_isReading = reading;
    if (m_state == State::Open || m_state == State::Closing)
        applyReading();
}

//! The server's time to answer a close frame or to finish a frame does not pass while nobody reads.
void WsSocket::applyReading()
{
    // A changed size also makes the engine look for bytes again.
    m_socket.setReadBufferSize(m_isReading ? limits::readAheadBytes : readNothing);
    m_closeTimer.setPaused(!m_isReading);
    m_frameTimer.setPaused(!m_isReading);
    if (m_isReading)
        QMetaObject::invokeMethod(this, &WsSocket::readFrames, Qt::QueuedConnection);
}

void WsSocket::onConnected()
{
    const std::optional<ResponseHead> head = parseResponseHead(takeResponseHead());
    const auto extensions = QStringLiteral("sec-websocket-extensions");
    if (!head || head->headers.count(extensions) > 0) {
        drop(protocolFailure());
        return;
    }
    m_openTimer.stop();
    m_state = State::Open;
    // From here on the bytes are ours, also those that came with the answer.
    disconnect(m_tcp, &QTcpSocket::readyRead, &m_socket, nullptr);
    feed();
    Q_EMIT established({m_socket.subprotocol(), head->headers});
    applyReading();
}

void WsSocket::onReadyRead()
{
    if (m_state == State::Open || m_state == State::Closing)
        readFrames();
    else if (m_state == State::Connecting
        && m_tcp->bytesAvailable() >= limits::maxResponseHeadBytes)
        drop(refusalFailure(parseResponseHead(takeResponseHead())));
}

//! Stops as soon as whoever receives a message asks for no more.
void WsSocket::readFrames()
{
    while (m_isReading && (m_state == State::Open || m_state == State::Closing)) {
        if (const auto event = m_reader.next()) {
            handle(*event);
            continue;
        }
        if (!m_tcp || m_tcp->bytesAvailable() == 0)
            break;
        feed();
    }
    if (!m_reader.isInsideFrame())
        m_frameTimer.stop();
    if (m_isLost && m_isReading) {
        if (m_state == State::Open)
            m_ending.failure = lossFailure();
        cut();
    }
}

void WsSocket::feed()
{
    m_reader.feed(m_tcp->readAll());
    m_frameTimer.start(m_options.frameTimeout);
}

void WsSocket::handle(const FrameReader::Event& event)
{
    if (const auto* const message = std::get_if<Message>(&event))
        Q_EMIT received(*message);
    else if (const auto* const ping = std::get_if<FrameReader::Ping>(&event))
        onPing(ping->payload);
    else if (const auto* const pong = std::get_if<FrameReader::Pong>(&event))
        Q_EMIT ponged(pong->payload);
    else if (const auto* const close = std::get_if<frames::Close>(&event))
        onClose(*close);
    else if (const auto* const fault = std::get_if<FrameReader::Fault>(&event))
        onFault(fault->code);
}

//! A server that pings and never reads must not fill the memory with its pongs.
void WsSocket::onPing(const QByteArray& payload)
{
    if (pendingWireBytes() > m_unwritten.wireBytes() + limits::maxUnreadPongBytes)
        drop(Failure{Stage::Limit, QStringLiteral("the server does not read"), {}, {}});
    else if (!m_hasSentClose)
        write(frames::Opcode::Pong, payload);
}

void WsSocket::onClose(const frames::Close& close)
{
    m_ending = {close.code, close.reason, true, std::nullopt};
    const bool hasStatus = close.code != close_code::noStatus;
    leave(hasStatus ? std::optional(close.code) : std::nullopt);
}

void WsSocket::onFault(int code)
{
    m_ending.failure = code == close_code::tooBig
        ? Failure{Stage::Limit, QStringLiteral("the message is too large"), {}, {}}
        : protocolFailure();
    leave(code);
}

//! Says the last word and closes the TCP connection when that is written.
void WsSocket::leave(std::optional<int> code)
{
    if (!m_hasSentClose)
        write(frames::Opcode::Close, frames::closePayload(code, {}));
    m_hasSentClose = true;
    m_state = State::Closing;
    if (!m_closeTimer.isActive())
        m_closeTimer.start(limits::closeTimeout);
    if (m_tcp)
        m_tcp->disconnectFromHost();
}

void WsSocket::onBytesWritten()
{
    const qint64 bytes = m_unwritten.settle(pendingWireBytes());
    if (m_closeTimer.isActive() && !m_reader.isFinished())
        m_closeTimer.start(limits::closeTimeout);
    if (bytes > 0)
        Q_EMIT written(bytes);
}

void WsSocket::onError(QAbstractSocket::SocketError error)
{
    if (m_state == State::Closing || m_state == State::Ended)
        return;
    if (m_state == State::Open) {
        onLost();
        return;
    }
    const bool isAnswered = m_tcp && m_tcp->state() == QAbstractSocket::ConnectedState
        && error == QAbstractSocket::ConnectionRefusedError;
    drop(isAnswered ? refusalFailure(parseResponseHead(takeResponseHead()))
                    : connectFailure(m_tcp, error, m_certificate));
}

void WsSocket::onSslErrors(const QList<QSslError>& errors)
{
    m_certificate = certificateFacts(errors, m_socket.sslConfiguration().peerCertificate());
}

void WsSocket::onDisconnected()
{
    if (m_state == State::Connecting) {
        m_ending.failure = closedEarlyFailure(m_tcp);
        finish();
    } else {
        onLost();
    }
}

//! What came before the end, a close frame too, is received first, however long nobody reads.
void WsSocket::onLost()
{
    m_isLost = true;
    readFrames();
}

//! What QWebSocket has read of the answer, or else what there is of it.
QByteArray WsSocket::takeResponseHead()
{
    if (!m_tcp || !m_tcp->isTransactionStarted())
        return {};
    const qint64 unread = m_tcp->bytesAvailable();
    m_tcp->rollbackTransaction();
    const qint64 read = m_tcp->bytesAvailable() - unread;
    return m_tcp->read(read > 0 ? read : limits::maxResponseHeadBytes);
}

void WsSocket::write(frames::Opcode opcode, const QByteArray& payload)
{
    if (m_tcp)
        m_tcp->write(frames::maskedControlFrame(opcode, payload));
}

qint64 WsSocket::pendingWireBytes() const
{
    const auto* const tls = qobject_cast<const QSslSocket*>(m_tcp.data());
    return m_socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

//! Ends it without waiting for anybody.
void WsSocket::cut()
{
    m_socket.disconnect(this);
    m_socket.abort();
    finish();
}

void WsSocket::finish()
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_openTimer.stop();
    m_closeTimer.stop();
    m_frameTimer.stop();
    Q_EMIT ended(m_ending);
}

} // namespace portcullis
