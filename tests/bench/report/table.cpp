#include "tests/bench/report/table.h"

#include <algorithm>
#include <cmath>

namespace portcullis::bench {
namespace {

//! Widths of: row, unit, native, its spread, portcullis, its spread, ratio, required, verdict,
//! server. Names are aligned left, numbers right.
constexpr int widths[] = {-36, -6, 9, 17, 10, 17, 6, 8, -7, 10};

QString line(const QStringList& cells)
{
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const int width = widths[i];
        text += (width < 0 ? cells[i].leftJustified(-width) : cells[i].rightJustified(width));
        text += QStringLiteral("  ");
    }
    return text.trimmed() + u'\n';
}

//! Three digits that matter.
QString number(double value)
{
    const int decimals = value >= 100 || value == 0 ? 0 : value >= 10 ? 1 : 2;
    return QString::number(value, 'f', decimals);
}

QString medianOf(const RowResult& row, const QString& side)
{
    return row.isComplete() ? number(row.median(side)) : QStringLiteral("?");
}

QString spreadOf(const RowResult& row, const QString& side)
{
    if (!row.isComplete())
        return {};
    const auto [least, most]
        = std::minmax_element(row.figures.at(side).begin(), row.figures.at(side).end());
    return number(*least) + u'-' + number(*most);
}

QString requirementOf(const RowSpec& spec)
{
    if (!spec.required)
        return {};
    return (spec.better == Better::Higher ? QStringLiteral(">= ") : QStringLiteral("<= "))
        + QString::number(*spec.required);
}

QString verdictOn(const RowResult& row)
{
    if (!row.isComplete())
        return QStringLiteral("FAILED");
    if (!row.spec.required)
        return {};
    return row.isReached() ? QStringLiteral("ok") : QStringLiteral("MISS");
}

QString lineOf(const RowResult& row)
{
    const bool hasTwin = row.sides.size() > 1;
    const QString& reference = row.sides.first();
    const std::optional<double> ratio = row.ratio();
    QString text = line({QString::fromStdString(row.spec.title),
        QString::fromStdString(row.spec.unit), hasTwin ? medianOf(row, reference) : QString(),
        hasTwin ? spreadOf(row, reference) : QString(), medianOf(row, row.sides.last()),
        spreadOf(row, row.sides.last()), ratio ? QString::number(*ratio, 'f', 2) : QString(),
        requirementOf(row.spec), verdictOn(row), row.ceiling ? number(*row.ceiling) : QString()});
    if (!row.problem.isEmpty())
        text += QStringLiteral("    ") + row.problem.left(300) + u'\n';
    return text;
}

} // namespace

QString table(const std::vector<RowResult>& rows)
{
    const auto cell = [](const char* text) { return QString(QLatin1String(text)); };
    QString text = line({cell("row"), cell("unit"), cell("native"), cell("min-max"),
        cell("portcullis"), cell("min-max"), cell("ratio"), cell("required"), {}, cell("server")});
    for (const bool isRequired : {true, false}) {
        for (const RowResult& row : rows) {
            if (row.spec.required.has_value() == isRequired)
                text += lineOf(row);
        }
    }
    return text;
}

} // namespace portcullis::bench
