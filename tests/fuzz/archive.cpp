//! Whatever an archive is, see UnpackingPlace::unpack().
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/unpacking_place.h"

using namespace portcullis::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const UnpackingPlace place;
    place.unpack(Input(data, size).takeRest());
    return 0;
}
