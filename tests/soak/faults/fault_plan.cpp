#include "tests/soak/faults/fault_plan.h"

namespace portcullis::soak {

const char* nameOf(FaultKind kind)
{
    switch (kind) {
    case FaultKind::KillServer:
        return "server killed";
    case FaultKind::KillRenderer:
        return "renderer killed";
    case FaultKind::Reload:
        return "tab reloaded";
    case FaultKind::Revoke:
        return "grant revoked";
    case FaultKind::CloseTab:
        return "tab closed";
    }
    return "";
}

FaultPlan::FaultPlan(quint32 seed, std::chrono::milliseconds interval)
    : m_engine(seed), m_interval(interval)
{
}

std::chrono::milliseconds FaultPlan::nextPause()
{
    return std::chrono::milliseconds(qint64(double(m_interval.count()) * (0.5 + random())));
}

std::optional<Fault> FaultPlan::next(
    const std::vector<int>& servers, const std::vector<int>& resources)
{
    if (m_kinds.empty()) {
        for (int kind = 0; kind < faultKinds; ++kind)
            m_kinds.insert(
                m_kinds.begin() + std::ptrdiff_t(choose(m_kinds.size() + 1)), FaultKind(kind));
    }
    const FaultKind kind = m_kinds.back();
    const std::vector<int>& targets = kind == FaultKind::KillServer ? servers : resources;
    if (targets.empty())
        return std::nullopt;
    m_kinds.pop_back();
    const int target = targets[choose(targets.size())];
    return Fault{kind, target, nextPause() / 2};
}

std::size_t FaultPlan::choose(std::size_t count)
{
    return std::size_t(random() * double(count));
}

// The distributions of the standard library may differ from one to the other.
double FaultPlan::random()
{
    return double(m_engine()) / (double(std::mt19937::max()) + 1);
}

} // namespace portcullis::soak
