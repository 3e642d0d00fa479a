#include "bridge/ws/response_head.h"

#include "bridge/core/http_text.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>

namespace portcullis {
namespace {

//! RFC 9112, section 4.
std::optional<ResponseHead> readStatusLine(const QByteArray& line)
{
    static const QRegularExpression pattern(
        QStringLiteral("^HTTP/1\\.([0-9]) ([1-9][0-9]{2})(\\s|$)"));
    const QRegularExpressionMatch match = pattern.match(QString::fromLatin1(line));
    if (!match.hasMatch())
        return std::nullopt;
    return ResponseHead{match.captured(2).toInt(), match.captured(1).toInt(), true, {}};
}

bool isFieldValue(const QByteArray& value)
{
    return std::all_of(value.begin(), value.end(),
        [](char c) { return c == '\t' || !http::isControl(QChar::fromLatin1(c)); });
}

//! RFC 9112, section 5: no space before the colon, and a line that begins with one continues
//! another.
void readHeader(ResponseHead& head, const QByteArray& line)
{
    const qsizetype colon = line.indexOf(':');
    const QString name = QString::fromLatin1(line.left(colon)).toLower();
    if (colon < 0 || !http::isToken(name)) {
        head.isWellFormed = false;
        return;
    }
    const QByteArray value = line.mid(colon + 1).trimmed();
    head.isWellFormed = head.isWellFormed && isFieldValue(value);
    const QString text = QString::fromLatin1(value);
    const auto [entry, isNew] = head.headers.try_emplace(name, text);
    if (!isNew)
        entry->second += QStringLiteral(", ") + text;
}

//! Without its end, a line feed after an optional carriage return (RFC 9112, section 2.2).
QByteArray lineOf(const QByteArray& text)
{
    return text.endsWith('\r') ? text.chopped(1) : text;
}

} // namespace

std::optional<ResponseHead> parseResponseHead(QByteArrayView text)
{
    const QList<QByteArray> lines = text.toByteArray().split('\n');
    std::optional<ResponseHead> head = readStatusLine(lineOf(lines.first()));
    for (qsizetype i = 1; head && i < lines.size(); ++i) {
        const QByteArray line = lineOf(lines[i]);
        if (line.isEmpty())
            break;
        readHeader(*head, line);
    }
    return head;
}

} // namespace portcullis
