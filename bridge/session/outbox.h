#pragma once

#include "bridge/core/adjustable_limits.h"
#include "bridge/core/json.h"
#include "bridge/protocol/packet.h"
#include "bridge/session/active_sources.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace portcullis {

class Transport;

//! \brief What waits for the resource to read it: in order, packed, and bounded.
//!
//! Messages of one turn of the event loop leave together; while many connections are active, those
//! of limits::gatherInterval do. No more than
//! limits::maxUnacknowledgedBytes are under way at once (one message, whatever its size, always is
//! allowed to be), the rest waits here. fullChanged() asks whoever pushes events to stop.
class Outbox : public QObject {
    Q_OBJECT

public:
    //! \a transport must outlive the outbox.
    //! \param maxEventBytes Limits::maxQueuedReceiveBytes.
    Outbox(Transport& transport, qint64 maxEventBytes, QObject* parent = nullptr);

    //! Queues what a server has caused, which counts for fullChanged().
    void pushEvent(const Json& event);
    void pushEvent(WrittenEvent event);
    void pushData(DataEvent data);

    //! Queues what the resource itself has caused, such as an answer. See overflowed().
    void push(const Json& message);
    void push(WrittenEvent event);

    //! The receiver has worked through the oldest \a packets that it had not acknowledged.
    void acknowledge(qint64 packets);

    //! \brief The way to the receiver is a new one: what it had not acknowledged is delivered
    //! again, but for the first \a handledMessages of it. See stuck().
    void restart(qint64 handledMessages);

    //! Whether the receiver has anything left to work through.
    bool isBusy() const { return !m_underWay.empty() || !m_waiting.empty(); }

    //! Bytes of events that wait here, and of all that is under way to the receiver.
    qint64 pendingBytes() const { return m_eventBytes + m_bytesUnderWay; }

    //! Several messages of one packet travel as one `rp:batch` from now on.
    void setBatching(bool batching) { m_batching = batching; }

Q_SIGNALS:
    //! The waiting events have reached their bound, or have fallen below half of it.
    void fullChanged(bool full);

    //! The waiting events are near their bound.
    void nearFull(qint64 bytes, qint64 max);

    //! The receiver has worked through everything.
    void idle();

    //! Emitted once, when an answer comes to more than limits::maxWaitingAnswerBytes of them that
    //! wait: the receiver asks and never reads.
    void overflowed();

    //! The way has been a new one more than limits::maxVainStreams times, and nothing of what was
    //! under way has come through. What waits of data is forgotten after this, so the connections
    //! have to be closed.
    void stuck();

private:
    struct Entry {
        HostMessage message;
        qint64 bytes;
        bool isEvent;
    };
    struct UnderWay {
        std::vector<Entry> entries;
        qint64 bytes = 0;
    };

    void pushAnswer(HostMessage message, qint64 bytes);
    void append(Entry entry);
    void countEventBytes(qint64 change);
    void scheduleFlush();
    void flush();
    UnderWay takeNext();
    Packet packetOf(const UnderWay& next) const;
    void takeBack();
    void dropData();

    Transport& m_transport;
    qint64 m_maxEventBytes;
    std::deque<Entry> m_waiting;
    qint64 m_eventBytes = 0; // of the events that wait
    qint64 m_answerBytes = 0; // of all else that waits
    std::deque<UnderWay> m_underWay; // each a packet, oldest first
    qint64 m_bytesUnderWay = 0;
    int m_vainStreams = 0; // in a row
    NearLimit m_nearLimit;
    bool m_isFull = false;
    bool m_batching = false;
    ActiveSources m_sources;
    QTimer m_gathering; // until what waits leaves, if many connections are active
    bool m_flushScheduled = false;
    bool m_overflowed = false;
};

} // namespace portcullis
