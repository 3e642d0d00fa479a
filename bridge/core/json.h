#pragma once

#include "bridge/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <nlohmann/json.hpp>

#include <limits>
#include <optional>
#include <string_view>

namespace portcullis {

using Json = nlohmann::json;

//! \brief What a JSON text may be at most. Text from outside is never parsed without it.
struct JsonBounds {
    qsizetype maxBytes = 0; //!< UTF-8 bytes of the whole text.
    int maxDepth = 0; //!< Nested arrays and objects; a flat object has depth 1.
    //! UTF-8 bytes of one string, key or value.
    qsizetype maxStringBytes = std::numeric_limits<qsizetype>::max();
};

//! \brief Why a text is not the JSON that was asked for.
struct JsonProblem {
    QString message; //!< One plain sentence.
    //! `line 3, column 5`, the JSON pointer (RFC 6901) of the value, or `the top level`.
    QString place;
};

//! \brief Parses \a text strictly: UTF-8, no comments, no duplicate keys, within \a bounds.
Result<Json, JsonProblem> parseJson(QByteArrayView text, const JsonBounds& bounds);

//! \brief The string member \a key of the top-level object, found without building anything.
//!
//! It works on texts that parseJson refuses for their size, depth or duplicates, so that a refusal
//! can still name the request it answers.
std::optional<QString> findTopLevelString(QByteArrayView text, std::string_view key);

//! \brief \a key as a step of a JSON pointer for a person: `~` and `/` in it are escaped (RFC
//! 6901), and it is cut off after 64 characters.
QString pointerStep(const QString& key);

//! Compact JSON; a value that is not valid UTF-8 gets replacement characters.
QByteArray toText(const Json& value);

//! A JSON string of \a text.
Json toJson(const QString& text);

//! \brief The text of a JSON string, all of it.
//!
//! QString::fromStdString() drops a byte order mark at the beginning, and what is echoed would not
//! be what came.
QString fromJson(std::string_view utf8);

} // namespace portcullis
