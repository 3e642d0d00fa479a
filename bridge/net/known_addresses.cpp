#include "bridge/net/known_addresses.h"

#include "bridge/core/limits.h"

namespace portcullis {

void KnownAddresses::remember(const QString& host, const QHostAddress& address)
{
    std::erase_if(m_entries, [&host](const auto& entry) { return entry.first == host; });
    m_entries.emplace_front(host, address);
    if (m_entries.size() > limits::maxKnownAddresses)
        m_entries.pop_back();
}

QHostAddress KnownAddresses::find(const QString& host) const
{
    for (const auto& [name, address] : m_entries) {
        if (name == host)
            return address;
    }
    return {};
}

} // namespace portcullis
