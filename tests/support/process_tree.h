#pragma once

#include <cstdint>
#include <vector>

namespace portcullis::test {

//! \brief A process and all that descend from it now: the engine's processes are its children.
class ProcessTree {
public:
    explicit ProcessTree(std::int64_t root);

    //! The root first; those that have ended since are still in it.
    const std::vector<std::int64_t>& pids() const { return m_pids; }

    //! User and system time, in seconds; the kernel counts in steps of clockStep().
    double cpuSeconds() const;
    //! Proportional set size in bytes: pages that processes share are divided among them.
    double pssBytes() const;

    //! Usually 0.01 s.
    static double clockStep();

private:
    std::vector<std::int64_t> m_pids;
};

//! 0 if there is no such process.
std::int64_t parentOf(std::int64_t pid);

//! Resident memory of one process in bytes, now and at most so far; 0 if it is gone.
std::int64_t residentBytes(std::int64_t pid);
std::int64_t peakResidentBytes(std::int64_t pid);

//! Proportional set size of one process in bytes; 0 if it is gone.
double pssBytes(std::int64_t pid);
//! \brief The same without the pages of files, such as those of libraries, whose part changes with
//! every other process that has them.
double pssBytesWithoutFiles(std::int64_t pid);

//! \brief The memory of \a tree once it no longer changes much; waits at most two seconds.
double settledPss(const ProcessTree& tree);

} // namespace portcullis::test
