#pragma once

#include "bridge/hosts/host_pattern.h"
#include "bridge/manifest/capability.h"

#include <QString>

namespace portcullis {

//! \brief A capability in words for a user who knows nothing of protocols.
struct CapabilityWords {
    QString title; //!< What the resource can do.
    QString wish; //!< The same, to follow "asks to".
    QString meaning; //!< What that means for the user, one or two sentences.
};

CapabilityWords wordsFor(Capability capability);

//! Such as "every name below example.com (port 8443)" or "this computer (any port)".
QString wordsFor(const HostPattern& pattern);

//! Such as "Asks to connect to servers", or "Needs no permission".
QString summaryOf(const CapabilitySet& capabilities);

} // namespace portcullis
