#pragma once

#include "bridge/ws/ws_connection.h"

#include <QObject>

#include <memory>
#include <vector>

namespace portcullis {

//! One live connection, as the user is shown it.
struct ConnectionInfo {
    QString id;
    QUrl url; //!< May hold secrets in its query; show the host only.
    WsConnection::State state;
};

//! \brief The WebSocket connections of one session.
//!
//! Ids are the caller's own and mean nothing outside this service. A connection's id is free again
//! when closed() was emitted. Destroying the service closes all connections with 1001.
class WsService : public QObject {
    Q_OBJECT

public:
    explicit WsService(QObject* parent = nullptr);
    ~WsService() override;

    //! Starts a connection. Errors: `connection_in_use`, `limit_exceeded`.
    Result<void, Error> connectTo(const QString& connectionId, const Handshake& handshake);

    //! Errors: `unknown_connection`, `not_open`, `limit_exceeded`.
    Result<void, Error> send(const QString& connectionId, const QString& text);

    //! Starts to close; see WsConnection::close(). Error: `unknown_connection`.
    Result<void, Error> close(const QString& connectionId, int code, const QString& reason);

    //! Drops a connection that does not behave; an unknown one is ignored.
    void abort(const QString& connectionId, const QString& why);

    //! Closes every connection with 1001 and forgets it, without a signal for each.
    void closeAll();

    //! Oldest first.
    std::vector<ConnectionInfo> connections() const;

Q_SIGNALS:
    void opened(const QString& connectionId);
    void messageReceived(const QString& connectionId, const QString& text);
    void failed(const QString& connectionId, const QString& message);
    void closed(const QString& connectionId, int code, const QString& reason);
    void connectionsChanged();

private:
    struct Entry {
        QString id;
        std::unique_ptr<WsConnection> connection;
    };

    WsConnection* find(const QString& connectionId) const;
    void watch(const QString& connectionId, WsConnection* connection);
    void forget(const QString& connectionId);

    std::vector<Entry> m_entries;
};

} // namespace portcullis
