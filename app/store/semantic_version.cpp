#include "app/store/semantic_version.h"

#include <QStringList>

#include <algorithm>

namespace portcullis {
namespace {

struct Parts {
    QStringList numbers;
    QStringList preRelease; // empty: a release
};

Parts partsOf(const QString& version)
{
    const QString text = version.section(u'+', 0, 0);
    const qsizetype hyphen = text.indexOf(u'-');
    if (hyphen < 0)
        return {text.split(u'.'), {}};
    return {text.left(hyphen).split(u'.'), text.mid(hyphen + 1).split(u'.')};
}

bool isNumber(const QString& identifier)
{
    return std::all_of(
        identifier.begin(), identifier.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::weak_ordering ordering(qint64 difference)
{
    return difference <=> 0;
}

//! Without leading zeros, the longer number is the larger one.
std::weak_ordering compareNumbers(const QString& a, const QString& b)
{
    if (a.size() != b.size())
        return ordering(a.size() - b.size());
    return ordering(a.compare(b));
}

std::weak_ordering compareIdentifiers(const QString& a, const QString& b)
{
    if (isNumber(a) && isNumber(b))
        return compareNumbers(a, b);
    if (isNumber(a) != isNumber(b))
        return isNumber(a) ? std::weak_ordering::less : std::weak_ordering::greater;
    return ordering(a.compare(b));
}

std::weak_ordering compareLists(const QStringList& a, const QStringList& b)
{
    for (qsizetype i = 0; i < qMin(a.size(), b.size()); ++i) {
        const std::weak_ordering order = compareIdentifiers(a[i], b[i]);
        if (order != std::weak_ordering::equivalent)
            return order;
    }
    return ordering(a.size() - b.size());
}

} // namespace

std::weak_ordering compareVersions(const QString& a, const QString& b)
{
    const Parts left = partsOf(a);
    const Parts right = partsOf(b);
    const std::weak_ordering order = compareLists(left.numbers, right.numbers);
    if (order != std::weak_ordering::equivalent)
        return order;
    if (left.preRelease.isEmpty() != right.preRelease.isEmpty())
        return left.preRelease.isEmpty() ? std::weak_ordering::greater : std::weak_ordering::less;
    return compareLists(left.preRelease, right.preRelease);
}

} // namespace portcullis
