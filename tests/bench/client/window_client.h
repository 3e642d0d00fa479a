#pragma once

#include <QString>

namespace portcullis::bench {

//! \brief The program's main window with the resources of \a library, whose wishes are granted.
//!
//! For each line on standard input it opens the next one, and prints `ready` with its first message
//! from the playground server. Ends with standard input.
int runWindowClient(char* programName, const QString& library, const QString& dataFolder);

} // namespace portcullis::bench
