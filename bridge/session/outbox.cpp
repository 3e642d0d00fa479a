#include "bridge/session/outbox.h"

#include "bridge/core/limits.h"
#include "bridge/session/transport.h"

#include <algorithm>

namespace portcullis {

Outbox::Outbox(Transport& transport, qint64 maxEventBytes, QObject* parent)
    : QObject(parent), m_transport(transport), m_maxEventBytes(maxEventBytes), m_gathering(this)
{
    m_gathering.setSingleShot(true);
    m_gathering.setTimerType(Qt::PreciseTimer);
    connect(&m_gathering, &QTimer::timeout, this, &Outbox::flush);
}

void Outbox::pushEvent(const Json& event)
{
    QByteArray text = toText(event);
    const qint64 bytes = text.size();
    append({std::move(text), bytes, true});
}

void Outbox::pushEvent(WrittenEvent event)
{
    append({std::move(event), limits::dataEventOverhead, true});
}

void Outbox::pushData(DataEvent data)
{
    const qint64 bytes = data.message.data.size() + limits::dataEventOverhead;
    m_sources.note(data.connectionId);
    append({std::move(data), bytes, true});
}

void Outbox::push(const Json& message)
{
    QByteArray text = toText(message);
    const qint64 bytes = text.size();
    pushAnswer(std::move(text), bytes);
}

void Outbox::push(WrittenEvent event)
{
    pushAnswer(std::move(event), limits::dataEventOverhead);
}

void Outbox::pushAnswer(HostMessage message, qint64 bytes)
{
    const bool hasRoom = m_answerBytes <= limits::maxWaitingAnswerBytes;
    if (!hasRoom) {
        if (!std::exchange(m_overflowed, true))
            Q_EMIT overflowed();
        return;
    }
    append({std::move(message), bytes, false});
}

void Outbox::acknowledge(qint64 packets)
{
    if (m_underWay.empty())
        return;
    for (; packets > 0 && !m_underWay.empty(); --packets) {
        m_bytesUnderWay -= m_underWay.front().bytes;
        m_underWay.pop_front();
        m_vainStreams = 0;
    }
    scheduleFlush();
    if (!isBusy())
        Q_EMIT idle();
}

void Outbox::restart(qint64 handledMessages)
{
    if (!m_underWay.empty()) {
        std::vector<Entry>& oldest = m_underWay.front().entries;
        const qint64 handled = qMin(handledMessages, qint64(oldest.size()));
        oldest.erase(oldest.begin(), oldest.begin() + handled);
        m_vainStreams = handled > 0 ? 0 : m_vainStreams + 1;
        takeBack();
    }
    if (m_vainStreams > limits::maxVainStreams) {
        m_vainStreams = 0;
        Q_EMIT stuck();
        dropData();
    }
    m_transport.restart();
    flush();
    if (!isBusy())
        Q_EMIT idle();
}

//! What is under way is the first of what waits again.
void Outbox::takeBack()
{
    qint64 eventBytes = 0;
    for (; !m_underWay.empty(); m_underWay.pop_back()) {
        std::vector<Entry>& entries = m_underWay.back().entries;
        for (const Entry& entry : entries)
            (entry.isEvent ? eventBytes : m_answerBytes) += entry.bytes;
        m_waiting.insert(m_waiting.begin(), std::make_move_iterator(entries.begin()),
            std::make_move_iterator(entries.end()));
    }
    m_bytesUnderWay = 0;
    countEventBytes(eventBytes);
}

//! All else is short enough to be part of a packet.
void Outbox::dropData()
{
    qint64 bytes = 0;
    const auto isData = [&bytes](const Entry& entry) {
        const bool found = std::holds_alternative<DataEvent>(entry.message);
        bytes += found ? entry.bytes : 0;
        return found;
    };
    m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(), isData), m_waiting.end());
    countEventBytes(-bytes);
}

void Outbox::append(Entry entry)
{
    if (m_overflowed)
        return;
    const qint64 bytes = entry.bytes;
    const bool isEvent = entry.isEvent;
    m_waiting.push_back(std::move(entry));
    scheduleFlush();
    if (isEvent)
        countEventBytes(bytes);
    else
        m_answerBytes += bytes;
}

void Outbox::countEventBytes(qint64 change)
{
    m_eventBytes += change;
    if (m_nearLimit.notice(m_eventBytes, m_maxEventBytes))
        Q_EMIT nearFull(m_eventBytes, m_maxEventBytes);
    const bool isFull
        = m_isFull ? m_eventBytes > m_maxEventBytes / 2 : m_eventBytes >= m_maxEventBytes;
    if (std::exchange(m_isFull, isFull) != isFull)
        Q_EMIT fullChanged(isFull);
}

void Outbox::scheduleFlush()
{
    if (m_flushScheduled || m_waiting.empty())
        return;
    m_flushScheduled = true;
    if (m_sources.areMany())
        m_gathering.start(limits::gatherInterval);
    else
        QMetaObject::invokeMethod(this, &Outbox::flush, Qt::QueuedConnection);
}

void Outbox::flush()
{
    m_flushScheduled = false;
    while (!m_waiting.empty() && m_bytesUnderWay < limits::maxUnacknowledgedBytes) {
        const UnderWay& next = m_underWay.emplace_back(takeNext());
        m_bytesUnderWay += next.bytes;
        m_transport.deliver(packetOf(next));
    }
}

Outbox::UnderWay Outbox::takeNext()
{
    UnderWay taken;
    qint64 eventBytes = 0;
    const qint64 most = m_answerBytes + m_eventBytes >= limits::maxLargePacketBytes
        ? limits::maxLargePacketBytes
        : limits::maxPacketBytes;
    while (!m_waiting.empty() && qsizetype(taken.entries.size()) < limits::maxPacketMessages) {
        Entry& next = m_waiting.front();
        if (!taken.entries.empty() && taken.bytes + next.bytes > most)
            break;
        taken.bytes += next.bytes;
        if (next.isEvent)
            eventBytes += next.bytes;
        else
            m_answerBytes -= next.bytes;
        taken.entries.push_back(std::move(next));
        m_waiting.pop_front();
    }
    countEventBytes(-eventBytes);
    return taken;
}

Packet Outbox::packetOf(const UnderWay& next) const
{
    Packet packet;
    packet.messages.reserve(next.entries.size());
    for (const Entry& entry : next.entries)
        packet.messages.push_back(entry.message);
    packet.isBatch = m_batching && packet.messages.size() > 1;
    return packet;
}

} // namespace portcullis
