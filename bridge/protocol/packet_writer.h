#pragma once

#include "bridge/protocol/packet.h"

#include <utility>

namespace portcullis {

//! \brief Writes packets as packet.ts reads them: each is one server-sent event (HTML standard,
//! section 9.2) that names the bodies which the frame has to fetch.
//!
//! The data of the event is a head, a `|` and the payload. The head has an entry for each message,
//! separated by `;`, a letter and a number:
//!
//! | entry | payload |
//! | --- | --- |
//! | `j` | so many UTF-16 units of JSON: a message of the protocol |
//! | `s` | JSON of a string: the connection of the data entries after it, and of `n` |
//! | `t` | a text message |
//! | `q` | a text message, as JSON, where the payload cannot carry its carriage return |
//! | `b` | a binary message, each byte as a character from U+0100 to U+01FF |
//! | `B` | none: a binary message is the body of that number |
//! | `n` | none: a `written` event of so many bytes |
//! | `p` | none: the payload is not here but the body of that number, as UTF-8 |
//! | `d` | none: the number of messages dropped before the next one |
//! | `a` | none: all messages are one batch |
//! | `w` | none: for the listeners of the window, too |
//!
//! The type of the event is `m` and the number of listeners that it needs, one for each message.
class PacketWriter {
public:
    struct Body {
        quint64 number = 0;
        Message content; //!< A text begins with a byteOrderMark.
    };
    struct Written {
        QByteArray event;
        std::vector<Body> bodies;
    };

    //! \param toWindow see `w`.
    Written write(const Packet& packet, bool toWindow);

private:
    quint64 m_lastBody = 0;
};

//! What a decoder drops at the beginning of a text, once. Without it, it would drop one of the
//! payload's own.
inline constexpr char byteOrderMark[] = "\xEF\xBB\xBF";

} // namespace portcullis
