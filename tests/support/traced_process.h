#pragma once

#include <string>
#include <vector>

namespace portcullis::test {

//! \brief How a process that was watched has ended.
struct TracedEnd {
    bool isTraced = false; //!< Or else the system does not let us watch processes.
    bool isKilled = false; //!< By us.
    int exitCode = -1; //!< If it has ended by itself.
};

//! \brief Runs a program and kills it (SIGKILL) right before it changes a file or lock for the
//! \a step -th time, counted from 1.
//!
//! Changes are the system calls that create, write, rename, remove or lock something. The program
//! must have one thread only.
TracedEnd runAndKill(const std::vector<std::string>& command, int step);

} // namespace portcullis::test
