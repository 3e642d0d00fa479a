#include "bridge/session/outbox.h"

#include "bridge/core/limits.h"
#include "bridge/protocol/envelope.h"
#include "bridge/session/transport.h"

namespace portcullis {

Outbox::Outbox(Transport& transport, qint64 maxEventBytes, QObject* parent)
    : QObject(parent), m_transport(transport), m_maxEventBytes(maxEventBytes)
{
}

void Outbox::pushEvent(const Json& event)
{
    append({toText(event), true});
}

void Outbox::push(const Json& message)
{
    const bool hasRoom = m_answerBytes <= limits::maxWaitingAnswerBytes;
    if (hasRoom)
        append({toText(message), false});
    else if (!std::exchange(m_overflowed, true))
        Q_EMIT overflowed();
}

void Outbox::acknowledge()
{
    if (m_packetsUnderWay.empty())
        return;
    m_bytesUnderWay -= m_packetsUnderWay.front();
    m_packetsUnderWay.pop_front();
    scheduleFlush();
    if (!isBusy())
        Q_EMIT idle();
}

void Outbox::append(Entry entry)
{
    if (m_overflowed)
        return;
    const qsizetype bytes = entry.text.size();
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
    QMetaObject::invokeMethod(this, &Outbox::flush, Qt::QueuedConnection);
}

void Outbox::flush()
{
    m_flushScheduled = false;
    while (!m_waiting.empty() && m_bytesUnderWay < limits::maxUnacknowledgedBytes) {
        const QByteArray packet = takePacket();
        m_packetsUnderWay.push_back(packet.size());
        m_bytesUnderWay += packet.size();
        m_transport.deliver(packet);
    }
}

QByteArray Outbox::takePacket()
{
    std::vector<QByteArray> messages;
    qsizetype bytes = 0;
    qint64 eventBytes = 0;
    while (!m_waiting.empty()) {
        Entry& next = m_waiting.front();
        const qsizetype size = next.text.size();
        if (!messages.empty() && bytes + size > limits::maxPacketBytes)
            break;
        bytes += size;
        if (next.isEvent)
            eventBytes += size;
        else
            m_answerBytes -= size;
        messages.push_back(std::move(next.text));
        m_waiting.pop_front();
    }
    countEventBytes(-eventBytes);
    if (m_batching && messages.size() > 1)
        return '[' + envelope::batch(messages) + ']';
    return '[' + QByteArrayList(messages.begin(), messages.end()).join(',') + ']';
}

} // namespace portcullis
