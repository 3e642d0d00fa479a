#pragma once

#include "bridge/ws/ws_connection.h"
#include "tests/support/patience.h"

#include <vector>

namespace portcullis::test {

//! A handshake that is known to be good.
Handshake handshakeFor(
    const QString& url, const NamedValues& headers = {}, const QStringList& protocols = {});

ConnectOptions withHeartbeat(int intervalMs, int timeoutMs);
//! Delays of 20 to 50 ms.
ConnectOptions withReconnect(int maxRetries, const std::set<int>& exceptCodes = {});

//! \brief A connection and everything that it has signaled.
class WatchedConnection {
public:
    explicit WatchedConnection(const Handshake& handshake, const ConnectOptions& options = {},
        const Limits& limits = {}, const NetworkSettings& network = {});
    explicit WatchedConnection(const QString& url, const ConnectOptions& options = {},
        const Limits& limits = {}, const NetworkSettings& network = {});
    //! Under a policy, without the service's own check of the URL.
    WatchedConnection(
        const QString& url, const HostPolicy& hosts, const ConnectOptions& options = {});

    bool waitForOpen(int times = 1);
    bool waitForClose(std::chrono::milliseconds timeout = waitAtMost);
    bool waitForMessages(size_t count);

    //! What keeps the sockets that it has let go of.
    ProgramConnections& program() { return m_program; }

    int endings() const { return m_endings; }
    const Ending& ending() const { return m_ending; }
    int code() const { return m_ending.code; }
    QString reason() const { return m_ending.reason; }
    //! Empty if it did not fail.
    QString failureText() const;
    //! The failure's stage on the wire; empty if it did not fail.
    QString stage() const;
    QString message(size_t index) const { return QString::fromUtf8(messages.at(index).data); }

private:
    void watch();

    ProgramConnections m_program;
    ResourceConnects m_connects;
    int m_endings = 0;
    Ending m_ending;

public:
    int opened = 0;
    bool wasReconnected = false; //!< What the last opened() said.
    Established established; //!< Of the last opened().
    std::vector<Message> messages;
    std::vector<Pong> pongs;
    std::vector<Retry> retries;
    qint64 written = 0;
    WsConnection connection;
};

} // namespace portcullis::test
