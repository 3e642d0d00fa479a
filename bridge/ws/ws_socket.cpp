#include "bridge/ws/ws_socket.h"

#include "bridge/ws/socket_failure.h"

#include <QSslSocket>
#include <QTimer>

namespace portcullis {
namespace {

//! Not 0, which would mean without a bound. The engine still reads that much, and no more.
constexpr qint64 readNothing = 1;

} // namespace

WsSocket::WsSocket(const Handshake& handshake, const Options& options,
    const NetworkSettings& network, const ResourceConnects::Shared& shared, QObject* parent)
    : QObject(parent), m_options(options),
      m_opening(handshake, options.timeout, {network, options.hosts, shared}),
      m_reader(options.maxMessageBytes)
{
    connect(&m_opening, &Opening::succeeded, this, &WsSocket::onOpened);
    connect(&m_opening, &Opening::failed, this, [this](const Failure& failure) { drop(failure); });
    connect(&m_closeTimer, &Countdown::timeout, this, &WsSocket::cut);
    connect(&m_frameTimer, &Countdown::timeout, this, [this] {
        drop(Failure{Stage::Timeout,
            QStringLiteral("the server stopped in the middle of a message"), {}, {}});
    });
}

WsSocket::~WsSocket()
{
    if (m_tcp)
        m_tcp->disconnect(this);
}

void WsSocket::open()
{
    m_opening.start();
}

void WsSocket::send(const Message& message)
{
    if (m_state != State::Open)
        return;
    const qint64 before = pendingWireBytes();
    write(message.isBinary ? frames::Opcode::Binary : frames::Opcode::Text, message.data);
    m_unwritten.add(message.data.size(), pendingWireBytes() - before);
}

void WsSocket::ping(const QByteArray& payload)
{
    if (m_state == State::Open)
        write(frames::Opcode::Ping, payload);
}

void WsSocket::close(std::optional<int> code, const QString& reason)
{
    if (m_state != State::Open)
        return;
    m_state = State::Closing;
    m_closeTimer.start(limits::closeTimeout);
    sendClose(code, reason);
}

void WsSocket::drop(std::optional<Failure> failure, const QString& reason)
{
    if (m_state == State::Gone)
        return;
    if (!isLingering())
        m_ending = {close_code::abnormal, reason, false, std::move(failure)};
    cut();
}

void WsSocket::sayGoodbye()
{
    disconnect(this, &WsSocket::received, nullptr, nullptr);
    setReading(true);
    if (m_state == State::Open)
        close(close_code::goingAway, {});
    if (m_state == State::Closing || isLingering())
        QTimer::singleShot(limits::farewellTimeout, this, &WsSocket::cut);
    else
        drop(std::nullopt);
}

void WsSocket::setReading(bool reading)
{
    if (std::exchange(m_isReading, reading) == reading)
        return;
    if (m_state == State::Open || m_state == State::Closing)
        applyReading();
}

void WsSocket::onOpened(QTcpSocket* socket, const Established& established)
{
    m_state = State::Open;
    m_tcp = socket;
    watch(socket);
    feed();
    Q_EMIT this->established(established);
    applyReading();
}

void WsSocket::watch(QTcpSocket* socket)
{
    connect(socket, &QTcpSocket::readyRead, this, &WsSocket::readFrames);
    connect(socket, &QTcpSocket::bytesWritten, this, &WsSocket::onBytesWritten);
    connect(socket, &QTcpSocket::errorOccurred, this, &WsSocket::onLost);
    connect(socket, &QTcpSocket::disconnected, this, &WsSocket::onLost);
    if (const auto* const tls = qobject_cast<QSslSocket*>(socket))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &WsSocket::onBytesWritten);
}

//! The server's time to answer a close frame or to finish a frame does not pass while nobody reads.
void WsSocket::applyReading()
{
    if (!m_tcp)
        return;
    // A changed size also makes the engine look for bytes again.
    m_tcp->setReadBufferSize(m_isReading ? limits::readAheadBytes : readNothing);
    m_closeTimer.setPaused(!m_isReading);
    m_frameTimer.setPaused(!m_isReading);
    if (m_isReading)
        QMetaObject::invokeMethod(this, &WsSocket::readFrames, Qt::QueuedConnection);
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
    if (isLingering())
        discard();
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

//! Says the last word and closes the TCP connection when that is written.
void WsSocket::onClose(const frames::Close& close)
{
    m_ending = {close.code, close.reason, true, std::nullopt};
    m_state = State::Closing;
    if (!m_closeTimer.isActive())
        m_closeTimer.start(limits::closeTimeout);
    const bool hasStatus = close.code != close_code::noStatus;
    sendClose(hasStatus ? std::optional(close.code) : std::nullopt);
    if (m_tcp)
        m_tcp->disconnectFromHost();
}

void WsSocket::onFault(int code)
{
    m_ending.failure = code == close_code::tooBig
        ? Failure{Stage::Limit, QStringLiteral("the message is too large"), {}, {}}
        : protocolFailure();
    sendClose(code);
    m_state = State::Lingering;
    m_closeTimer.stop();
    m_frameTimer.stop();
    Q_EMIT ended(m_ending);
}

void WsSocket::sendClose(std::optional<int> code, const QString& reason)
{
    if (!std::exchange(m_hasSentClose, true))
        write(frames::Opcode::Close, frames::closePayload(code, reason));
}

//! A readAheadBytes at most in each turn, so that others have theirs.
void WsSocket::discard()
{
    if (m_tcp)
        m_discarded += m_tcp->readAll().size();
    if (m_discarded > limits::maxDiscardedBytes)
        cut();
}

void WsSocket::onBytesWritten()
{
    const qint64 bytes = m_unwritten.settle(pendingWireBytes());
    if (m_closeTimer.isActive() && !m_reader.isFinished())
        m_closeTimer.start(limits::closeTimeout);
    if (bytes > 0)
        Q_EMIT written(bytes);
}

//! What came before the end, a close frame too, is received first, however long nobody reads.
void WsSocket::onLost()
{
    m_isLost = true;
    // Later: what this was found out by may be the middle of a read or a write.
    QMetaObject::invokeMethod(this, &WsSocket::readFrames, Qt::QueuedConnection);
}

//! What is written in one turn leaves together, and at its end; the socket itself would wait for
//! another turn.
void WsSocket::write(frames::Opcode opcode, const QByteArray& payload)
{
    if (!m_tcp)
        return;
    m_tcp->write(frames::maskedFrame(opcode, payload));
    if (std::exchange(m_isFlushScheduled, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isFlushScheduled = false;
            if (m_tcp)
                m_tcp->flush();
        },
        Qt::QueuedConnection);
}

qint64 WsSocket::pendingWireBytes() const
{
    const auto* const tls = qobject_cast<const QSslSocket*>(m_tcp.data());
    return m_tcp ? m_tcp->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0) : 0;
}

//! Ends it without waiting for anybody.
void WsSocket::cut()
{
    if (m_state == State::Gone)
        return;
    const bool isToldAlready = isLingering();
    m_state = State::Gone;
    m_closeTimer.stop();
    m_frameTimer.stop();
    m_opening.disconnect(this);
    if (m_tcp) {
        m_tcp->disconnect(this);
        m_tcp->abort();
    }
    if (!isToldAlready)
        Q_EMIT ended(m_ending);
    Q_EMIT gone();
}

} // namespace portcullis
