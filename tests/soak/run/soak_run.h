#pragma once

#include "tests/soak/faults/injector.h"
#include "tests/soak/report/soak_report.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

namespace portcullis::soak {

//! \brief One soak: opens everything, makes faults, has all connections end, closes everything,
//! and looks at what is left.
class SoakRun {
public:
    explicit SoakRun(SoakOptions options);

    SoakReport run();

private:
    void startProgram();
    void startServers();
    void openAll();
    void closeAll();
    //! Opens and closes everything once: what the engine keeps from then on is no leak.
    void takeBaseline();
    void makeFaults();
    void endConnections();
    void lookForRemains();
    void quitAll();
    void expect(const char* what, const std::function<bool()>& condition);
    SoakReport report() const;

    SoakOptions m_options;
    QTemporaryDir m_folder;
    Ledger m_ledger;
    Servers m_servers; // before the program, which ends first
    Program m_program{m_ledger};
    Injector m_injector;
    OpenThings m_before;
    OpenThings m_during;
    OpenThings m_after;
    std::vector<MemorySample> m_memory;
};

} // namespace portcullis::soak
