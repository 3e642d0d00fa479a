#include "app/engine/minimum_chrome.h"

#include "app/engine/chromium_releases.h"
#include "app/engine/debian_engines.h"

namespace portcullis {

bool isTooOldFor(const Manifest& manifest, const EngineVersion& engine)
{
    const std::optional<int> major = majorVersion(engine.chromium);
    return manifest.minimumChrome && major && *major < *manifest.minimumChrome;
}

QString tooOldWarning(const Manifest& manifest, const EngineVersion& engine)
{
    if (!isTooOldFor(manifest, engine))
        return {};
    return QStringLiteral("%1 is made for Chrome %2 or newer, but the web engine of this computer "
                          "is Chrome %3; parts of it may not work")
        .arg(manifest.id)
        .arg(*manifest.minimumChrome)
        .arg(*majorVersion(engine.chromium));
}

QStringList exclusionWarnings(const Manifest& manifest)
{
    QStringList warnings;
    for (const SystemEngine& engine : debianEngines) {
        if (manifest.minimumChrome && engine.chrome < *manifest.minimumChrome)
            warnings << QStringLiteral("resource.json: minimumChrome is %1, but %2 has Chrome %3; "
                                       "build for that version to reach its users")
                            .arg(*manifest.minimumChrome)
                            .arg(QLatin1String(engine.system))
                            .arg(engine.chrome);
    }
    return warnings;
}

} // namespace portcullis
