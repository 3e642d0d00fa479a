#include "tests/hostile/heartbeat_timer.h"

#include <QFile>

#include <unistd.h>

namespace portcullis::hostile {
namespace {

constexpr int intervalMs = 5;
constexpr double nanosecondsPerMillisecond = 1e6;

//! Milliseconds that this thread was ready to run and did not; the kernel counts them.
double waitedForCpu()
{
    QFile file(QStringLiteral("/proc/self/task/%1/schedstat").arg(::gettid()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() / nanosecondsPerMillisecond;
}

} // namespace

HeartbeatTimer::HeartbeatTimer(QObject* parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &HeartbeatTimer::beat);
    m_timer.start(intervalMs);
    restart();
}

void HeartbeatTimer::restart()
{
    m_clock.start();
    m_waited = waitedForCpu();
    m_worst = {};
}

void HeartbeatTimer::beat()
{
    const double late = double(m_clock.nsecsElapsed()) / nanosecondsPerMillisecond - intervalMs;
    const double waited = waitedForCpu();
    if (late > m_worst.milliseconds)
        m_worst = {late, waited - m_waited};
    m_clock.start();
    m_waited = waited;
}

} // namespace portcullis::hostile
