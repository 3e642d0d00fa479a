#include "bridge/core/minute_rate.h"

namespace portcullis {
namespace {

constexpr qint64 minute = 60'000;

} // namespace

bool MinuteRate::take(qint64 maxPerMinute)
{
    if (wait(maxPerMinute).count() > 0)
        return false;
    m_times.push_back(m_clock.elapsed());
    return true;
}

std::chrono::milliseconds MinuteRate::wait(qint64 maxPerMinute)
{
    const qint64 excess = count() - maxPerMinute;
    if (excess < 0)
        return std::chrono::milliseconds::zero();
    const qint64 blocking = m_times.at(size_t(excess));
    return std::chrono::milliseconds(blocking + minute - m_clock.elapsed() + 1);
}

qint64 MinuteRate::count()
{
    forgetOld();
    return qint64(m_times.size());
}

void MinuteRate::forgetOld()
{
    while (!m_times.empty() && m_clock.elapsed() - m_times.front() > minute)
        m_times.pop_front();
}

} // namespace portcullis
