#include "bridge/ws/heartbeat.h"

namespace portcullis {

Heartbeat::Heartbeat(const HeartbeatOptions& options, QObject* parent)
    : QObject(parent), m_options(options)
{
    m_interval.setInterval(options.interval);
    m_deadline.setInterval(options.timeout);
    m_deadline.setSingleShot(true);
    connect(&m_interval, &QTimer::timeout, this, &Heartbeat::beat);
    connect(&m_deadline, &QTimer::timeout, this, &Heartbeat::missed);
}

void Heartbeat::start()
{
    m_isWaiting = false;
    m_deadline.stop();
    m_interval.start();
}

void Heartbeat::stop()
{
    m_isWaiting = false;
    m_interval.stop();
    m_deadline.stop();
}

void Heartbeat::answered()
{
    m_isWaiting = false;
    m_deadline.stop();
}

void Heartbeat::setReading(bool reading)
{
    m_isReading = reading;
    if (!reading)
        m_deadline.stop();
    else if (m_isWaiting)
        m_deadline.start();
}

//! One ping at a time: an interval may be shorter than the time for the pong.
void Heartbeat::beat()
{
    if (m_isWaiting)
        return;
    m_isWaiting = true;
    if (m_isReading)
        m_deadline.start();
    Q_EMIT due();
}

} // namespace portcullis
