#pragma once

#include "bridge/core/json.h"

#include <cstdint>

namespace portcullis::soak {

//! \brief What a program holds open, as the system sees it.
struct OpenThings {
    int renderers = 0; //!< Processes of the web engine that run pages.
    int processes = 0; //!< All of its own, itself included.
    int tcpSockets = 0; //!< Of the program's process, in any state.
    int files = 0; //!< Descriptors of the program's process.
    int threads = 0; //!< Of the program's process.
};

//! Of the process \a pid and those that descend from it.
OpenThings openThings(std::int64_t pid);

Json toJson(const OpenThings& things);

} // namespace portcullis::soak
