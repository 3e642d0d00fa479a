#pragma once

#include <QString>

namespace portcullis {

//! \brief One console message as text for a terminal, without a final line break.
//!
//! The text is hostile: control characters come out as `\u001b`, and further lines are indented,
//! so that a message can neither steer the terminal nor pass for another message.
QString consoleLine(const QString& level, const QString& text);

} // namespace portcullis
