#pragma once

#include "bridge/core/adjustable_limits.h"
#include "bridge/manifest/manifest.h"
#include "bridge/session/color_scheme.h"
#include "bridge/session/engine_version.h"
#include "bridge/session/permissions.h"
#include "bridge/session/router.h"

#include <QString>

#include <optional>

namespace portcullis {

class Outbox;

//! \brief Who a session speaks for, decided by the host when it opens a resource and never read
//! from a message.
struct Caller {
    Manifest manifest;
    Permissions permissions; //!< Those of what the manifest asks for that the user granted.
    Limits limits; //!< Those that hold for it.
    QString playground; //!< Address of the built-in playground server; empty if it does not run.
    ColorScheme theme = ColorScheme::Light; //!< That of the program.
    std::optional<EngineVersion> engine = std::nullopt; //!< What shows it, as far as it may know.
};

//! \brief What a resource is told of its permissions: `granted`, and those hosts that were refused
//! to it.
Json permissionsJson(const Permissions& permissions);

//! What a resource is told of the program's look: `theme`.
Json themeJson(ColorScheme theme);

//! \brief Adds `rp.hello`, which tells a resource what it was granted and under which limits, and
//! turns on the features that it asks for and the host knows.
//!
//! All three must live equally long.
void addHelloMethod(Router& router, Outbox& outbox, const Caller& caller);

} // namespace portcullis
