#pragma once

#include "bridge/ws/ws_socket.h"
#include "tests/support/watched_connection.h"

namespace portcullis::test {

//! \brief A socket that says goodbye to nobody: if the server is at fault, it lingers until the
//! server has closed, however long a slow machine takes for that.
struct LingeringSocket {
    explicit LingeringSocket(const QString& url, const NetworkSettings& network = {})
        : socket(handshakeFor(url),
            {waitAtMost, Limits().maxMessageBytes, HostPolicy::unrestricted()}, network, {})
    {
        QObject::connect(
            &socket, &WsSocket::ended, &socket, [this](const Ending& e) { ending = e; });
        socket.open();
    }

    WsSocket socket;
    std::optional<Ending> ending;
};

} // namespace portcullis::test
