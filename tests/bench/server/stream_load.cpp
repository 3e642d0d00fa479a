#include "tests/bench/server/loads.h"

namespace portcullis::bench {
namespace {

constexpr std::chrono::milliseconds tick{1};

} // namespace

StreamLoad::StreamLoad(Peer& peer, Poller& poller, Scoreboard& scoreboard, const LoadParams& params)
    : m_peer(peer), m_poller(poller), m_scoreboard(scoreboard), m_params(params),
      m_frame(serverFrame(Opcode::Text, payload(Kind::Text, 0, params.bytes)))
{
    m_peer.setKept(64);
}

void StreamLoad::opened()
{
    m_start = Clock::now();
    m_timer = std::make_unique<Timer>(m_poller, tick, [this] { pour(); });
}

void StreamLoad::received(const Message&)
{
    m_isEnding = true;
    m_timer.reset();
    finishIfDone();
}

//! Sends what is due by now. A peer that does not keep up gets it later: the measure tells.
void StreamLoad::pour()
{
    const double elapsed = secondsBetween(m_start, Clock::now());
    const auto due = std::uint64_t(elapsed * m_params.rate / double(m_params.bytes));
    while (m_isEnding ? m_sent % m_frame.size() != 0 : m_sent / m_frame.size() < due) {
        const std::size_t written
            = m_peer.write(std::string_view(m_frame).substr(m_sent % m_frame.size()));
        m_sent += written;
        if (written == 0)
            break;
    }
    finishIfDone();
}

void StreamLoad::finishIfDone()
{
    if (!m_isEnding)
        return;
    const bool isWhole = m_sent % m_frame.size() == 0;
    m_peer.wantRoom(!isWhole);
    if (!isWhole)
        return;
    const std::uint64_t count = m_sent / m_frame.size();
    const double seconds = secondsBetween(m_start, Clock::now());
    m_scoreboard.measured[m_params.run]["stream"]
        = {{"count", count}, {"bytesPerSecond", double(count * m_params.bytes) / seconds}};
    m_peer.send(Opcode::Text, "end");
}

} // namespace portcullis::bench
