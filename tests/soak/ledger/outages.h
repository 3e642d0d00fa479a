#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace portcullis::soak {

//! Milliseconds since 1970: the one clock that all processes have.
using Time = qint64;

//! \brief When something was out of order: a server dead, a grant taken back.
class Outages {
public:
    void begin(Time time) { m_spans.push_back({time, std::nullopt}); }
    void end(Time time);

    //! Whether any part of that time is in an outage.
    bool overlap(Time from, Time to) const;

private:
    struct Span {
        Time begin;
        std::optional<Time> end; //!< Empty while it lasts.
    };

    std::vector<Span> m_spans;
};

} // namespace portcullis::soak
