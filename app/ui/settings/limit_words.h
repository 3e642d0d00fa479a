#pragma once

#include "bridge/core/adjustable_limits.h"

#include <QString>

namespace portcullis {

//! What a limit counts.
enum class LimitUnit {
    Bytes,
    Connections,
    PerMinute,
    PerSecond,
    Events,
};

//! A limit in the words of a person.
struct LimitWords {
    QString title;
    LimitUnit unit;
};

LimitWords wordsFor(const AdjustableLimit& limit);

//! Beside a number; empty for Bytes, which have units to choose from.
QString unitText(LimitUnit unit);

//! \a value with its unit, in the user's way to write numbers.
QString limitText(LimitUnit unit, qint64 value);

} // namespace portcullis
