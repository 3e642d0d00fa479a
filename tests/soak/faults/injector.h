#pragma once

#include "tests/soak/faults/fault_plan.h"
#include "tests/soak/run/program.h"
#include "tests/soak/run/server.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace portcullis::soak {

using Servers = std::vector<std::unique_ptr<Server>>;

//! \brief Makes faults until it is stopped, and undoes each after a while.
class Injector : public QObject {
public:
    Injector(const FaultPlan& plan, Program& program, Servers& servers);

    void start() { schedule(); }
    //! No more faults; those that are there are still undone.
    void stop() { m_next.stop(); }
    //! Every server is up and every tab open, with all that was granted.
    bool isAllWell() const;

    bool hasMadeEveryKind() const;
    std::map<FaultKind, int> counts() const;

private:
    void schedule();
    void injectNext();
    void inject(const Fault& fault);
    void undo(const Fault& fault);
    void reloadIfCrashed(int resource);
    std::vector<int> liveServers() const;
    std::vector<int> openResources() const;

    FaultPlan m_plan;
    Program& m_program;
    Servers& m_servers;
    std::map<FaultKind, int> m_counts;
    QTimer m_next;
};

} // namespace portcullis::soak
