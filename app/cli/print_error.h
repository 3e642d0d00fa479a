#pragma once

#include <QString>

namespace portcullis {

//! Prints one line to standard error, with the program's name before it.
void printError(const QString& line);

} // namespace portcullis
