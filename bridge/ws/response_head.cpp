#include "bridge/ws/response_head.h"

#include <QList>
#include <QRegularExpression>

namespace portcullis {
namespace {

//! RFC 9112, section 4.
std::optional<int> statusOf(const QByteArray& line)
{
    static const QRegularExpression pattern(
        QStringLiteral("^HTTP/1\\.[0-9] ([1-9][0-9]{2})(\\s|$)"));
    const QRegularExpressionMatch match = pattern.match(QString::fromLatin1(line));
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

//! RFC 9112, section 5: no space before the colon, and a line that begins with one continues
//! another.
bool isHeaderName(const QByteArray& name)
{
    return !name.isEmpty() && !name.contains(' ') && !name.contains('\t');
}

} // namespace

std::optional<ResponseHead> parseResponseHead(QByteArrayView text)
{
    QList<QByteArray> lines = text.toByteArray().split('\n');
    const std::optional<int> status = statusOf(lines.takeFirst());
    if (!status)
        return std::nullopt;
    ResponseHead head{*status, {}};
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || !isHeaderName(line.left(colon)))
            continue;
        const QString name = QString::fromLatin1(line.left(colon).toLower());
        const QString value = QString::fromLatin1(line.mid(colon + 1).trimmed());
        const auto [entry, isNew] = head.headers.try_emplace(name, value);
        if (!isNew)
            entry->second += QStringLiteral(", ") + value;
    }
    return head;
}

} // namespace portcullis
