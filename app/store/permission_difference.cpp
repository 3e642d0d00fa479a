#include "app/store/permission_difference.h"

#include "bridge/hosts/address_kind.h"

#include <algorithm>
#include <iterator>

namespace portcullis {
namespace {

//! Where a resource could connect to if all that it asks for were granted.
class Reach {
public:
    explicit Reach(const Manifest& manifest)
    {
        if (manifest.capabilities.count(Capability::NetworkWs) == 0)
            return;
        m_isAny = !manifest.hosts.has_value();
        for (const HostRequest& host : manifest.hosts.value_or(std::vector<HostRequest>()))
            m_hosts.push_back(host.pattern);
    }

    //! Any public host.
    bool isAny() const { return m_isAny; }

    //! The hosts of the list that \a other does not reach.
    std::vector<HostPattern> beyond(const Reach& other) const
    {
        return hostsFor([&other](const HostPattern& host) {
            return !other.lists(host) && !(other.m_isAny && isPublic(host));
        });
    }

    //! The hosts of the list that are not on that of \a other, whatever it reaches without one.
    std::vector<HostPattern> listedBeyond(const Reach& other) const
    {
        return hostsFor([&other](const HostPattern& host) { return !other.lists(host); });
    }

private:
    template <typename Condition> std::vector<HostPattern> hostsFor(Condition condition) const
    {
        std::vector<HostPattern> hosts;
        std::copy_if(m_hosts.begin(), m_hosts.end(), std::back_inserter(hosts), condition);
        return hosts;
    }

    bool lists(const HostPattern& host) const
    {
        return std::any_of(m_hosts.begin(), m_hosts.end(),
            [&host](const HostPattern& own) { return own.covers(host); });
    }

    //! As HostPolicy has it: without a list, a name never leads to an address that is not public.
    static bool isPublic(const HostPattern& host)
    {
        const QHostAddress address(host.host());
        if (address.isNull())
            return host.host() != QLatin1String("localhost");
        return kindOf(address) == AddressKind::Public;
    }

    bool m_isAny = false;
    std::vector<HostPattern> m_hosts;
};

CapabilitySet without(const CapabilitySet& all, const CapabilitySet& some)
{
    CapabilitySet rest;
    std::set_difference(
        all.begin(), all.end(), some.begin(), some.end(), std::inserter(rest, rest.end()));
    return rest;
}

} // namespace

bool PermissionDifference::isWider() const
{
    return !addedCapabilities.empty() || !addedHosts.empty() || addsAnyHost;
}

PermissionDifference PermissionDifference::between(const Manifest& before, const Manifest& after)
{
    const Reach reachBefore(before);
    const Reach reachAfter(after);
    PermissionDifference difference;
    difference.addedCapabilities = without(after.capabilities, before.capabilities);
    difference.removedCapabilities = without(before.capabilities, after.capabilities);
    difference.addedHosts = reachAfter.listedBeyond(reachBefore);
    difference.removedHosts = reachBefore.beyond(reachAfter);
    difference.addsAnyHost = reachAfter.isAny() && !reachBefore.isAny();
    difference.removesAnyHost = reachBefore.isAny() && !reachAfter.isAny();
    return difference;
}

} // namespace portcullis
