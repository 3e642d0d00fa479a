#include "tests/bench/server/loads.h"

namespace portcullis::bench {
namespace {

constexpr std::size_t maxResultBytes = std::size_t{1024} * 1024;

} // namespace

ControlLoad::ControlLoad(Peer& peer, Scoreboard& scoreboard, std::string client)
    : m_peer(peer), m_scoreboard(scoreboard), m_client(std::move(client))
{
    m_peer.setKept(maxResultBytes);
}

ControlLoad::~ControlLoad()
{
    const auto found = m_scoreboard.controls.find(m_client);
    if (found != m_scoreboard.controls.end() && found->second == &m_peer)
        m_scoreboard.controls.erase(found);
}

void ControlLoad::opened()
{
    m_scoreboard.controls[m_client] = &m_peer;
    m_scoreboard.report({{"ready", m_client}});
}

void ControlLoad::received(const Message& message)
{
    Json result = Json::parse(message.payload, nullptr, false);
    if (!result.is_object() || !result.contains("run") || !result["run"].is_number_integer())
        return;
    const int run = result["run"].get<int>();
    result["server"] = m_scoreboard.measured[run];
    m_scoreboard.measured.erase(run);
    m_scoreboard.report({{"from", m_client}, {"result", result}});
}

} // namespace portcullis::bench
