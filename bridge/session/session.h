#pragma once

#include "bridge/core/minute_rate.h"
#include "bridge/protocol/envelope.h"
#include "bridge/protocol/packet_reader.h"
#include "bridge/session/hello.h"
#include "bridge/session/outbox.h"
#include "bridge/session/router.h"
#include "bridge/ws/ws_events.h"
#include "bridge/ws/ws_service.h"

#include <QObject>

namespace portcullis {

class Transport;

//! \brief What a session shares with others. All of it must outlive the session.
struct SessionContext {
    Transport& transport; //!< The way to the resource's code.
    ProgramConnections& program; //!< Of all sessions.
    ResourceConnects& connects; //!< Of all sessions of this resource.
};

//! \brief One running instance of one resource.
//!
//! It knows who is calling, owns all that the caller opens, and closes it when it ends: when it is
//! destroyed, or when ended() was emitted.
class Session : public QObject {
    Q_OBJECT

public:
    Session(Caller caller, const SessionContext& context, QObject* parent = nullptr);
    ~Session() override;

    //! One message of the resource, as JSON text. Anything that is not ours is ignored.
    void receive(QByteArrayView text);

    //! Messages of the resource that came together; see packet_reader.h.
    void receivePacket(QStringView packet);

    //! The resource does not listen any more. Its connections are closed, of which it is told if it
    //! comes back.
    void interrupt();

    //! What was asked since the last call counts so much for Limits::maxRequestsPerSecond.
    qint64 takeCost() { return std::exchange(m_cost, 0); }

    //! \brief The user has changed what the resource may do.
    //!
    //! It is told, what it may do no longer ends at once, and what had to wait goes on.
    void setPermissions(const Permissions& permissions);

    //! The program's look has changed, and the resource is told.
    void setTheme(ColorScheme theme);

    //! See WsService::takeContacts().
    Contacts takeContacts() { return m_ws.takeContacts(); }

    //! The live WebSocket connections, oldest first.
    std::vector<ConnectionInfo> connections() const;

    //! What there is to tell somebody who watches, and the messages that were tapped since the last
    //! call.
    MonitorReport report();

    //! Of which connection messages are kept for report(); see WsService::tap().
    void tap(const QString& connectionId);

    //! The user closes a connection, or all of them if the id is empty; see WsService::dismiss().
    void closeForUser(const QString& connectionId);

Q_SIGNALS:
    //! connections() has changed.
    void connectionsChanged();

    //! See WsService::contacted().
    void contacted();

    //! The session has closed everything and takes no more requests, because the resource does not
    //! read what it asks for.
    void ended();

private:
    void take(const packets::Item& item);
    void take(const envelope::Incoming& incoming, const std::optional<Message>& data = {});
    void restart(qint64 handledMessages);
    void answer(const envelope::Request& request);
    void tellUndecided(const QString& connectionId, const HostPattern& host);
    void end();

    Caller m_caller;
    Outbox m_outbox;
    Router m_router;
    WsService m_ws;
    WsEvents m_wsEvents;
    QString m_tapped;
    qint64 m_cost = 0;
    MinuteRate m_streams;
    bool m_ended = false;
};

} // namespace portcullis
