#pragma once

#include "bridge/manifest/manifest.h"

#include <vector>

namespace portcullis {

//! \brief What one version of a resource asks for that another one does not.
//!
//! Hosts count only with the capability `network:ws`. No list of hosts means any public host, and
//! so covers every host but this computer's and other addresses that are not public.
struct PermissionDifference {
    CapabilitySet addedCapabilities;
    CapabilitySet removedCapabilities;
    std::vector<HostPattern> addedHosts; //!< Those that nothing in the old version covers.
    std::vector<HostPattern> removedHosts; //!< Those that nothing in the new version covers.
    bool addsAnyHost = false; //!< The list of hosts is gone: any public host.
    bool removesAnyHost = false; //!< It was any public host, and now there is a list.

    //! Whether the new version asks for something that the old one does not.
    bool isWider() const;

    static PermissionDifference between(const Manifest& before, const Manifest& after);
};

} // namespace portcullis
