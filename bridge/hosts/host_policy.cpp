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

std::optional<Error> denial(HostVerdict verdict)
{
    switch (verdict) {
    case HostVerdict::Permitted:
    case HostVerdict::Undecided:
        return {};
    case HostVerdict::Refused:
        return denied("the user has refused this host");
    case HostVerdict::NotAsked:
        return denied("the user is not asked for further hosts");
    case HostVerdict::NotListed:
        return denied("this host is not on the list in resource.json");
    case HostVerdict::NotPublic:
        return denied("this address is not public, and resource.json does not name it");
    }
    Q_UNREACHABLE();
}

HostPolicy HostPolicy::unrestricted()
{
    HostPolicy policy;
    policy.m_isUnrestricted = true;
    return policy;
}

HostVerdict HostPolicy::judge(const QUrl& url) const
{
    if (m_isUnrestricted)
        return HostVerdict::Permitted;
    if (isRefused(url))
        return HostVerdict::Refused;
    if (anyMatches(m_allowed, url))
        return HostVerdict::Permitted;
    if (m_listed && !anyMatches(*m_listed, url))
        return HostVerdict::NotListed;
    const std::optional<QHostAddress> address = literalAddress(url);
    if (address && !permits(url, *address))
        return HostVerdict::NotPublic;
    if (m_listed || m_unlisted == Unlisted::Permitted)
        return HostVerdict::Permitted;
    return m_unlisted == Unlisted::Denied ? HostVerdict::NotAsked : HostVerdict::Undecided;
}

bool HostPolicy::isRefused(const QUrl& url) const
{
    return std::any_of(m_refused.begin(), m_refused.end(), [&](const HostPattern& refused) {
        return refused.matches(url) && !isAllowedWithin(refused, url);
    });
}

bool HostPolicy::isAllowedWithin(const HostPattern& refused, const QUrl& url) const
{
    const auto isNarrower = [&](const HostPattern& allowed) {
        return allowed.matches(url) && refused.covers(allowed) && !allowed.covers(refused);
    };
    return std::any_of(m_allowed.begin(), m_allowed.end(), isNarrower)
        || (m_listed && std::any_of(m_listed->begin(), m_listed->end(), isNarrower));
}

bool HostPolicy::permits(const QUrl& url, const QHostAddress& address) const
{
    return m_isUnrestricted || kindOf(address) == AddressKind::Public
        || anyNames(m_allowed, address, url) || (m_listed && anyNames(*m_listed, address, url));
}

} // namespace portcullis
