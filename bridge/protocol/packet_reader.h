#pragma once

#include "bridge/core/error.h"
#include "bridge/core/message.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>
#include <variant>
#include <vector>

//! \brief Reads the packets that uplink.ts writes.
//!
//! A packet is a head, a `|` and the payload; the head has entries, separated by `;`, a letter and
//! a number:
//!
//! | entry | payload |
//! | --- | --- |
//! | `a` | none: so many packets of the host have been worked through |
//! | `o` | none: the way down broke and is opened anew; of the oldest packet that was not worked
//! through, so many messages were |
//! | `j` | so many UTF-16 units of JSON: a request |
//! | `r` | the same, and the data entry after it is the request's `params.data` |
//! | `s` | a connection: each data entry after it is a message to send, without an answer |
//! | `t` | a data entry: text |
//! | `b` | a data entry: so many bytes, two in each unit, the first in the lower half |
namespace portcullis::packets {

struct Acknowledgement {
    qint64 packets;
};

struct Restart {
    qint64 handledMessages;
};

struct RequestText {
    QByteArray json;
    std::optional<Message> data;
};

struct Send {
    QString connectionId;
    Message message;
};

using Item = std::variant<Acknowledgement, Restart, RequestText, Send>;

//! All items of \a packet, in order. A packet that is not as described, or has more than
//! limits::maxPacketEntries entries, is `invalid_request`, and
//! none of it is taken.
Answer<std::vector<Item>> read(QStringView packet);

} // namespace portcullis::packets
