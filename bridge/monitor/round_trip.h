#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace portcullis {

//! How long it takes to a server and back.
struct RoundTrip {
    enum class Source {
        Unknown,
        Tcp, //!< The kernel's smoothed measure of the TCP connection: to the proxy, if there is
             //!< one.
        Pong, //!< The last answer to a WebSocket ping.
    };

    Source source = Source::Unknown;
    std::chrono::microseconds time{};
};

//! \brief What the kernel has measured of the TCP connection \a descriptor. Empty if it is none, or
//! nothing was measured yet.
std::optional<std::chrono::microseconds> tcpRoundTrip(qintptr descriptor);

} // namespace portcullis
