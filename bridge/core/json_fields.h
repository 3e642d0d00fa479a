#pragma once

#include "bridge/core/error.h"
#include "bridge/core/json.h"

#include <optional>

//! \brief Checked reading of a request's `params`. Every failure is `invalid_params` and names the
//! field, never its value.
namespace portcullis::fields {

//! A string of at most \a maxBytes UTF-8 bytes. Missing or null is an error.
Answer<QString> requiredString(const Json& params, const char* key, qsizetype maxBytes);

//! The same, but missing or null gives an empty optional.
Answer<std::optional<QString>> optionalString(
    const Json& params, const char* key, qsizetype maxBytes);

//! A whole number from \a min to \a max; 1.0 is not one. Missing or null gives an empty optional.
Answer<std::optional<qint64>> optionalInteger(
    const Json& params, const char* key, qint64 min, qint64 max);

//! An array of strings, each of at most \a maxBytes bytes. Missing or null gives an empty list.
Answer<QStringList> optionalStrings(
    const Json& params, const char* key, qsizetype maxEntries, qsizetype maxBytes);

//! The `invalid_params` error of one field.
Error invalidField(const char* key, const QString& expectation);

} // namespace portcullis::fields
