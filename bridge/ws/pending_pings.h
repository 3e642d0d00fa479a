#pragma once

#include "bridge/core/message.h"

#include <QElapsedTimer>

#include <deque>
#include <optional>

namespace portcullis {

//! The answer to a ping.
struct Pong {
    Message payload; //!< As the ping had it.
    qint64 elapsedMs = 0;
    bool isHeartbeat = false;
};

//! \brief The pings of one connection that have no answer yet, with their times.
//!
//! QWebSocket has one clock for all pings; with two under way it measures from the later one.
class PendingPings {
public:
    //! False, and nothing noted, if limits::maxPendingPings of the caller wait already. A
    //! heartbeat, of which there is one at a time, always finds room.
    bool add(const Message& payload, bool isHeartbeat);

    //! A pong came. A peer may answer only the latest of several pings (RFC 6455, section 5.5.3),
    //! so it settles those before it too; of equal ones, the oldest. Empty if it answers none.
    std::optional<Pong> settle(const QByteArray& payload);

    void clear() { m_pings.clear(); }

private:
    struct Ping {
        Message payload;
        bool isHeartbeat = false;
        QElapsedTimer age;
    };

    std::deque<Ping> m_pings;
};

} // namespace portcullis
