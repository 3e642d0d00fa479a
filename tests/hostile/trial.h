#pragma once

#include "bridge/core/json.h"

#include <QString>

namespace portcullis::hostile {

//! \brief Measures one hostile resource in this process, and prints what it was as one line of
//! JSON. Returns the exit code.
int runTrial(int argc, char** argv);

} // namespace portcullis::hostile
