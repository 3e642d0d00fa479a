#include "app/ui/monitor/hex_dump.h"

namespace portcullis {
namespace {

constexpr qsizetype lineBytes = 16;

QString asciiOf(const QByteArray& bytes)
{
    QString text;
    for (const char byte : bytes)
        text += byte >= ' ' && byte <= '~' ? QLatin1Char(byte) : QLatin1Char('.');
    return text;
}

} // namespace

QString hexDump(const QByteArray& bytes)
{
    QString dump;
    for (qsizetype at = 0; at < bytes.size(); at += lineBytes) {
        const QByteArray line = bytes.mid(at, lineBytes);
        const QString hex = QString::fromLatin1(line.toHex(' ')).leftJustified(3 * lineBytes);
        dump += QStringLiteral("%1  %2 %3\n")
                    .arg(at, 4, 16, QLatin1Char('0'))
                    .arg(hex, asciiOf(line));
    }
    return dump;
}

} // namespace portcullis
