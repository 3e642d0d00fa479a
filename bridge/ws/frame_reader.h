#pragma once

#include "bridge/core/message.h"
#include "bridge/ws/frames.h"

#include <QByteArray>

#include <optional>
#include <variant>

namespace portcullis {

//! \brief Makes messages of the bytes that a server sends (RFC 6455, sections 5 and 8.1).
//!
//! QWebSocket 6.4 has a reader of its own, which we cannot use: it refuses a text whose fragments
//! meet within a character, takes masked frames, gives up a frame that pauses for five seconds, and
//! reports its own verdict on a fault as if the peer had closed.
class FrameReader {
public:
    struct Ping {
        QByteArray payload;
    };
    struct Pong {
        QByteArray payload;
    };
    //! What the server sent is not allowed; nothing comes after it.
    struct Fault {
        int code; //!< To close with: 1002, 1007 or 1009.
    };
    using Event = std::variant<Message, Ping, Pong, frames::Close, Fault>;

    //! \param maxMessageBytes a message with more is a Fault with 1009, as soon as it is announced.
    explicit FrameReader(qint64 maxMessageBytes) : m_maxMessageBytes(quint64(maxMessageBytes)) { }

    //! More bytes from the server.
    void feed(const QByteArray& bytes);

    //! The next event; empty until more bytes come, and for ever after a close frame or a fault.
    std::optional<Event> next();

    //! Whether a frame has begun and not ended.
    bool isInsideFrame() const;

    //! Whether a close frame or a fault has come.
    bool isFinished() const { return m_isFinished; }

private:
    enum class Step { Waits, Goes, Fails };

    Step readHeader();
    bool isHeaderAllowed(quint8 first, quint8 second, quint64 length) const;
    bool isTooLarge(quint64 length) const;
    bool readPayload();
    std::optional<Event> finishFrame();
    std::optional<Event> finishControlFrame();
    std::optional<Event> finishMessage();
    Event fail(int code);
    quint64 buffered() const { return quint64(m_buffer.size() - m_position); }
    bool isControl() const { return int(m_opcode) >= int(frames::Opcode::Close); }

    quint64 m_maxMessageBytes;
    QByteArray m_buffer; // bytes that are not read yet begin at m_position
    qsizetype m_position = 0;
    bool m_hasHeader = false;
    bool m_isFinal = false;
    frames::Opcode m_opcode = frames::Opcode::Continuation;
    quint64 m_payloadLeft = 0;
    QByteArray m_control; // the payload of a control frame, so far
    std::optional<Message> m_message; // a message, so far
    int m_faultCode = 0;
    bool m_isFinished = false;
};

} // namespace portcullis
