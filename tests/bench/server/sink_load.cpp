#include "tests/bench/server/loads.h"

namespace portcullis::bench {
namespace {

//! One payload is compared in each so many bytes; all lengths are.
constexpr std::uint64_t comparedEvery = std::uint64_t{256} * 1024;
constexpr std::uint64_t leastDistance = 8; // messages
constexpr std::size_t keptOfOthers = 64;

} // namespace

SinkLoad::SinkLoad(Peer& peer, Scoreboard& scoreboard, const LoadParams& params)
    : m_peer(peer), m_scoreboard(scoreboard), m_params(params),
      m_expected(payload(params.kind, 0, params.bytes))
{
    keepNext();
}

void SinkLoad::received(const Message& message)
{
    if (message.opcode == Opcode::Text && message.payload.starts_with("end")) {
        m_scoreboard.measured[m_params.run]["send"]
            = {{"count", m_count}, {"bytes", m_count * m_params.bytes}, {"wrong", m_wrong},
                {"compared", m_compared}, {"seconds", secondsBetween(m_first, m_last)}};
        m_peer.send(Opcode::Text, "end");
        return;
    }
    m_last = Clock::now();
    if (m_count == 0)
        m_first = m_last;
    check(message);
    ++m_count;
    keepNext();
}

void SinkLoad::check(const Message& message)
{
    const Opcode opcode = m_params.kind == Kind::Text ? Opcode::Text : Opcode::Binary;
    if (message.opcode != opcode || message.bytes != m_params.bytes) {
        ++m_wrong;
    } else if (message.payload.size() == m_expected.size()) {
        ++m_compared;
        m_wrong += message.payload == m_expected ? 0 : 1;
    }
}

void SinkLoad::keepNext()
{
    const std::uint64_t every
        = std::max<std::uint64_t>(leastDistance, comparedEvery / m_params.bytes);
    m_peer.setKept(
        m_count % every == 0 ? m_params.bytes : std::min(keptOfOthers, m_params.bytes - 1));
}

} // namespace portcullis::bench
