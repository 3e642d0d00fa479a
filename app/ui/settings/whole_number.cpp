#include "app/ui/settings/whole_number.h"

#include <algorithm>

namespace portcullis {

std::optional<qint64> wholeNumber(const QString& text, qint64 least, qint64 most)
{
    const QString digits = text.trimmed();
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (!std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    if (!isNumber || number < least || number > most)
        return std::nullopt;
    return number;
}

} // namespace portcullis
