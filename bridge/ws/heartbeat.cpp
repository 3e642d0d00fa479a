#include "bridge/ws/heartbeat.h"

namespace portcullis {

Heartbeat::Heartbeat(const HeartbeatOptions& options, QObject* parent)
    : QObject(parent), m_options(options)
{
    m_interval.setInterval(options.interval);
    connect(&m_interval, &QTimer::timeout, this, &Heartbeat::beat);
    connect(&m_deadline, &Countdown::timeout, this, &Heartbeat::missed);
}

void Heartbeat::start()
{
    m_deadline.stop();
    m_interval.start();
}

void Heartbeat::stop()
{
    m_interval.stop();
    m_deadline.stop();
}

void Heartbeat::answered()
{
    m_deadline.stop();
}

//! One ping at a time: an interval may be shorter than the time for the pong.
void Heartbeat::beat()
{
    if (m_deadline.isActive())
        return;
    m_deadline.start(m_options.timeout);
    Q_EMIT due();
}

} // namespace portcullis
