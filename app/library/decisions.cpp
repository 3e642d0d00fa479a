#include "app/library/decisions.h"

#include <algorithm>

namespace portcullis {
namespace {

HostPolicy listOf(const std::vector<HostRequest>& requests)
{
    std::vector<HostPattern> patterns;
    patterns.reserve(requests.size());
    for (const HostRequest& request : requests)
        patterns.push_back(request.pattern);
    return HostPolicy(std::move(patterns));
}

//! The patterns that were granted, or refused, and cover \a host.
std::vector<HostPattern> covering(
    const std::map<QString, Choice>& hosts, const HostPattern& host, Choice choice)
{
    std::vector<HostPattern> patterns;
    for (const auto& [text, decided] : hosts) {
        const auto pattern = HostPattern::parse(text);
        if (pattern && decided == choice && pattern->covers(host))
            patterns.push_back(*pattern);
    }
    return patterns;
}

} // namespace

bool Decisions::cover(const Manifest& manifest) const
{
    return std::all_of(manifest.capabilities.begin(), manifest.capabilities.end(),
        [this](Capability asked) { return capabilities.count(asked) > 0; });
}

std::optional<Choice> Decisions::choiceFor(const HostPattern& host) const
{
    if (const auto found = hosts.find(host.toString()); found != hosts.end())
        return found->second;
    const std::vector<HostPattern> granted = covering(hosts, host, Choice::Granted);
    for (const HostPattern& refused : covering(hosts, host, Choice::Refused)) {
        const auto isWithin = [&refused](const HostPattern& own) { return refused.covers(own); };
        if (std::none_of(granted.begin(), granted.end(), isWithin))
            return Choice::Refused;
    }
    return std::nullopt;
}

void revokeAll(Decisions& decisions, const CapabilitySet& requested)
{
    for (const Capability capability : requested)
        decisions.capabilities[capability] = Choice::Refused;
    for (auto& [capability, choice] : decisions.capabilities)
        choice = Choice::Refused;
    std::erase_if(decisions.hosts, [](const auto& host) { return host.second == Choice::Granted; });
}

Decisions grantAll(const Manifest& manifest)
{
    Decisions decisions;
    for (const Capability capability : manifest.capabilities)
        decisions.capabilities.emplace(capability, Choice::Granted);
    return decisions;
}

Permissions permissionsOf(
    const Manifest& manifest, const Decisions& decisions, HostPolicy::Unlisted unlisted)
{
    Permissions permissions{{}, manifest.hosts ? listOf(*manifest.hosts) : HostPolicy(unlisted)};
    for (const auto& [capability, choice] : decisions.capabilities) {
        if (choice == Choice::Granted && manifest.capabilities.count(capability) > 0)
            permissions.granted.insert(capability);
    }
    for (const auto& [text, choice] : decisions.hosts) {
        const auto pattern = HostPattern::parse(text);
        if (pattern && choice == Choice::Refused)
            permissions.hosts.refuse(*pattern);
        else if (pattern && !manifest.hosts)
            permissions.hosts.allow(*pattern);
    }
    // A name of its own, which an update may bring, does not take it out of what was refused.
    for (const HostRequest& request : manifest.hosts.value_or(std::vector<HostRequest>())) {
        if (decisions.choiceFor(request.pattern) == Choice::Refused)
            permissions.hosts.refuse(request.pattern);
    }
    return permissions;
}

} // namespace portcullis
