#pragma once

#include <QString>

namespace portcullis {

//! What stands in place of a secret.
inline constexpr char secretMask[] = "***";

//! \brief \a text with what looks like a secret replaced by secretMask.
//!
//! These are values of header-like, JSON-like and form-like members whose names say so (such as
//! `Authorization: ...`, `"access_token": "..."`, `apiKey=...`), bearer tokens, JSON web tokens,
//! and credentials in URLs. A value that the end of the text cuts off is masked as well. What
//! nothing marks as a secret stays: it is a help against looking over a shoulder, and no guarantee.
QString maskSecrets(const QString& text);

} // namespace portcullis
