#pragma once

#include "bridge/core/adjustable_limits.h"
#include "bridge/hosts/host_policy.h"

namespace portcullis {

//! What holds for all connections of one resource.
struct ConnectionRules {
    Limits limits;
    HostPolicy hosts;
};

} // namespace portcullis
