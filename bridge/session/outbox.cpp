#include "bridge/session/outbox.h"

#include "bridge/core/limits.h"
#include "bridge/protocol/envelope.h"
#include "bridge/session/transport.h"

namespace portcullis {

Outbox::Outbox(Transport& transport, QObject* parent) : QObject(parent), m_transport(transport) { }

bool Outbox::offer(const Json& message)
{
    QByteArray text = toText(message);
    if (m_waitingBytes + text.size() > limits::maxOutboxBytes)
        return false;
    append(std::move(text));
    return true;
}

void Outbox::push(const Json& message)
{
    append(toText(message));
    if (m_overflowed || m_waitingBytes <= limits::maxOutboxBytes + limits::maxOutboxReserveBytes)
        return;
    m_overflowed = true;
    Q_EMIT overflowed();
}

void Outbox::acknowledge()
{
    if (m_packetsUnderWay.empty())
        return;
    m_bytesUnderWay -= m_packetsUnderWay.front();
    m_packetsUnderWay.pop_front();
    scheduleFlush();
}

void Outbox::append(QByteArray message)
{
    if (m_overflowed)
        return;
    m_waitingBytes += message.size();
    m_waiting.push_back(std::move(message));
    scheduleFlush();
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
    while (!m_waiting.empty()) {
        const qsizetype next = m_waiting.front().size();
        if (!messages.empty() && bytes + next > limits::maxPacketBytes)
            break;
        bytes += next;
        messages.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    m_waitingBytes -= bytes;
    if (m_batching && messages.size() > 1)
        return '[' + envelope::batch(messages) + ']';
    return '[' + QByteArrayList(messages.begin(), messages.end()).join(',') + ']';
}

} // namespace portcullis
