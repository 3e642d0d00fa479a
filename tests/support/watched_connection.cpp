#include "tests/support/watched_connection.h"

#include "tests/support/wait_for.h"

namespace portcullis::test {

Handshake handshakeFor(const QString& url, const NamedValues& headers, const QStringList& protocols)
{
    return Handshake::check(url, headers, protocols).value();
}

ConnectOptions withHeartbeat(int intervalMs, int timeoutMs)
{
    ConnectOptions options;
    options.heartbeat = HeartbeatOptions{
        std::chrono::milliseconds(intervalMs), std::chrono::milliseconds(timeoutMs)};
    return options;
}

ConnectOptions withReconnect(int maxRetries, const std::set<int>& exceptCodes)
{
    ConnectOptions options;
    options.reconnect = ReconnectOptions{
        maxRetries, std::chrono::milliseconds(20), std::chrono::milliseconds(50), 0, exceptCodes};
    return options;
}

WatchedConnection::WatchedConnection(const Handshake& handshake, const ConnectOptions& options,
    const Limits& limits, const NetworkSettings& network)
    : m_program(network),
      connection(handshake, options, {limits, HostPolicy::unrestricted()}, m_program, m_connects)
{
    watch();
    connection.open();
}

WatchedConnection::WatchedConnection(const QString& url, const ConnectOptions& options,
    const Limits& limits, const NetworkSettings& network)
    : WatchedConnection(handshakeFor(url), options, limits, network)
{
}

WatchedConnection::WatchedConnection(
    const QString& url, const HostPolicy& hosts, const ConnectOptions& options)
    : connection(handshakeFor(url), options, {{}, hosts}, m_program, m_connects)
{
    watch();
    connection.open();
}

void WatchedConnection::watch()
{
    using C = WsConnection;
    const auto context = &connection;
    QObject::connect(context, &C::opened, context, [this](const Established& e, bool again) {
        ++opened;
        established = e;
        wasReconnected = again;
    });
    QObject::connect(
        context, &C::received, context, [this](const Message& m) { messages.push_back(m); });
    QObject::connect(context, &C::ponged, context, [this](const Pong& p) { pongs.push_back(p); });
    QObject::connect(
        context, &C::reconnecting, context, [this](const Retry& r) { retries.push_back(r); });
    QObject::connect(context, &C::written, context, [this](qint64 bytes) { written += bytes; });
    QObject::connect(context, &C::closed, context, [this](const Ending& e) {
        ++m_endings;
        m_ending = e;
    });
}

bool WatchedConnection::waitForOpen(int times)
{
    return waitFor([this, times] { return opened == times; });
}

bool WatchedConnection::waitForClose(std::chrono::milliseconds timeout)
{
    return waitFor([this] { return m_endings == 1; }, timeout);
}

bool WatchedConnection::waitForMessages(size_t count)
{
    return waitFor([this, count] { return messages.size() >= count; });
}

QString WatchedConnection::failureText() const
{
    return m_ending.failure ? m_ending.failure->message : QString();
}

QString WatchedConnection::stage() const
{
    return m_ending.failure ? wireName(m_ending.failure->stage) : QString();
}

} // namespace portcullis::test
