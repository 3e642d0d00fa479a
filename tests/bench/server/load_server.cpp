#include "tests/bench/server/load_server.h"

#include <QUrlQuery>

#include <arpa/inet.h>
#include <array>
#include <cstdio>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace portcullis::bench {
namespace {

//! What the kernel keeps for a peer that is slower; more would only have to be waited for.
constexpr int sendBufferBytes = 256 * 1024;
constexpr int backlog = 1024;
constexpr std::chrono::milliseconds beatTick{2};
constexpr std::chrono::seconds beatInterval{1};

LoadParams paramsOf(const QUrlQuery& query)
{
    const auto number = [&query](const char* name) {
        return query.queryItemValue(QLatin1String(name)).toDouble();
    };
    const auto kind = kindOf(query.queryItemValue(QStringLiteral("kind")).toStdString());
    return {int(number("run")), kind.value_or(Kind::Text), std::size_t(number("bytes")),
        number("seconds"), number("rate")};
}

} // namespace

LoadServer::LoadServer()
{
    m_scoreboard.report = [](const Json& line) {
        std::printf("%s\n", line.dump().c_str());
        std::fflush(stdout);
    };
}

LoadServer::~LoadServer()
{
    m_peers.clear();
    if (m_listener >= 0)
        ::close(m_listener);
}

int LoadServer::run()
{
    if (!listen())
        return 1;
    m_poller.add(m_listener, EPOLLIN, [this](std::uint32_t) { acceptAll(); });
    m_poller.add(STDIN_FILENO, EPOLLIN, [this](std::uint32_t) { readOrders(); });
    m_poller.run();
    return 0;
}

bool LoadServer::listen()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(m_listener, generic, length) != 0 || ::listen(m_listener, backlog) != 0
        || ::getsockname(m_listener, generic, &length) != 0)
        return false;
    m_scoreboard.report({{"listening", ntohs(address.sin_port)}});
    return true;
}

void LoadServer::acceptAll()
{
    for (;;) {
        const int fd = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0)
            return;
        const int on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ::setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &sendBufferBytes, sizeof sendBufferBytes);
        m_peers[fd] = std::make_unique<Peer>(m_poller, fd,
            [this](Peer& peer, const std::string& target) { return makeLoad(peer, target); });
        m_poller.add(fd, EPOLLIN, [this, fd](std::uint32_t events) {
            const auto found = m_peers.find(fd);
            found->second->onReady(events);
            if (found->second->isGone())
                m_peers.erase(found);
        });
    }
}

std::unique_ptr<Load> LoadServer::makeLoad(Peer& peer, const std::string& target)
{
    const QString text = QString::fromStdString(target);
    const QString path = text.section(u'?', 0, 0);
    const QUrlQuery query(text.section(u'?', 1));
    const LoadParams params = paramsOf(query);
    if (path == QLatin1String("/control"))
        return std::make_unique<ControlLoad>(
            peer, m_scoreboard, query.queryItemValue(QStringLiteral("client")).toStdString());
    if (params.bytes == 0)
        return nullptr;
    if (path == QLatin1String("/receive"))
        return std::make_unique<FloodLoad>(peer, m_scoreboard, params);
    if (path == QLatin1String("/send"))
        return std::make_unique<SinkLoad>(peer, m_scoreboard, params);
    if (path == QLatin1String("/echo"))
        return std::make_unique<EchoLoad>(peer, m_scoreboard, params);
    if (path == QLatin1String("/stream"))
        return std::make_unique<StreamLoad>(peer, m_poller, m_scoreboard, params);
    if (path == QLatin1String("/hold"))
        return std::make_unique<HoldLoad>(peer, m_scoreboard, params);
    return nullptr;
}

void LoadServer::readOrders()
{
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count <= 0) {
        m_poller.stop();
        return;
    }
    m_input.append(buffer.data(), std::size_t(count));
    for (std::size_t end = 0; (end = m_input.find('\n')) != std::string::npos;) {
        carryOut(m_input.substr(0, end));
        m_input.erase(0, end + 1);
    }
}

//! `{to, order}`: to a page, unless it is to the server itself.
void LoadServer::carryOut(const std::string& line)
{
    const Json message = Json::parse(line);
    const std::string client = message.at("to");
    const Json& order = message.at("order");
    if (client == "server") {
        carryOutOwn(order);
        return;
    }
    const auto found = m_scoreboard.controls.find(client);
    if (found != m_scoreboard.controls.end())
        found->second->send(Opcode::Text, order.dump());
    else
        m_scoreboard.report(
            {{"from", client}, {"result", {{"run", order.at("run")}, {"error", "it is gone"}}}});
}

void LoadServer::carryOutOwn(const Json& order)
{
    const int run = order.at("run");
    Json result{{"run", run}};
    if (order.at("do") == "beat")
        startBeat(order.at("held"));
    else if (order.at("do") == "rest")
        m_beat.reset();
    else
        result["server"] = countBeats(order.at("held"));
    m_scoreboard.report({{"from", "server"}, {"result", result}});
}

//! The beats of all connections are spread over the interval, as those of strangers are.
void LoadServer::startBeat(int run)
{
    std::vector<HoldLoad*> loads;
    for (HoldLoad* const load : m_scoreboard.held) {
        if (load->run() == run)
            loads.push_back(load);
    }
    m_beats = 0;
    const Clock::time_point start = Clock::now();
    m_beat = std::make_unique<Timer>(m_poller, beatTick, [this, loads, start] {
        const double due = secondsBetween(start, Clock::now())
            / std::chrono::duration<double>(beatInterval).count() * double(loads.size());
        for (; double(m_beats) < due; ++m_beats) {
            HoldLoad* const next = loads[m_beats % loads.size()];
            if (m_scoreboard.held.count(next) > 0)
                next->beat();
        }
    });
}

Json LoadServer::countBeats(int run) const
{
    std::uint64_t connections = 0;
    std::uint64_t sent = 0;
    std::uint64_t returned = 0;
    for (const HoldLoad* const load : m_scoreboard.held) {
        if (load->run() != run)
            continue;
        ++connections;
        sent += load->sent();
        returned += load->returned();
    }
    return {{"connections", connections}, {"sent", sent}, {"returned", returned}};
}

} // namespace portcullis::bench
