#pragma once

#include "tests/soak/run/soak_setup.h"

#include <variant>

namespace portcullis::soak {

//! The child process with the window.
struct WindowOptions {
    QString library;
    QString dataFolder;
};

//! There is nothing to run.
struct ExitWith {
    int code = 0;
};

using Options = std::variant<SoakOptions, WindowOptions, ExitWith>;

//! Reads the command line; prints help and what is wrong with the usage.
Options parseOptions(int argc, const char* const* argv);

} // namespace portcullis::soak
