#include "tests/fuzz/support/require.h"

#include <cstdio>
#include <cstdlib>

namespace portcullis::fuzz {

void require(bool holds, const char* sentence)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", sentence);
    std::abort();
}

} // namespace portcullis::fuzz
