#pragma once

#include "bridge/session/engine_version.h"

#include <QDate>

#include <optional>

namespace portcullis {

//! \brief Since when the security fixes of \a engine are the newest that it has, within some weeks;
//! see releaseDate(). Empty: that is not known, and taken for new.
std::optional<QDate> fixedUntil(const EngineVersion& engine);

//! Whether these fixes are older than a year on the day \a today.
bool isOutdated(const EngineVersion& engine, const QDate& today);

} // namespace portcullis
