#include "bridge/core/http_text.h"

#include <algorithm>

namespace portcullis::http {

bool isToken(const QString& text)
{
    static const QString punctuation = QStringLiteral("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        const bool letter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
        return letter || (c >= u'0' && c <= u'9') || punctuation.contains(c);
    });
}

bool isControl(QChar c)
{
    return c < u' ' || c == u'\x7f';
}

QStringList listElements(const QString& value)
{
    QStringList elements;
    for (const QString& element : value.toLower().split(u',')) {
        if (const QString trimmed = element.trimmed(); !trimmed.isEmpty())
            elements << trimmed;
    }
    return elements;
}

} // namespace portcullis::http
