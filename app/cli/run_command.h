#pragma once

#include "app/cli/options.h"

namespace portcullis {

//! \brief Opens one resource as \a options say and returns the exit code when it ends.
//!
//! The application object exists already.
int runResource(const RunOptions& options);

} // namespace portcullis
