#pragma once

#include "tests/bench/server/payload.h"

#include <QtGlobal>

#include <optional>

//! \brief How fast the load server is for a client that does nothing but read and write ready-made
//! bytes. What a browser reaches has to be well below.
namespace portcullis::bench {

//! Messages a second that the client takes.
std::optional<double> receiveCeiling(quint16 port, Kind kind, std::size_t bytes, double seconds);

//! Messages a second that the client gets rid of, until the server says it has them all.
std::optional<double> sendCeiling(quint16 port, Kind kind, std::size_t bytes, double seconds);

struct EchoCeiling {
    double medianMs;
    double p99Ms;
};

//! Time of one echo.
std::optional<EchoCeiling> echoCeiling(quint16 port, std::size_t bytes, int count);

//! Median time of a TCP connection and its handshake, in milliseconds.
std::optional<double> connectCeiling(quint16 port, int count);

} // namespace portcullis::bench
