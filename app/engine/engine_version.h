#pragma once

#include "bridge/session/engine_version.h"

namespace portcullis {

//! \brief The engine that this process runs with, which may be newer than the one it was built
//! with. It needs no application object and starts nothing.
EngineVersion runningEngine();

} // namespace portcullis
