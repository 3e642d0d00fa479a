#pragma once

#include <QString>

#include <optional>

namespace portcullis {

//! \brief The number that \a text is, from \a least to \a most; empty if it is none of these.
//!
//! Digits only, so that "1.000" is never taken for one.
std::optional<qint64> wholeNumber(const QString& text, qint64 least, qint64 most);

} // namespace portcullis
