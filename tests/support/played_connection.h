#pragma once

#include "tests/support/raw_server.h"
#include "tests/support/watched_connection.h"

namespace portcullis::test {

//! A connection that is open, whose server the test plays.
struct PlayedConnection {
    explicit PlayedConnection(const ConnectOptions& options = {})
        : watched(server.address(), options)
    {
        isOpen = server.acceptHandshake() && watched.waitForOpen();
    }

    RawServer server;
    WatchedConnection watched;
    bool isOpen = false; //!< To be verified first.
};

} // namespace portcullis::test
