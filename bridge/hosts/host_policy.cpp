#include "bridge/hosts/host_policy.h"

#include "bridge/hosts/address_kind.h"

#include <algorithm>

namespace portcullis {
namespace {

bool anyMatches(const std::vector<HostPattern>& patterns, const QUrl& url)
{
    return std::any_of(patterns.begin(), patterns.end(),
        [&url](const HostPattern& pattern) { return pattern.matches(url); });
}

bool anyNames(
    const std::vector<HostPattern>& patterns, const QHostAddress& address, const QUrl& url)
{
    return std::any_of(patterns.begin(), patterns.end(),
        [&](const HostPattern& pattern) { return pattern.names(address, url); });
}

Error denied(const char* why)
{
    return {ErrorCode::HostDenied, QLatin1String(why)};
}

} // namespace

HostPolicy HostPolicy::unrestricted()
{
    HostPolicy policy;
    policy.m_isUnrestricted = true;
    return policy;
}

Result<void, Error> HostPolicy::check(const QUrl& url) const
{
    if (m_isUnrestricted || anyMatches(m_allowed, url))
        return {};
    if (!isListed(url))
        return denied("this host is not on the list in resource.json");
    const std::optional<QHostAddress> address = literalAddress(url);
    if (address && !permits(url, *address))
        return denied("this address is not public, and resource.json does not name it");
    return {};
}

bool HostPolicy::isListed(const QUrl& url) const
{
    return !m_listed || anyMatches(*m_listed, url);
}

bool HostPolicy::permits(const QUrl& url, const QHostAddress& address) const
{
    return m_isUnrestricted || kindOf(address) == AddressKind::Public
        || anyNames(m_allowed, address, url) || (m_listed && anyNames(*m_listed, address, url));
}

} // namespace portcullis
