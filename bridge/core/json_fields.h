#pragma once

#include "bridge/core/error.h"
#include "bridge/core/json.h"

#include <chrono>
#include <optional>
#include <vector>

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

//! \brief Reads several optional members into variables that hold their defaults; the first failure
//! is kept, and what comes after it changes nothing that matters.
class OptionalFields {
public:
    explicit OptionalFields(const Json& params) : m_params(params) { }

    //! A whole number from \a min to \a max.
    void integer(const char* key, qint64 min, qint64 max, qint64& value);

    //! The same, in milliseconds.
    void milliseconds(const char* key, std::chrono::milliseconds min, std::chrono::milliseconds max,
        std::chrono::milliseconds& value);

    //! A number from \a min to \a max.
    void number(const char* key, double min, double max, double& value);

    //! Whether the string \a key is \a yes; it must be that or \a no, which is the default.
    bool isChoice(const char* key, const char* yes, const char* no);

    //! An array of whole numbers from \a min to \a max.
    std::vector<qint64> integers(const char* key, qsizetype maxEntries, qint64 min, qint64 max);

    //! An object; null if it is missing.
    const Json* object(const char* key);

    void fail(const Error& error);
    const std::optional<Error>& error() const { return m_error; }

private:
    const Json& m_params;
    std::optional<Error> m_error;
};

//! The `invalid_params` error of one field.
Error invalidField(const char* key, const QString& expectation);

} // namespace portcullis::fields
