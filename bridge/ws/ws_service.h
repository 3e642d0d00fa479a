#pragma once

#include "bridge/monitor/connection_sample.h"
#include "bridge/monitor/contact_watch.h"
#include "bridge/ws/limit_watch.h"
#include "bridge/ws/undecided_connections.h"
#include "bridge/ws/ws_connection.h"

#include <QHash> // std::hash of QString
#include <QObject>

#include <memory>
#include <unordered_map>
#include <vector>

namespace portcullis {

//! One live connection, as its caller and the user are shown it.
struct ConnectionInfo {
    QString id;
    WsUrl url; //!< May hold secrets in its query; show the user the host only.
    QString protocol; //!< The subprotocol the server chose; empty if none.
    WsConnection::State state;
    qint64 since; //!< Milliseconds since 1970.
    Traffic traffic;
    qint64 bufferedAmount; //!< Bytes of data that wait to be written to the network.
    bool isUndecided; //!< It waits until the user has decided on its host.
};

//! Why a connection is closed that the user permits no more.
Failure revoked();

//! \brief The WebSocket connections of one session.
//!
//! Ids are the caller's own and mean nothing outside this service. A connection's id is free again
//! when closed() was emitted. Destroying the service closes all connections with 1001.
class WsService : public QObject {
    Q_OBJECT

public:
    //! \a program and \a connects must outlive it.
    WsService(const ConnectionRules& rules, ProgramConnections& program, ResourceConnects& connects,
        QObject* parent = nullptr);
    ~WsService() override;

    //! \brief Starts a connection, or lets it wait if the user has to be asked for its host; see
    //! undecided(). Errors: `host_denied`, `connection_in_use`, `limit_exceeded`.
    Result<void, Error> connectTo(
        const QString& connectionId, const Handshake& handshake, const ConnectOptions& options);

    //! Errors: `unknown_connection`, `not_open`, `limit_exceeded`.
    Result<void, Error> send(const QString& connectionId, const Message& message);

    //! Errors: `unknown_connection`, `not_open`, `limit_exceeded`.
    Result<void, Error> ping(const QString& connectionId, const Message& payload);

    //! Starts to close; see WsConnection::close(). Error: `unknown_connection`.
    Result<void, Error> close(
        const QString& connectionId, std::optional<int> code, const QString& reason);

    //! See WsConnection::abort(). Error: `unknown_connection`.
    Result<void, Error> abort(const QString& connectionId);

    //! \brief The user has changed where connections may go: those that may not are dismissed as
    //! revoked(), and those that had to wait are opened.
    void setHosts(const HostPolicy& hosts);

    //! \brief Closes a connection with 1001 and emits closed() with \a failure; it is not tried
    //! again. Nothing if there is none of that id.
    void dismiss(const QString& connectionId, const Failure& failure);

    //! The same for every connection.
    void dismissAll(const Failure& failure);

    //! The same, but not because the user wants it.
    void abandonAll(const Failure& failure);

    //! Closes every connection with 1001 and forgets it, without a signal for each.
    void closeAll();

    //! Whether the caller keeps up; see WsConnection::setReading().
    void setReading(bool reading);

    //! Oldest first.
    std::vector<ConnectionInfo> connections() const;

    //! Notes an attempt at \a url that came to nothing before it came here.
    void noteRefused(const QUrl& url, ContactRefusal why);

    //! What became of attempts, and was transferred, since the last call.
    Contacts takeContacts();

    //! Every connection for the user to watch, oldest first.
    std::vector<ConnectionSample> samples() const;

    //! \brief Keeps some messages of that connection from now on, and of no other; of none at all
    //! if the id is empty. There need not be one of that id yet.
    void tap(const QString& connectionId);

    //! What the tap has kept since the last call.
    TappedMessages takeTapped();

    //! Whether only the newest message of that connection is wanted while the caller is busy.
    bool wantsLatestOnly(const QString& connectionId) const;

Q_SIGNALS:
    //! That connection waits for setHosts() to decide on \a host.
    void undecided(const QString& connectionId, const HostPattern& host);
    void opened(const QString& connectionId, const WsUrl& url, const Established& established,
        bool isReconnected);
    void received(const QString& connectionId, const Message& message);
    void written(const QString& connectionId, qint64 bytes);
    void ponged(const QString& connectionId, const Pong& pong);
    void reconnecting(const QString& connectionId, const Retry& retry);
    void closed(const QString& connectionId, const Ending& ending);
    void limitNear(const LimitWarning& warning);
    void connectionsChanged();
    //! takeContacts() has something new; without a signal for what is transferred.
    void contacted();

private:
    struct Entry {
        std::unique_ptr<WsConnection> connection;
        quint64 number = 0; // in the order in which they were made
        qint64 queueCost = 0; // as of the last noteQueue()
        LimitWatch::OfConnection nearLimits;
    };

    Result<void, Error> makeRoom(OnLimit onLimit);
    WsConnection* add(
        const QString& connectionId, const Handshake& handshake, const ConnectOptions& options);
    void begin(const QString& connectionId, const WsConnection* made);
    void follow(const QString& connectionId);
    WsConnection* find(const QString& connectionId) const;
    std::vector<QString> idsByAge() const;
    void watch(const QString& connectionId, WsConnection* connection);
    void watchLife(const QString& connectionId, WsConnection* connection);
    void noteConnects();
    void noteMessage(const QString& connectionId, qint64 bytes);
    bool hasRoomToSend(const Entry& entry, qint64 bytes) const;
    void noteQueue(const QString& connectionId);
    void forget(const QString& connectionId);

    ConnectionRules m_rules;
    ProgramConnections& m_program;
    ResourceConnects& m_connects;
    std::unordered_map<QString, Entry> m_entries;
    UndecidedConnections m_undecided; // among them
    quint64 m_lastNumber = 0;
    qint64 m_queueCost = 0; // of all entries
    ContactWatch m_contacts;
    std::unique_ptr<MessageTap> m_tap; // null while nobody looks
    bool m_isReading = true;
    LimitWatch m_limitWatch;
};

} // namespace portcullis
