#pragma once

#include "bridge/hosts/origin.h"
#include "bridge/monitor/message_tap.h"
#include "bridge/monitor/round_trip.h"
#include "bridge/ws/ws_connection.h"

#include <vector>

namespace portcullis {

//! One live connection, as it is at the moment.
struct ConnectionSample {
    QString id; //!< The resource's own choice; hostile text.
    Origin origin;
    WsConnection::State state = WsConnection::State::Connecting;
    qint64 since = 0; //!< Milliseconds since 1970.
    Traffic traffic; //!< From the beginning.
    qint64 bufferedAmount = 0; //!< Bytes of data that wait to be written to the network.
    RoundTrip roundTrip;
    bool isUndecided = false; //!< It waits until the user has decided on its host.
};

//! What one open resource has at the moment.
struct MonitorReport {
    qint64 time = 0; //!< Milliseconds since 1970.
    std::vector<ConnectionSample> connections; //!< Oldest first.
    qint64 waitingForFrame = 0; //!< Bytes of all connections that the frame has not taken yet.
    QString tapped; //!< The id of the connection that \a messages are of; empty if of none.
    TappedMessages messages; //!< Since the last report.
};

//! What somebody who watches a resource wants to be told.
struct MonitorOrder {
    bool isOn = false; //!< Whether to be told anything, every limits::monitorInterval.
    QString tapped; //!< The id of the connection whose messages are wanted, too; empty for none.
};

} // namespace portcullis
