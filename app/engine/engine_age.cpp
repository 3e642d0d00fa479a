#include "app/engine/engine_age.h"

#include "app/engine/chromium_releases.h"

namespace portcullis {

std::optional<QDate> fixedUntil(const EngineVersion& engine)
{
    return releaseDate(engine.securityPatches);
}

bool isOutdated(const EngineVersion& engine, const QDate& today)
{
    const std::optional<QDate> fixed = fixedUntil(engine);
    return fixed && fixed->addYears(1) < today;
}

} // namespace portcullis
