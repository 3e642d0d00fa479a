#pragma once

#include "bridge/core/json.h"
#include "bridge/core/message.h"
#include "bridge/ws/ending.h"
#include "bridge/ws/pending_pings.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace portcullis {

class Outbox;
class WsService;

//! \brief Turns what \a service signals into `rp:ws` messages, and makes the servers wait while the
//! resource does not keep up.
class WsEvents : public QObject {
    Q_OBJECT

public:
    //! Both must outlive it.
    WsEvents(WsService& service, Outbox& outbox, QObject* parent = nullptr);

private:
    //! The newest message of a connection that wants no other, while the resource is busy.
    struct Latest {
        Message message;
        qint64 dropped = 0;
    };

    void connectLife();
    void connectData();
    void onReceived(const QString& connectionId, const Message& message);
    void keepLatest(const QString& connectionId, const Message& message);
    void onPonged(const QString& connectionId, const Pong& pong);
    bool wantsLatest(const QString& connectionId) const;
    void sendLatest();
    void sendAllOf(const QString& connectionId);
    void push(const QString& connectionId, const Latest& latest);
    void onWritten(const QString& connectionId, qint64 bytes);
    void reportWritten();
    void reportWrittenOf(const QString& connectionId);
    void onClosed(const QString& connectionId, const Ending& ending);

    WsService& m_service;
    Outbox& m_outbox;
    std::map<QString, Latest> m_latest;
    std::map<QString, qint64> m_written; // bytes that are not reported yet
    QTimer m_writtenTimer;
};

} // namespace portcullis
