#include "tests/soak/faults/injector.h"

#include <algorithm>

namespace portcullis::soak {
namespace {

//! Between looks whether what died is gone, so that it can be started again.
constexpr std::chrono::milliseconds undoRetry{20};

} // namespace

Injector::Injector(const FaultPlan& plan, Program& program, Servers& servers)
    : m_plan(plan), m_program(program), m_servers(servers)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &Injector::injectNext);
}

bool Injector::isAllWell() const
{
    return liveServers().size() == m_servers.size() && openResources().size() == resourceCount;
}

std::map<FaultKind, int> Injector::counts() const
{
    std::map<FaultKind, int> counts = m_counts;
    counts[FaultKind::KillRenderer] = m_program.crashes();
    return counts;
}

bool Injector::hasMadeEveryKind() const
{
    const std::map<FaultKind, int> made = counts();
    return made.size() == faultKinds
        && std::all_of(
            made.begin(), made.end(), [](const auto& counted) { return counted.second > 0; });
}

void Injector::schedule()
{
    m_next.start(m_plan.nextPause());
}

void Injector::injectNext()
{
    if (const std::optional<Fault> fault = m_plan.next(liveServers(), openResources())) {
        inject(*fault);
        if (fault->kind != FaultKind::KillRenderer) // there may be none yet
            ++m_counts[fault->kind];
    }
    schedule();
}

void Injector::inject(const Fault& fault)
{
    switch (fault.kind) {
    case FaultKind::KillServer:
        m_servers[std::size_t(fault.target)]->kill();
        break;
    case FaultKind::KillRenderer:
        m_program.crash(fault.target);
        break;
    case FaultKind::Reload:
        m_program.reload(fault.target);
        return;
    case FaultKind::Revoke:
        m_program.revoke(fault.target);
        break;
    case FaultKind::CloseTab:
        m_program.close(fault.target);
        break;
    }
    QTimer::singleShot(fault.undoAfter, this, [this, fault] { undo(fault); });
}

void Injector::undo(const Fault& fault)
{
    Server& server = *m_servers[std::size_t(fault.target % serverCount)];
    const bool isDying = (fault.kind == FaultKind::KillServer && !server.isDead())
        || (fault.kind == FaultKind::KillRenderer
            && m_program.tab(fault.target) == Program::Tab::Dying);
    if (isDying)
        QTimer::singleShot(undoRetry, this, [this, fault] { undo(fault); });
    else if (fault.kind == FaultKind::KillServer)
        server.start();
    else if (fault.kind == FaultKind::KillRenderer)
        reloadIfCrashed(fault.target);
    else if (fault.kind == FaultKind::Revoke)
        m_program.grant(fault.target);
    else
        m_program.open(fault.target);
}

//! As a user may before it starts again by itself.
void Injector::reloadIfCrashed(int resource)
{
    if (m_program.tab(resource) == Program::Tab::Crashed)
        m_program.reload(resource);
}

std::vector<int> Injector::liveServers() const
{
    std::vector<int> live;
    for (int i = 0; i < int(m_servers.size()); ++i) {
        if (m_servers[std::size_t(i)]->isUp())
            live.push_back(i);
    }
    return live;
}

std::vector<int> Injector::openResources() const
{
    std::vector<int> open;
    for (int i = 0; i < resourceCount; ++i) {
        if (m_program.tab(i) == Program::Tab::Open)
            open.push_back(i);
    }
    return open;
}

} // namespace portcullis::soak
