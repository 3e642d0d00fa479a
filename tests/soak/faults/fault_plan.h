#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>
#include <random>
#include <vector>

namespace portcullis::soak {

enum class FaultKind { KillServer, KillRenderer, Reload, Revoke, CloseTab };
inline constexpr int faultKinds = 5;

//! `a server killed` and the like.
const char* nameOf(FaultKind kind);

struct Fault {
    FaultKind kind = FaultKind::KillServer;
    int target = 0; //!< Index of the server or the resource.
    //! Until the server is started, the tab is opened, and so on. Nothing is to be undone of a
    //! reload.
    std::chrono::milliseconds undoAfter{0};
};

//! \brief Random faults; the same seed gives the same ones for the same targets.
class FaultPlan {
public:
    //! \param interval mean time between two faults; that until one is undone goes with it.
    FaultPlan(quint32 seed, std::chrono::milliseconds interval);

    //! From half to one and a half of the interval.
    std::chrono::milliseconds nextPause();

    //! \brief The next fault of the servers and resources that are in order now.
    //!
    //! Each five have one of every kind. Empty if the kind whose turn it is has no target; it keeps
    //! its turn.
    std::optional<Fault> next(const std::vector<int>& servers, const std::vector<int>& resources);

private:
    double random(); // 0 to 1, and not 1
    std::size_t choose(std::size_t count);

    std::mt19937 m_engine;
    std::chrono::milliseconds m_interval;
    std::vector<FaultKind> m_kinds; // whose turn is still to come
};

} // namespace portcullis::soak
