#pragma once

#include "bridge/manifest/manifest.h"
#include "bridge/session/engine_version.h"

#include <QStringList>

//! \brief What follows from a manifest's `minimumChrome`.
namespace portcullis {

//! Whether \a engine is older than what \a manifest asks for; not if one of the two is not known.
bool isTooOldFor(const Manifest& manifest, const EngineVersion& engine);

//! The same in a sentence for the command line, in one line; empty if it is not.
QString tooOldWarning(const Manifest& manifest, const EngineVersion& engine);

//! \brief A sentence for authors, in one line, for each system among debianEngines whose engine is
//! older than what \a manifest asks for.
QStringList exclusionWarnings(const Manifest& manifest);

} // namespace portcullis
