#pragma once

#include "bridge/manifest/manifest.h"
#include "bridge/session/permissions.h"

#include <map>
#include <optional>

namespace portcullis {

//! What the user said to one thing that a resource asks for.
enum class Choice { Granted, Refused };

//! \brief What the user has decided for one resource.
struct Decisions {
    std::map<Capability, Choice> capabilities;
    //! By HostPattern::toString(). A host of the resource's list is granted with its capability if
    //! it is not here.
    std::map<QString, Choice> hosts;

    //! Whether there is nothing left to ask of what \a manifest requests, but for single hosts
    //! where it has no list of them.
    bool cover(const Manifest& manifest) const;

    //! \brief What was said of \a host, or refused with all that a wider pattern covers; empty if
    //! neither.
    std::optional<Choice> choiceFor(const HostPattern& host) const;

    bool operator==(const Decisions&) const = default;
};

//! \brief Refuses all that was granted, and \a requested; a single host is asked for again.
void revokeAll(Decisions& decisions, const CapabilitySet& requested = {});

//! Everything that \a manifest asks for.
Decisions grantAll(const Manifest& manifest);

//! \brief What \a decisions allow of what \a manifest asks for, and no more.
//! \param unlisted for hosts without a decision, if the manifest has no list.
Permissions permissionsOf(
    const Manifest& manifest, const Decisions& decisions, HostPolicy::Unlisted unlisted);

} // namespace portcullis
