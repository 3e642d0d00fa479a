#pragma once

#include "bridge/session/color_scheme.h"

#include <QPalette>

namespace portcullis {

//! \brief The colors of the window.
//!
//! Text, links, placeholders, the highlight's text and `BrightText`, which marks what is wrong,
//! have a contrast of at least 4.5 to what they stand on; `Mid`, which borders a field, of 3.
QPalette paletteFor(ColorScheme scheme);

//! Which of the two \a palette, such as the platform's, is closer to.
ColorScheme schemeOf(const QPalette& palette);

} // namespace portcullis
