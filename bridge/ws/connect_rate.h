#pragma once

#include <QElapsedTimer>

#include <chrono>
#include <deque>

namespace portcullis {

//! \brief How many connections one resource has begun within the last minute, whatever document of
//! it did.
class ConnectRate {
public:
    ConnectRate() { m_clock.start(); }

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
