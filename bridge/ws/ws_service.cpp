#include "bridge/ws/ws_service.h"

#include "bridge/core/limits.h"

#include <algorithm>

namespace portcullis {
namespace {

Error unknownConnection()
{
    return {ErrorCode::UnknownConnection, QStringLiteral("there is no such connection")};
}

} // namespace

WsService::WsService(QObject* parent) : QObject(parent) { }

WsService::~WsService() = default;

Result<void, Error> WsService::connectTo(const QString& connectionId, const Handshake& handshake)
{
    if (find(connectionId))
        return Error{ErrorCode::ConnectionInUse,
            QStringLiteral("a connection with this id is alive already")};
    if (qsizetype(m_entries.size()) >= limits::maxConnections)
        return Error{ErrorCode::LimitExceeded,
            QStringLiteral("%1 connections are alive already").arg(limits::maxConnections)};
    m_entries.push_back({connectionId, std::make_unique<WsConnection>(handshake)});
    WsConnection* const connection = m_entries.back().connection.get();
    watch(connectionId, connection);
    // Later, so that the caller has its answer before the first event.
    QMetaObject::invokeMethod(connection, &WsConnection::open, Qt::QueuedConnection);
    Q_EMIT connectionsChanged();
    return {};
}

Result<void, Error> WsService::send(const QString& connectionId, const QString& text)
{
    WsConnection* const connection = find(connectionId);
    if (!connection)
        return unknownConnection();
    return connection->sendText(text);
}

Result<void, Error> WsService::close(const QString& connectionId, int code, const QString& reason)
{
    WsConnection* const connection = find(connectionId);
    if (!connection)
        return unknownConnection();
    connection->close(code, reason);
    return {};
}

void WsService::abort(const QString& connectionId, const QString& why)
{
    if (WsConnection* const connection = find(connectionId))
        connection->abort(why);
}

void WsService::closeAll()
{
    m_entries.clear();
    Q_EMIT connectionsChanged();
}

std::vector<ConnectionInfo> WsService::connections() const
{
    std::vector<ConnectionInfo> infos;
    for (const Entry& entry : m_entries)
        infos.push_back({entry.id, entry.connection->url(), entry.connection->state()});
    return infos;
}

WsConnection* WsService::find(const QString& connectionId) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
        [&connectionId](const Entry& entry) { return entry.id == connectionId; });
    return found == m_entries.end() ? nullptr : found->connection.get();
}

void WsService::watch(const QString& connectionId, WsConnection* connection)
{
    connect(connection, &WsConnection::opened, this, [this, connectionId] {
        Q_EMIT opened(connectionId);
        Q_EMIT connectionsChanged();
    });
    connect(connection, &WsConnection::messageReceived, this,
        [this, connectionId](const QString& text) { Q_EMIT messageReceived(connectionId, text); });
    connect(connection, &WsConnection::failed, this,
        [this, connectionId](const QString& message) { Q_EMIT failed(connectionId, message); });
    connect(connection, &WsConnection::closed, this,
        [this, connectionId](int code, const QString& reason) {
            forget(connectionId);
            Q_EMIT closed(connectionId, code, reason);
            Q_EMIT connectionsChanged();
        });
}

//! The connection is in the middle of emitting a signal, so it is deleted later.
void WsService::forget(const QString& connectionId)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
        [&connectionId](const Entry& entry) { return entry.id == connectionId; });
    if (found == m_entries.end())
        return;
    found->connection.release()->deleteLater();
    m_entries.erase(found);
}

} // namespace portcullis
