#pragma once

#include "bridge/core/message.h"

#include <QByteArray>
#include <QString>

#include <variant>
#include <vector>

namespace portcullis {

//! Data of a server, the `message` event of a connection. It needs no JSON.
struct DataEvent {
    QString connectionId;
    Message message;
    qint64 dropped = 0; //!< Messages that were left out before this one.
};

//! The `written` event of a connection.
struct WrittenEvent {
    QString connectionId;
    qint64 bytes = 0;
};

//! One message of the host to the resource: JSON text, or what needs none.
using HostMessage = std::variant<QByteArray, DataEvent, WrittenEvent>;

//! Messages that travel together, in order.
struct Packet {
    std::vector<HostMessage> messages;
    bool isBatch = false; //!< The resource wants them as one `rp:batch`.
};

} // namespace portcullis
