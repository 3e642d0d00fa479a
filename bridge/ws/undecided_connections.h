#pragma once

#include "bridge/core/error.h"
#include "bridge/hosts/host_pattern.h"

#include <QHash> // std::hash of QString

#include <optional>
#include <unordered_map>

namespace portcullis {

//! \brief Which connections of one session wait for the user to decide on their hosts.
class UndecidedConnections {
public:
    //! Whether the user may be asked for \a host, too. Error: `limit_exceeded`
    //! (limits::maxUndecidedHosts).
    Result<void, Error> checkRoomFor(const HostPattern& host) const;

    void add(const QString& connectionId, const HostPattern& host);

    //! Whether it was waiting.
    bool remove(const QString& connectionId);
    void clear() { m_hosts.clear(); }

    //! What that connection waits for; empty if it does not wait.
    std::optional<HostPattern> hostOf(const QString& connectionId) const;
    bool contains(const QString& connectionId) const { return m_hosts.count(connectionId) > 0; }

private:
    std::unordered_map<QString, HostPattern> m_hosts; // by the connection's id
};

} // namespace portcullis
