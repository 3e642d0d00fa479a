#pragma once

#include "bridge/core/adjustable_limits.h"
#include "bridge/hosts/host_policy.h"
#include "bridge/manifest/manifest.h"
#include "bridge/session/router.h"

#include <QString>

namespace portcullis {

class Outbox;

//! \brief Who a session speaks for, decided by the host when it opens a resource and never read
//! from a message.
struct Caller {
    Manifest manifest;
    CapabilitySet granted; //!< What the user granted of what the manifest asks for.
    Limits limits; //!< Those that hold for it.
    HostPolicy hosts; //!< Where it may connect to.
    QString playground; //!< Address of the built-in playground server; empty if it does not run.
};

//! The wire names of what was granted, as an array.
Json grantedJson(const CapabilitySet& granted);

//! \brief Adds `rp.hello`, which tells a resource what it was granted and under which limits, and
//! turns on the features that it asks for and the host knows.
//!
//! All three must live equally long.
void addHelloMethod(Router& router, Outbox& outbox, const Caller& caller);

} // namespace portcullis
