#include "bridge/ws/ws_connection.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace portcullis {

WsConnection::WsConnection(Handshake handshake, ConnectOptions options,
    const ConnectionRules& rules, ProgramConnections& program, ResourceConnects& connects,
    QObject* parent)
    : QObject(parent), m_handshake(std::move(handshake)), m_options(std::move(options)),
      m_rules(rules), m_program(program), m_slot(program), m_connects(connects),
      m_heartbeat(m_options.heartbeat.value_or(HeartbeatOptions{})),
      m_since(QDateTime::currentMSecsSinceEpoch())
{
    connect(&m_retryTimer, &Countdown::timeout, this, &WsConnection::retry);
    connect(&m_heartbeat, &Heartbeat::due, this, &WsConnection::sendHeartbeat);
    connect(&m_heartbeat, &Heartbeat::missed, this, [this] {
        m_socket->drop(Failure{Stage::Timeout, QStringLiteral("no pong in time"), {}, {}},
            QStringLiteral("no pong within %1 ms").arg(m_options.heartbeat->timeout.count()));
    });
}

WsConnection::~WsConnection()
{
    letGoOfSocket();
}

void WsConnection::open()
{
    if (m_state == State::Connecting && !m_socket)
        startAttempt();
}

Result<void, Error> WsConnection::send(const Message& message)
{
    if (m_closeRequest || m_state == State::Closing || m_state == State::Closed)
        return Error{ErrorCode::NotOpen, QStringLiteral("the connection is closing")};
    const qint64 bytes = message.data.size();
    if (bytes > maxMessageBytes())
        return Error{ErrorCode::LimitExceeded,
            QStringLiteral("a message is at most %1 bytes long").arg(maxMessageBytes())};
    if (queueCost() + bytes + limits::queuedMessageOverhead > m_rules.limits.maxQueuedSendBytes)
        return Error{ErrorCode::LimitExceeded,
            QStringLiteral("%1 bytes wait for the server already").arg(bufferedAmount())};
    m_unsent.push_back(message);
    m_unsentBytes += bytes;
    sendQueued();
    return {};
}

Result<void, Error> WsConnection::ping(const Message& payload)
{
    if (m_state != State::Open)
        return Error{ErrorCode::NotOpen, QStringLiteral("the connection is not open")};
    if (!m_pings.add(payload, false))
        return Error{ErrorCode::LimitExceeded,
            QStringLiteral("%1 pings wait for their pongs").arg(limits::maxPendingPings)};
    m_socket->ping(payload.data);
    return {};
}

void WsConnection::close(std::optional<int> code, const QString& reason)
{
    if (m_closeRequest || m_state == State::Closing || m_state == State::Closed)
        return;
    if (m_state == State::Reconnecting) {
        finish(m_lost);
        return;
    }
    m_closeRequest = CloseRequest{code, reason};
    if (m_state != State::Open)
        return;
    m_state = State::Closing;
    m_heartbeat.stop();
    m_socket->close(code, reason);
}

void WsConnection::abort()
{
    if (m_socket)
        m_socket->disconnect(this);
    m_socket.reset();
    finish({});
}

void WsConnection::dismiss(const Failure& failure)
{
    letGoOfSocket();
    finish({close_code::abnormal, {}, false, failure});
}

void WsConnection::setReading(bool reading)
{
    m_retryTimer.setPaused(!reading);
    if (m_options.delivery == Delivery::Latest)
        return;
    m_isReading = reading;
    m_heartbeat.setReading(reading);
    if (m_socket)
        m_socket->setReading(reading);
}

qint64 WsConnection::bufferedAmount() const
{
    return m_unsentBytes + (m_socket ? m_socket->unwritten().data() : 0);
}

RoundTrip WsConnection::roundTrip() const
{
    if (m_state != State::Open)
        return {};
    if (m_pongAge.isValid() && !m_pongAge.hasExpired(limits::maxPongAge.count()))
        return {RoundTrip::Source::Pong, m_lastPong};
    if (const auto time = tcpRoundTrip(m_socket->descriptor()))
        return {RoundTrip::Source::Tcp, *time};
    return {};
}

qint64 WsConnection::queueCost() const
{
    const qint64 messages
        = qint64(m_unsent.size()) + (m_socket ? m_socket->unwritten().messages() : 0);
    return bufferedAmount() + messages * limits::queuedMessageOverhead;
}

qint64 WsConnection::maxMessageBytes() const
{
    return qMin(m_options.maxMessageBytes.value_or(m_rules.limits.maxMessageBytes),
        m_rules.limits.maxMessageBytes);
}

