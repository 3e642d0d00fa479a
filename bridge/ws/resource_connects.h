#pragma once

#include "bridge/core/minute_rate.h"
#include "bridge/net/handshake_turns.h"
#include "bridge/net/known_addresses.h"

#include <memory>

namespace portcullis {

//! \brief What the connections of one resource have in common, whatever document of it opens them.
//! Resources share none of it, so that none can tell what another does.
struct ResourceConnects {
    //! What a connection needs beyond the life of the resource.
    struct Shared {
        std::shared_ptr<HandshakeTurns> turns = std::make_shared<HandshakeTurns>();
        std::shared_ptr<KnownAddresses> addresses = std::make_shared<KnownAddresses>();
    };

    MinuteRate rate; //!< The connections that it has begun.
    Shared shared;
};

} // namespace portcullis
