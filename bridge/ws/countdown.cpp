#include "bridge/ws/countdown.h"

namespace portcullis {

Countdown::Countdown(QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_isActive = false;
        Q_EMIT timeout();
    });
}

void Countdown::start(std::chrono::milliseconds time)
{
    m_isActive = true;
    m_left = time;
    if (!m_isPaused)
        m_timer.start(time);
}

void Countdown::stop()
{
    m_isActive = false;
    m_timer.stop();
}

void Countdown::setPaused(bool paused)
{
    if (std::exchange(m_isPaused, paused) == paused || !m_isActive)
        return;
    if (paused) {
        m_left = m_timer.remainingTimeAsDuration();
        m_timer.stop();
    } else {
        m_timer.start(m_left);
    }
}

} // namespace portcullis
