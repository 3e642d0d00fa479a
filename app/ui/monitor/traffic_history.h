#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>

namespace portcullis {

//! What was transferred at one moment.
struct TrafficPoint {
    double receiveRate = 0; //!< Bytes a second.
    double sendRate = 0;
    std::optional<double> roundTrip; //!< Milliseconds; empty if it is not known.
};

//! \brief The points of the last two minutes, one for each limits::monitorInterval.
class TrafficHistory {
public:
    static constexpr qsizetype maxPoints = 240;

    void add(const TrafficPoint& point)
    {
        m_points.push_back(point);
        if (qsizetype(m_points.size()) > maxPoints)
            m_points.pop_front();
    }

    //! The oldest first.
    const std::deque<TrafficPoint>& points() const { return m_points; }

private:
    std::deque<TrafficPoint> m_points;
};

} // namespace portcullis
