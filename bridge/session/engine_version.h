#pragma once

#include <QString>

namespace portcullis {

//! \brief The web engine that shows resources, in its own words.
struct EngineVersion {
    QString qt; //!< Such as 6.4.2.
    QString chromium; //!< What the engine is made of, such as 102.0.5005.177.
    //! The Chromium up to which its security fixes were taken over, such as 108.0.5359.94.
    QString securityPatches;
};

} // namespace portcullis
