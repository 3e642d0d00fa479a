#include "bridge/session/outbox.h"

#include "bridge/core/limits.h"
#include "bridge/session/transport.h"

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
    if (m_packetsUnderWay.empty())
        return;
    for (; packets > 0 && !m_packetsUnderWay.empty(); --packets) {
        m_bytesUnderWay -= m_packetsUnderWay.front();
        m_packetsUnderWay.pop_front();
    }
    scheduleFlush();
    if (!isBusy())
        Q_EMIT idle();
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
        qint64 bytes = 0;
        const Packet packet = takePacket(bytes);
        m_packetsUnderWay.push_back(bytes);
        m_bytesUnderWay += bytes;
        m_transport.deliver(packet);
    }
}

Packet Outbox::takePacket(qint64& bytes)
{
    Packet packet;
    qint64 eventBytes = 0;
    const qint64 most = m_answerBytes + m_eventBytes >= limits::maxLargePacketBytes
        ? limits::maxLargePacketBytes
        : limits::maxPacketBytes;
    while (!m_waiting.empty() && qsizetype(packet.messages.size()) < limits::maxPacketMessages) {
        Entry& next = m_waiting.front();
        if (!packet.messages.empty() && bytes + next.bytes > most)
            break;
        bytes += next.bytes;
        if (next.isEvent)
            eventBytes += next.bytes;
        else
            m_answerBytes -= next.bytes;
        packet.messages.push_back(std::move(next.message));
        m_waiting.pop_front();
    }
    packet.isBatch = m_batching && packet.messages.size() > 1;
    countEventBytes(-eventBytes);
    return packet;
}

} // namespace portcullis
