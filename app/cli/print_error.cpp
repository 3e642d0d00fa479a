#include "app/cli/print_error.h"

#include <cstdio>

namespace portcullis {

void printError(const QString& line)
{
    std::fprintf(stderr, "portcullis: %s\n", qUtf8Printable(line));
}

} // namespace portcullis
