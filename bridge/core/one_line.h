#pragma once

#include <QString>

namespace portcullis {

//! \brief \a text in one line for a person: control characters and line separators are written as
//! `\u001b`.
//!
//! For what quotes a stranger, so that it can neither move a terminal's cursor nor look like a line
//! of its own.
QString inOneLine(const QString& text);

} // namespace portcullis
