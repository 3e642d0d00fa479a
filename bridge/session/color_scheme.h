#pragma once

#include <QString>

namespace portcullis {

//! The look of the program, which a resource should share.
enum class ColorScheme {
    Light,
    Dark,
};

//! As resources are told of it: `light` or `dark`.
inline QString wireName(ColorScheme scheme)
{
    return scheme == ColorScheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
}

} // namespace portcullis
