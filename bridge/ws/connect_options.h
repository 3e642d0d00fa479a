#pragma once

#include "bridge/core/limits.h"

#include <chrono>
#include <optional>
#include <set>

namespace portcullis {

//! Pings that the host sends by itself.
struct HeartbeatOptions {
    std::chrono::milliseconds interval = limits::heartbeatInterval;
    std::chrono::milliseconds timeout = limits::heartbeatTimeout; //!< For the pong.
};

//! When and how often the host tries again.
struct ReconnectOptions {
    int maxRetries = limits::defaultRetries; //!< In a row, without an established connection.
    std::chrono::milliseconds initialDelay = limits::initialRetryDelay;
    std::chrono::milliseconds maxDelay = limits::maxRetryDelay;
    double jitter = limits::retryJitter; //!< 0 to 1: the random part of a delay.
    std::set<int> exceptCodes; //!< Close codes after which it does not try again.
};

//! What becomes of messages while the frame is busy.
enum class Delivery {
    Every, //!< They wait, and then the server is made to wait.
    Latest, //!< Only the newest is kept.
};

//! What becomes of a connection that would be one too many of its resource.
enum class OnLimit { Fail, EvictOldest };

//! \brief What a caller of `ws.connect` can choose beside the handshake (docs/protocol.md).
struct ConnectOptions {
    std::chrono::milliseconds timeout = limits::handshakeTimeout;
    std::optional<qint64> maxMessageBytes; //!< Empty: the resource's limit.
    std::optional<HeartbeatOptions> heartbeat;
    std::optional<ReconnectOptions> reconnect;
    Delivery delivery = Delivery::Every;
    OnLimit onLimit = OnLimit::Fail;
};

//! \brief The delay before attempt number \a attempt (the first is 1).
//! \param random from 0 to 1: how much of the jitter is taken off.
std::chrono::milliseconds retryDelay(const ReconnectOptions& options, int attempt, double random);

} // namespace portcullis
