#include "app/cli/console_printer.h"

namespace portcullis {
namespace {

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control && c != u'\t' && c != u'\n';
}

} // namespace

QString consoleLine(const QString& level, const QString& text)
{
    QString line = level + QStringLiteral(": ");
    for (const QChar c : text) {
        if (isControl(c))
            line += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            line += c;
        if (c == u'\n')
            line += QStringLiteral("  ");
    }
    return line;
}

} // namespace portcullis
