#pragma once

#include "bridge/core/message.h"

#include <QString>

#include <vector>

namespace portcullis {

enum class Direction { Received, Sent };

//! A message as somebody who watches a connection sees it.
struct TappedMessage {
    Direction direction = Direction::Received;
    qint64 time = 0; //!< Milliseconds since 1970.
    qint64 size = 0; //!< Bytes of the whole.
    Message head; //!< The first limits::maxTappedBytes of it.
};

//! Those of a while.
struct TappedMessages {
    std::vector<TappedMessage> list;
    qint64 skipped = 0; //!< Messages that came beside them.
};

//! \brief Keeps some of the messages of one connection, so that a user can look at them.
//!
//! It keeps the first limits::maxTappedMessages since the last take(), and counts the others.
class MessageTap {
public:
    explicit MessageTap(QString connectionId) : m_connectionId(std::move(connectionId)) { }

    const QString& connectionId() const { return m_connectionId; }

    //! Nothing, if it is of another connection.
    void note(Direction direction, const QString& connectionId, const Message& message);

    //! What it has kept; it begins anew.
    TappedMessages take() { return std::exchange(m_kept, {}); }

private:
    QString m_connectionId;
    TappedMessages m_kept;
};

} // namespace portcullis
