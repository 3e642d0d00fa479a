#include "tests/bench/server/loads.h"

namespace portcullis::bench {

HoldLoad::HoldLoad(Peer& peer, Scoreboard& scoreboard, const LoadParams& params)
    : m_peer(peer), m_scoreboard(scoreboard), m_params(params)
{
    m_peer.setKept(params.bytes);
    m_scoreboard.held.insert(this);
}

HoldLoad::~HoldLoad()
{
    m_scoreboard.held.erase(this);
}

void HoldLoad::beat()
{
    m_peer.send(Opcode::Text, payload(Kind::Text, m_sent, m_params.bytes));
    ++m_sent;
}

void HoldLoad::received(const Message& message)
{
    if (message.payload == payload(Kind::Text, m_returned, m_params.bytes))
        ++m_returned;
}

} // namespace portcullis::bench
