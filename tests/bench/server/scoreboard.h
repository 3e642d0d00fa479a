#pragma once

#include "bridge/core/json.h"

#include <chrono>
#include <functional>
#include <map>
#include <set>

namespace portcullis::bench {

class HoldLoad;
class Peer;

using Clock = std::chrono::steady_clock;

inline double secondsBetween(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}

//! \brief What the connections of the server know of each other.
struct Scoreboard {
    //! What the server has seen of a run, by the number of the run and the name of the load.
    std::map<int, Json> measured;
    std::map<std::string, Peer*> controls; //!< By the name of the client.
    std::set<HoldLoad*> held;
    std::function<void(const Json&)> report; //!< Writes one line for the orchestrator.
};

} // namespace portcullis::bench
