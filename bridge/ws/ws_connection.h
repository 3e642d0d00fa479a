#pragma once

#include "bridge/core/error.h"
#include "bridge/monitor/round_trip.h"
#include "bridge/ws/connect_options.h"
#include "bridge/ws/connection_rules.h"
#include "bridge/ws/countdown.h"
#include "bridge/ws/heartbeat.h"
#include "bridge/ws/pending_pings.h"
#include "bridge/ws/program_connections.h"
#include "bridge/ws/resource_connects.h"
#include "bridge/ws/traffic.h"
#include "bridge/ws/ws_socket.h"

#include <QElapsedTimer>
#include <QObject>

#include <deque>
#include <memory>

namespace portcullis {

//! The connection is lost and will be tried again.
struct Retry {
    int attempt = 1; //!< Of those in a row.
    std::chrono::milliseconds delay{};
    Ending lost; //!< How it was lost.
};

//! \brief One WebSocket connection as its caller knows it: it may go through several sockets.
//!
//! Calls are carried out in their order: what is sent while it connects goes out once it is open,
//! and a close() comes after that. It emits closed() exactly once, as the last signal. Destroying
//! it emits nothing, and the server is told 1001.
class WsConnection : public QObject {
    Q_OBJECT

public:
    enum class State { Connecting, Open, Closing, Reconnecting, Closed };

    //! \a program and \a connects must outlive it.
    WsConnection(Handshake handshake, ConnectOptions options, const ConnectionRules& rules,
        ProgramConnections& program, ResourceConnects& connects, QObject* parent = nullptr);
    ~WsConnection() override;

    //! Starts the first handshake; it does not count for the rate. Call it once.
    void open();

    //! Queues \a message; one that is refused is not sent at all.
    //! Errors: `not_open` after close(), `limit_exceeded` (its own size, or the queue's).
    Result<void, Error> send(const Message& message);

    //! Pings the server. Errors: `not_open`, `limit_exceeded` (limits::maxPendingPings).
    Result<void, Error> ping(const Message& payload);

    //! \brief Starts the closing handshake; see WsSocket::close(). Before opened() it takes effect
    //! right after it; while waiting to reconnect, at once.
    void close(std::optional<int> code, const QString& reason);

    //! Ends the connection at once with 1006, without a closing handshake. Not from within one of
    //! its signals.
    void abort();

    //! The same for \a failure, but the server is told 1001.
    void dismiss(const Failure& failure);

    //! \brief Whether the caller keeps up. While it does not, nothing is read (but by a connection
    //! of which only the latest message is wanted), and a lost connection is not tried again.
    void setReading(bool reading);

    //! Where it may go from now on, which is where it goes at present, too.
    void setHosts(const HostPolicy& hosts) { m_rules.hosts = hosts; }

    State state() const { return m_state; }
    const WsUrl& url() const { return m_handshake.url(); }
    const ConnectOptions& options() const { return m_options; }
    const QString& protocol() const { return m_protocol; }
    const Traffic& traffic() const { return m_traffic; }
    //! Milliseconds since 1970.
    qint64 since() const { return m_since; }
    //! Bytes of data that wait to be written to the network.
    qint64 bufferedAmount() const;
    //! The last pong if there is a recent one, or else the kernel's measure.
    RoundTrip roundTrip() const;
    //! What counts for Limits::maxQueuedSendBytes: the same, and limits::queuedMessageOverhead
    //! each.
    qint64 queueCost() const;
    //! The most that one message may have.
    qint64 maxMessageBytes() const;

Q_SIGNALS:
    void opened(const Established& established, bool isReconnected);
    void received(const Message& message);
    //! That much data waits no more: it is written to the network, or lost with a former socket.
    void written(qint64 bytes);
    void ponged(const Pong& pong);
    void reconnecting(const Retry& retry);
    void closed(const Ending& ending);

private:
    struct CloseRequest {
        std::optional<int> code;
        QString reason;
    };

    void startAttempt();
    void watchSocket();
    void onEstablished(const Established& established);
    void onReceived(const Message& message);
    void onPonged(const QByteArray& payload);
    void onEnded(const Ending& ending);
    bool isToBeRetried(const Ending& ending) const;
    void scheduleRetry(const Ending& lost);
    void retry();
    void sendQueued();
    void sendHeartbeat();
    void letGoOfSocket();
    void finish(const Ending& ending);

    Handshake m_handshake;
    ConnectOptions m_options;
    ConnectionRules m_rules;
    ProgramConnections& m_program;
    ProgramConnections::Slot m_slot; // until it is closed
    ResourceConnects& m_connects;
    std::unique_ptr<WsSocket> m_socket;
    Heartbeat m_heartbeat;
    PendingPings m_pings;
    std::chrono::milliseconds m_lastPong{}; // how long it took
    QElapsedTimer m_pongAge; // not valid before the first
    Countdown m_retryTimer;
    State m_state = State::Connecting;
    bool m_isReading = true;
    bool m_wasOpen = false;
    int m_attempt = 0;
    quint64 m_heartbeatNumber = 0;
    std::deque<Message> m_unsent; // messages that wait for the connection to open
    qint64 m_unsentBytes = 0;
    std::optional<CloseRequest> m_closeRequest;
    Ending m_lost; // what the retry is for
    QString m_protocol;
    Traffic m_traffic;
    qint64 m_since;
};

} // namespace portcullis
