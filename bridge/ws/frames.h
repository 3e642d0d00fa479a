#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

//! \brief Frames of the WebSocket protocol (RFC 6455, section 5) as bytes.
namespace portcullis::frames {

//! Section 5.2.
enum class Opcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};

//! What a peer's close frame says.
struct Close {
    int code; //!< 1005 if it has none.
    QString reason;
};

//! Reads the payload of a close frame (section 5.5.1); empty if it is malformed, has a code that
//! must not be sent (section 7.4), or a reason that is not UTF-8.
std::optional<Close> readClosePayload(const QByteArray& payload);

//! The payload of a close frame. Without a code it has no reason either.
QByteArray closePayload(std::optional<int> code, const QString& reason);

//! A whole message or control frame of a client, masked (section 5.3).
QByteArray maskedFrame(Opcode opcode, const QByteArray& payload);

} // namespace portcullis::frames
