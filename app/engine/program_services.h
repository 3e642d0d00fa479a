#pragma once

#include "bridge/core/adjustable_limits.h"
#include "bridge/ws/program_connections.h"

#include <QString>

namespace portcullis {

//! \brief What the program has for every resource that it opens.
struct ProgramServices {
    ProgramConnections& connections; //!< Must outlive all open resources.
    LimitValues limits; //!< Those that the user has changed.
    QString playground; //!< Address of the playground server; empty if it does not run.
};

} // namespace portcullis
