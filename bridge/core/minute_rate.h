#pragma once

#include <QElapsedTimer>

#include <chrono>
#include <deque>

namespace portcullis {

//! \brief How often something has happened within the last minute.
class MinuteRate {
public:
    MinuteRate() { m_clock.start(); }

    //! Counts one more; false, and nothing counted, if \a maxPerMinute is reached.
    bool take(qint64 maxPerMinute);

    //! Until take() can succeed again; zero if it can now.
    std::chrono::milliseconds wait(qint64 maxPerMinute);

    //! Within the last minute.
    qint64 count();

private:
    void forgetOld();

    QElapsedTimer m_clock;
    std::deque<qint64> m_times; // milliseconds on m_clock, oldest first
};

} // namespace portcullis
