#include "bridge/ws/response_head.h"

#include <QList>

namespace portcullis {
namespace {

std::optional<int> statusOf(const QByteArray& line)
{
    if (!line.startsWith("HTTP/1."))
        return std::nullopt;
    bool isNumber = false;
    const int status = line.mid(line.indexOf(' ') + 1, 3).toInt(&isNumber);
    if (!isNumber || status < 100)
        return std::nullopt;
    return status;
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
        if (colon <= 0)
            continue;
        const QString name = QString::fromLatin1(line.left(colon).trimmed().toLower());
        const QString value = QString::fromLatin1(line.mid(colon + 1).trimmed());
        const auto [entry, isNew] = head.headers.try_emplace(name, value);
        if (!isNew)
            entry->second += QStringLiteral(", ") + value;
    }
    return head;
}

} // namespace portcullis
