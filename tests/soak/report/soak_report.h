#pragma once

#include "tests/soak/faults/fault_plan.h"
#include "tests/soak/ledger/ledger.h"
#include "tests/soak/memory/memory_curve.h"
#include "tests/soak/memory/open_things.h"

#include <map>

namespace portcullis::soak {

//! \brief What a soak has found.
struct SoakReport {
    double minutes = 0; //!< With faults.
    quint32 seed = 0;
    std::map<FaultKind, int> faults;
    Endings endings;
    Fates toServers;
    Fates toPages;
    OpenThings before; //!< With all tabs closed, after each had been open once.
    OpenThings during; //!< With all connections open.
    OpenThings after; //!< With all tabs closed.
    std::vector<MemorySample> memory;
    qint64 problemCount = 0;
    QStringList problems; //!< The first of them.

    MemorySlopes slopes() const { return slopesOf(memory); }
};

//! \brief What else is wrong: what is left open, and kinds of faults or fates that did not occur,
//! without which the soak says nothing.
QStringList shortcomings(const SoakReport& report);

//! Whether nothing is wrong, and the memory flat where that can be judged.
bool isGood(const SoakReport& report);

//! The report to read.
QString toText(const SoakReport& report);

Json toJson(const SoakReport& report);

} // namespace portcullis::soak
