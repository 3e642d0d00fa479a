#include "tests/bench/server/loads.h"

#include "tests/bench/measure/statistics.h"

namespace portcullis::bench {

EchoLoad::EchoLoad(Peer& peer, Scoreboard& scoreboard, const LoadParams& params)
    : m_peer(peer), m_scoreboard(scoreboard), m_params(params)
{
    m_peer.setKept(params.bytes);
}

void EchoLoad::received(const Message& message)
{
    const Clock::time_point now = Clock::now();
    if (message.payload.starts_with("end")) {
        finish();
        return;
    }
    m_peer.send(Opcode::Text, message.payload);
    if (m_count > 0)
        m_rounds.push_back(secondsBetween(m_last, now) * 1e6);
    m_last = now;
    m_wrong += message.payload == payload(Kind::Text, m_count, m_params.bytes) ? 0 : 1;
    ++m_count;
}

void EchoLoad::finish()
{
    m_scoreboard.measured[m_params.run]["echo"] = {{"count", m_count}, {"wrong", m_wrong},
        {"medianUs", quantile(m_rounds, 0.5)}, {"p99Us", quantile(m_rounds, 0.99)},
        {"minUs", quantile(m_rounds, 0)}, {"maxUs", quantile(m_rounds, 1)}};
    m_peer.send(Opcode::Text, "end");
}

} // namespace portcullis::bench
