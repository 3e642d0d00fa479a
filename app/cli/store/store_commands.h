#pragma once

#include "app/cli/store/store_command.h"

namespace portcullis {

//! \brief Carries out \a command and returns the exit code.
//!
//! It needs a QCoreApplication.
int runStoreCommand(const StoreCommand& command);

} // namespace portcullis
