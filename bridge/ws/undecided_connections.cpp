#include "bridge/ws/undecided_connections.h"

#include "bridge/core/limits.h"

#include <QSet>

namespace portcullis {

Result<void, Error> UndecidedConnections::checkRoomFor(const HostPattern& host) const
{
    QSet<QString> hosts{host.toString()};
    for (const auto& [id, waitedFor] : m_hosts)
        hosts << waitedFor.toString();
    if (hosts.size() <= limits::maxUndecidedHosts)
        return {};
    return Error{ErrorCode::LimitExceeded,
        QStringLiteral("the user is asked for %1 hosts already").arg(limits::maxUndecidedHosts)};
}

void UndecidedConnections::add(const QString& connectionId, const HostPattern& host)
{
    m_hosts.emplace(connectionId, host);
}

bool UndecidedConnections::remove(const QString& connectionId)
{
    return m_hosts.erase(connectionId) > 0;
}

std::optional<HostPattern> UndecidedConnections::hostOf(const QString& connectionId) const
{
    const auto found = m_hosts.find(connectionId);
    return found == m_hosts.end() ? std::nullopt : std::optional(found->second);
}

} // namespace portcullis
