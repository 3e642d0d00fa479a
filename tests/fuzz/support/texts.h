#pragma once

#include <QString>

#include <algorithm>

namespace portcullis::fuzz {

inline bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control;
}

//! Whether \a text is not empty and one line, without what would move a terminal's cursor.
inline bool isOneLine(const QString& text)
{
    return !text.isEmpty() && std::none_of(text.begin(), text.end(), isControl);
}

} // namespace portcullis::fuzz
