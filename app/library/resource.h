#pragma once

#include "bridge/manifest/manifest.h"

#include <QString>

namespace portcullis {

//! \brief A resource on disk, ready to be opened.
struct Resource {
    Manifest manifest;
    QString folder; //!< Absolute path.
};

} // namespace portcullis
