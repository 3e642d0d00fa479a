#pragma once

#include <array>

namespace portcullis {

//! The web engine of a system that Portcullis is made for; see EngineVersion.
struct SystemEngine {
    const char* system;
    const char* qt;
    int chrome; //!< Its major version.
    const char* securityPatches;
};

//! Oldest first.
inline constexpr std::array debianEngines{
    SystemEngine{"Debian 12", "6.4.2", 102, "108.0.5359.94"},
    SystemEngine{"Debian 13", "6.8.2", 122, "132.0.6834.111"},
};

} // namespace portcullis
