#pragma once

#include <QtGlobal>

#include <chrono>

namespace portcullis {

//! \brief What somebody may spend of something: so much in a second, and what was not spent is
//! saved up to a bound.
//!
//! It can be overdrawn by one expense, since what something costs is often known afterwards.
class TokenBucket {
public:
    using Clock = std::chrono::steady_clock;

    //! \a burst is what is there at first, and the most that is saved up.
    TokenBucket(qint64 perSecond, qint64 burst);

    void spend(qint64 cost, Clock::time_point now = Clock::now());

    //! Whether more has been spent than there was.
    bool isOverdrawn(Clock::time_point now = Clock::now());

    //! Until it no longer is overdrawn; zero if it is not.
    std::chrono::milliseconds wait(Clock::time_point now = Clock::now());

private:
    void refill(Clock::time_point now);

    double m_perSecond;
    double m_burst;
    double m_level;
    Clock::time_point m_filled;
};

} // namespace portcullis
