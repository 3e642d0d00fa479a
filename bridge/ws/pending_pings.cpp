#include "bridge/ws/pending_pings.h"

#include "bridge/core/limits.h"

#include <algorithm>

namespace portcullis {

bool PendingPings::add(const Message& payload, bool isHeartbeat)
{
    const auto byCaller = std::count_if(
        m_pings.begin(), m_pings.end(), [](const Ping& ping) { return !ping.isHeartbeat; });
    if (!isHeartbeat && byCaller >= limits::maxPendingPings)
        return false;
    m_pings.push_back({payload, isHeartbeat, {}});
    m_pings.back().age.start();
    return true;
}

std::optional<Pong> PendingPings::settle(const QByteArray& payload)
{
    const auto answered = std::find_if(m_pings.begin(), m_pings.end(),
        [&payload](const Ping& ping) { return ping.payload.data == payload; });
    if (answered == m_pings.end())
        return std::nullopt;
    const Pong pong{answered->payload, answered->age.elapsed(), answered->isHeartbeat};
    m_pings.erase(m_pings.begin(), answered + 1);
    return pong;
}

} // namespace portcullis
