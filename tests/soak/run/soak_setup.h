#pragma once

#include <QString>

#include <chrono>

namespace portcullis::soak {

inline constexpr int resourceCount = 10;
inline constexpr int connectionsOfResource = 20;
inline constexpr int connectionCount = resourceCount * connectionsOfResource;
inline constexpr int serverCount = 4;

//! What the command line says.
struct SoakOptions {
    double minutes = 30;
    quint32 seed = 1;
    double faultSeconds = 3; //!< Mean time between two faults.
    QString jsonFile; //!< Empty for none.
    QString plotFile; //!< Empty for none.
};

} // namespace portcullis::soak
