#include "app/references/srcset.h"

#include "app/references/ascii_space.h"

#include <algorithm>

namespace portcullis {
namespace {

//! Cuts off the characters at the front that \a belongs accepts, and returns them.
template <typename Belongs> QStringView takeWhile(QStringView& text, Belongs belongs)
{
    const auto end = std::find_if_not(text.begin(), text.end(), belongs);
    const QStringView taken = text.first(end - text.begin());
    text = text.sliced(taken.size());
    return taken;
}

//! A comma in parentheses separates nothing.
void skipDescriptors(QStringView& text)
{
    bool isInside = false;
    takeWhile(text, [&isInside](QChar c) {
        if (c == u'(' || c == u')')
            isInside = c == u'(';
        return isInside || c != u',';
    });
}

} // namespace

QStringList srcsetUrls(QStringView srcset)
{
    QStringList urls;
    QStringView rest = srcset;
    while (true) {
        takeWhile(rest, [](QChar c) { return isAsciiSpace(c) || c == u','; });
        if (rest.isEmpty())
            return urls;
        QStringView url = takeWhile(rest, [](QChar c) { return !isAsciiSpace(c); });
        const bool isAlone = url.endsWith(u',');
        while (url.endsWith(u','))
            url.chop(1);
        if (!url.isEmpty())
            urls << url.toString();
        if (!isAlone)
            skipDescriptors(rest);
    }
}

} // namespace portcullis
