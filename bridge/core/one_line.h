#pragma once

#include <QString>

namespace portcullis {

//! Whether \a c is a control character, also beyond ASCII, or separates lines or paragraphs.
bool breaksLine(QChar c);

//! \brief \a text in one line for a person: control characters and line separators are written as
//! `\u001b`.
//!
//! For what quotes a stranger, so that it can neither move a terminal's cursor nor look like a line
//! of its own.
QString inOneLine(const QString& text);

} // namespace portcullis
