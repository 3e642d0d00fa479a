#pragma once

#include "bridge/core/json.h"
#include "tests/soak/memory/slope.h"

#include <cstdint>

namespace portcullis::soak {

//! \brief The memory of a program at one time, in KiB: its proportional set size without the pages
//! of files.
struct MemorySample {
    double minutes = 0; //!< Since the start.
    double own = 0; //!< Of the program's process.
    double all = 0; //!< With its children, the renderers among them.
    int connections = 0; //!< Open at both ends.
};

//! Measures the process \a pid and those that descend from it.
MemorySample sampleMemory(std::int64_t pid, double minutes, int connections);

//! How memory changes, in KiB a minute.
struct MemorySlopes {
    double own = 0;
    double all = 0;
    bool isJudged = false; //!< Whether there is enough of the curve to say that it is flat.

    bool isFlat() const;
};

//! \brief More than this is not flat, in KiB a minute.
inline constexpr double flatOwn = 256;
inline constexpr double flatAll = 1024;

//! The first minutes, in which caches fill, are left out; so many or a quarter if that is less.
inline constexpr double warmUpMinutes = 5;
//! With less than this after them there is no judgment.
inline constexpr double judgedMinutes = 10;

MemorySlopes slopesOf(const std::vector<MemorySample>& samples);

Json toJson(const std::vector<MemorySample>& samples);

} // namespace portcullis::soak
