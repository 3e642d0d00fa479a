#pragma once

#include "bridge/hosts/host_policy.h"
#include "bridge/manifest/capability.h"

namespace portcullis {

//! What a resource may do; the user decided it, and may change it while the resource runs.
struct Permissions {
    CapabilitySet granted;
    HostPolicy hosts = HostPolicy(); //!< Where it may connect to, if that is granted.
};

} // namespace portcullis
