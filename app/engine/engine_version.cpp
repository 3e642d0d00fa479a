#include "app/engine/engine_version.h"

#include <QtWebEngineCore/qtwebenginecoreglobal.h>

namespace portcullis {

EngineVersion runningEngine()
{
    return {QString::fromLatin1(qVersion()), QString::fromLatin1(qWebEngineChromiumVersion()),
        QString::fromLatin1(qWebEngineChromiumSecurityPatchVersion())};
}

} // namespace portcullis
