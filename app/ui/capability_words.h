#pragma once

#include "bridge/manifest/capability.h"

#include <QString>

namespace portcullis {

//! \brief A capability in words for a user who knows nothing of protocols.
struct CapabilityWords {
    QString title; //!< What the resource can do, to follow "to".
    QString meaning; //!< What that means for the user, one or two sentences.
};

CapabilityWords wordsFor(Capability capability);

//! Such as "Asks to connect to servers", or "Needs no permission".
QString summaryOf(const CapabilitySet& capabilities);

} // namespace portcullis
