#pragma once

#include "bridge/core/json.h"

#include <optional>

namespace portcullis {

//! \brief The first text in \a manifest, which fits the schema, that could pass for something else
//! where users see it.
//!
//! That is a text with control characters, also those beyond ASCII, or with characters that turn
//! the direction of what follows (Unicode Standard Annex 9, explicit formatting). Only a
//! description may have line breaks.
std::optional<JsonProblem> findMisleadingText(const Json& manifest);

} // namespace portcullis
