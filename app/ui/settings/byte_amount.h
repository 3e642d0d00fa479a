#pragma once

#include "bridge/core/limits.h"

#include <array>
#include <cstddef>

namespace portcullis {

//! A unit that a number of bytes is given in.
struct ByteUnit {
    const char* name;
    qint64 size;
};

inline constexpr std::array byteUnits{
    ByteUnit{"B", 1},
    ByteUnit{"KiB", limits::kibibyte},
    ByteUnit{"MiB", limits::mebibyte},
    ByteUnit{"GiB", 1024 * limits::mebibyte},
};

//! A number of bytes in one of these units, by its index.
struct ByteAmount {
    qint64 number = 0;
    std::size_t unit = 0;
};

//! \a bytes in the largest unit of which it is a whole number.
inline ByteAmount byteAmount(qint64 bytes)
{
    std::size_t unit = byteUnits.size() - 1;
    while (bytes % byteUnits.at(unit).size != 0)
        --unit;
    return {bytes / byteUnits.at(unit).size, unit};
}

} // namespace portcullis
