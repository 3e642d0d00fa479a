#include "bridge/core/token_bucket.h"

#include <cmath>

namespace portcullis {

TokenBucket::TokenBucket(qint64 perSecond, qint64 burst)
    : m_perSecond(double(perSecond)), m_burst(double(burst)), m_level(double(burst)),
      m_filled(Clock::time_point::min())
{
}

void TokenBucket::spend(qint64 cost, Clock::time_point now)
{
    refill(now);
    m_level -= double(cost);
}

bool TokenBucket::isOverdrawn(Clock::time_point now)
{
    refill(now);
    return m_level < 0;
}

std::chrono::milliseconds TokenBucket::wait(Clock::time_point now)
{
    if (!isOverdrawn(now))
        return std::chrono::milliseconds::zero();
    return std::chrono::milliseconds(qint64(std::ceil(-m_level * 1000 / m_perSecond)));
}

void TokenBucket::refill(Clock::time_point now)
{
    if (m_filled != Clock::time_point::min()) {
        const std::chrono::duration<double> passed = now - m_filled;
        m_level = qMin(m_burst, m_level + passed.count() * m_perSecond);
    }
    m_filled = now;
}

} // namespace portcullis
