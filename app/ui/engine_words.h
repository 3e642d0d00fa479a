#pragma once

#include "bridge/manifest/manifest.h"
#include "bridge/session/engine_version.h"

#include <QDate>

//! \brief What users are told of the web engine.
namespace portcullis {

//! How old the newest security fixes of \a engine are, such as `about 4 years`; empty if that is
//! not known.
QString ageWords(const EngineVersion& engine, const QDate& today);

//! \brief What it means that \a engine isOutdated(), and what to do; empty if it is not.
QString outdatedText(const EngineVersion& engine, const QDate& today);

//! That \a engine isTooOldFor() what has \a manifest; empty if it is not.
QString newerEngineText(const Manifest& manifest, const EngineVersion& engine);

} // namespace portcullis
