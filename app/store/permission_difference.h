#pragma once

#include "bridge/manifest/manifest.h"

#include <vector>

namespace portcullis {

//! \brief What one version of a resource asks for that another one does not.
//!
//! Hosts count only with the capability `network:ws`.
struct PermissionDifference {
    CapabilitySet addedCapabilities;
    CapabilitySet removedCapabilities;
    //! Those that nothing in the old version's list covers. Without one the user was asked for each
    //! host, and those of a list are granted together.
    std::vector<HostPattern> addedHosts;
    //! Those that the new version cannot reach: without a list it can reach any public host.
    std::vector<HostPattern> removedHosts;
    bool addsAnyHost = false; //!< The list of hosts is gone: any public host.
    bool removesAnyHost = false; //!< It was any public host, and now there is a list.

    //! Whether the new version asks for something that the old one does not.
    bool isWider() const;

    static PermissionDifference between(const Manifest& before, const Manifest& after);
};

} // namespace portcullis
