#include "bridge/ws/limit_watch.h"

namespace portcullis {

LimitWatch::LimitWatch(const Limits& limits, QObject* parent)
    : QObject(parent), m_limits(limits) { }

void LimitWatch::noteConnections(qint64 ofSession, qint64 ofProgram, qint64 withinMinute)
{
    warn(m_connections, {"maxConnections", ofSession, m_limits.maxConnections, {}});
    warn(m_program, {"maxProgramConnections", ofProgram, m_limits.maxProgramConnections, {}});
    warn(m_rate, {"maxConnectsPerMinute", withinMinute, m_limits.maxConnectsPerMinute, {}});
}

void LimitWatch::noteMessage(
    const QString& connectionId, OfConnection& kept, qint64 bytes, qint64 max)
{
    warn(kept.messageSize, {"maxMessageBytes", bytes, max, connectionId});
}

void LimitWatch::noteQueue(
    const QString& connectionId, OfConnection& kept, qint64 queued, qint64 total)
{
    warn(
        kept.queuedSend, {"maxQueuedSendBytes", queued, m_limits.maxQueuedSendBytes, connectionId});
    warn(m_queue, {"maxTotalQueuedSendBytes", total, m_limits.maxTotalQueuedSendBytes, {}});
}

void LimitWatch::warn(NearLimit& near, const LimitWarning& warning)
{
    if (near.notice(warning.value, warning.max))
        Q_EMIT limitNear(warning);
}

} // namespace portcullis
