#pragma once

#include "app/cli/options.h"

namespace portcullis {

//! \brief Opens the window, or hands what is to be opened to the one that runs. Returns the exit
//! code.
//!
//! The application object exists already.
int runWindow(const WindowOptions& options);

} // namespace portcullis
