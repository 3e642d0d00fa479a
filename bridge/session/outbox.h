#pragma once

#include "bridge/core/json.h"

#include <QObject>

#include <deque>

namespace portcullis {

class Transport;

//! \brief What waits for the resource to read it: in order, packed, and bounded.
//!
//! Messages of one turn of the event loop leave together. No more than
//! limits::maxUnacknowledgedBytes are under way at once (one message, whatever its size, always is
//! allowed to be), the rest waits here.
class Outbox : public QObject {
    Q_OBJECT

public:
    //! \a transport must outlive the outbox.
    explicit Outbox(Transport& transport, QObject* parent = nullptr);

    //! Queues a message that may be refused: false if limits::maxOutboxBytes is reached.
    bool offer(const Json& message);

    //! Queues a message that is never refused, such as an answer. See overflowed().
    void push(const Json& message);

    //! The receiver has passed on the oldest packet that it had not acknowledged.
    void acknowledge();

    //! Several messages of one packet travel as one `rp:batch` from now on.
    void setBatching(bool batching) { m_batching = batching; }

Q_SIGNALS:
    //! Emitted once, when pushed messages have also used up limits::maxOutboxReserveBytes: the
    //! receiver asks and never reads.
    void overflowed();

private:
    void append(QByteArray message);
    void scheduleFlush();
    void flush();
    QByteArray takePacket();

    Transport& m_transport;
    std::deque<QByteArray> m_waiting;
    qsizetype m_waitingBytes = 0;
    std::deque<qsizetype> m_packetsUnderWay; // the size of each, oldest first
    qsizetype m_bytesUnderWay = 0;
    bool m_batching = false;
    bool m_flushScheduled = false;
    bool m_overflowed = false;
};

} // namespace portcullis