void WsConnection::startAttempt()
{
    m_state = State::Connecting;
    m_socket = std::make_unique<WsSocket>(m_handshake,
        WsSocket::Options{m_options.timeout, maxMessageBytes(), m_rules.hosts},
        m_program.settings(), m_connects.shared);
    watchSocket();
    m_socket->setReading(m_isReading);
    m_socket->open();
}

void WsConnection::watchSocket()
{
    connect(m_socket.get(), &WsSocket::established, this, &WsConnection::onEstablished);
    connect(m_socket.get(), &WsSocket::received, this, &WsConnection::onReceived);
    connect(m_socket.get(), &WsSocket::written, this, &WsConnection::written);
    connect(m_socket.get(), &WsSocket::ponged, this, &WsConnection::onPonged);
    connect(m_socket.get(), &WsSocket::ended, this, &WsConnection::onEnded);
}

void WsConnection::onEstablished(const Established& established)
{
    m_state = State::Open;
    m_attempt = 0;
    m_protocol = established.protocol;
    if (m_options.heartbeat)
        m_heartbeat.start();
    Q_EMIT opened(established, std::exchange(m_wasOpen, true));
    sendQueued();
}

void WsConnection::onReceived(const Message& message)
{
    ++m_traffic.messagesReceived;
    m_traffic.bytesReceived += message.data.size();
    Q_EMIT received(message);
}

void WsConnection::onPonged(const QByteArray& payload)
{
    const std::optional<Pong> pong = m_pings.settle(payload);
    if (!pong)
        return;
    m_lastPong = std::chrono::milliseconds(pong->elapsedMs);
    m_pongAge.start();
    if (pong->isHeartbeat)
        m_heartbeat.answered();
    Q_EMIT ponged(*pong);
}

void WsConnection::onEnded(const Ending& ending)
{
    const qint64 lost = m_socket->unwritten().data();
    if (m_socket->isLingering())
        m_program.sayGoodbye(std::move(m_socket), ProgramConnections::Slot(m_program));
    else
        m_socket.release()->deleteLater(); // it is in the middle of a signal
    m_heartbeat.stop();
    m_pings.clear();
    m_pongAge.invalidate();
    if (!isToBeRetried(ending)) {
        finish(ending);
        return;
    }
    if (lost > 0)
        Q_EMIT written(lost);
    scheduleRetry(ending);
}

bool WsConnection::isToBeRetried(const Ending& ending) const
{
    const bool isFinal = ending.failure && ending.failure->isFinal;
    return m_options.reconnect && !m_closeRequest && !isFinal
        && m_attempt < m_options.reconnect->maxRetries
        && m_options.reconnect->exceptCodes.count(ending.code) == 0;
}

void WsConnection::scheduleRetry(const Ending& lost)
{
    m_state = State::Reconnecting;
    m_lost = lost;
    ++m_attempt;
    const auto delay
        = retryDelay(*m_options.reconnect, m_attempt, QRandomGenerator::global()->generateDouble());
    m_retryTimer.start(delay);
    Q_EMIT reconnecting({m_attempt, delay, lost});
}

void WsConnection::retry()
{
    if (m_connects.rate.take(m_rules.limits.maxConnectsPerMinute))
        startAttempt();
    else
        m_retryTimer.start(m_connects.rate.wait(m_rules.limits.maxConnectsPerMinute));
}

void WsConnection::sendQueued()
{
    while (m_state == State::Open && !m_unsent.empty()) {
        m_socket->send(m_unsent.front());
        ++m_traffic.messagesSent;
        m_traffic.bytesSent += m_unsent.front().data.size();
        m_unsentBytes -= m_unsent.front().data.size();
        m_unsent.pop_front();
    }
    if (m_state == State::Open && m_closeRequest) {
        m_state = State::Closing;
        m_heartbeat.stop();
        m_socket->close(m_closeRequest->code, m_closeRequest->reason);
    }
}

void WsConnection::sendHeartbeat()
{
    const Message payload{false, "heartbeat " + QByteArray::number(++m_heartbeatNumber)};
    m_pings.add(payload, true);
    m_socket->ping(payload.data);
}

void WsConnection::letGoOfSocket()
{
    if (!m_socket)
        return;
    disconnect(m_socket.get(), nullptr, this, nullptr);
    m_program.sayGoodbye(std::move(m_socket), std::move(m_slot));
}

void WsConnection::finish(const Ending& ending)
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_slot = {};
    m_retryTimer.stop();
    m_heartbeat.stop();
    Q_EMIT closed(ending);
}

} // namespace portcullis
