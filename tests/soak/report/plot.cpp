#include "tests/soak/report/plot.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace portcullis::soak {
namespace {

constexpr double width = 720;
constexpr double height = 320;
constexpr double left = 64;
constexpr double right = 20;
constexpr double top = 30;
constexpr double bottom = 44;
constexpr double mebibyte = 1024; // in KiB
constexpr int fewestSteps = 4;

constexpr char ownColor[] = "#b3541e";
constexpr char allColor[] = "#22577a";

//! 1, 2 or 5 times a power of ten, so that \a range has at least four of them.
double stepOf(double range)
{
    const double rough = range / fewestSteps;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {5.0, 2.0}) {
        if (rough >= factor * power)
            return factor * power;
    }
    return power;
}

//! Round values from 0 to \a most.
std::vector<double> marksOf(double most)
{
    const double step = stepOf(most);
    std::vector<double> marks;
    for (int i = 0; i * step <= most; ++i)
        marks.push_back(i * step);
    return marks;
}

class Chart {
public:
    Chart(double minutes, double mebibytes) : m_minutes(minutes), m_mebibytes(mebibytes) { }

    double x(double minutes) const { return left + minutes / m_minutes * (width - left - right); }
    double y(double mebibytes) const
    {
        return height - bottom - mebibytes / m_mebibytes * (height - top - bottom);
    }

    QString axes() const
    {
        QString svg;
        for (const double at : marksOf(m_mebibytes)) {
            svg += QStringLiteral("<path d=\"M%1 %2H%3\" stroke=\"#ddd\"/>\n")
                       .arg(left)
                       .arg(y(at))
                       .arg(width - right);
            svg += text(left - 8, y(at) + 4, "end", QString::number(at));
        }
        for (const double at : marksOf(m_minutes))
            svg += text(x(at), height - bottom + 18, "middle", QString::number(at));
        return svg
            + text((left + width - right) / 2, height - 8, "middle", QStringLiteral("minutes"))
            + text(8, 18, "start", QStringLiteral("MiB"));
    }

    static QString text(double x, double y, const char* anchor, const QString& text)
    {
        return QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"%3\">%4</text>\n")
            .arg(x)
            .arg(y)
            .arg(QLatin1String(anchor), text);
    }

private:
    double m_minutes;
    double m_mebibytes;
};

QString curve(const Chart& chart, const std::vector<MemorySample>& samples,
    double MemorySample::*value, const char* color)
{
    QStringList points;
    for (const MemorySample& sample : samples) {
        points << QStringLiteral("%1,%2")
                      .arg(chart.x(sample.minutes), 0, 'f', 1)
                      .arg(chart.y(sample.*value / mebibyte), 0, 'f', 1);
    }
    return QStringLiteral("<polyline fill=\"none\" stroke=\"%1\" points=\"%2\"/>\n")
        .arg(QLatin1String(color), points.join(u' '));
}

QString legend(double x, const char* color, const char* words)
{
    return QStringLiteral("<path d=\"M%1 14h20\" stroke=\"%2\" stroke-width=\"3\"/>\n")
               .arg(x)
               .arg(QLatin1String(color))
        + Chart::text(x + 26, 18, "start", QLatin1String(words));
}

} // namespace

QByteArray memoryPlot(const std::vector<MemorySample>& samples)
{
    double most = 1;
    for (const MemorySample& sample : samples)
        most = std::max(most, sample.all / mebibyte);
    const Chart chart(samples.empty() ? 1 : samples.back().minutes, most * 1.05);
    const QString svg
        = QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %2\" "
                         "font-family=\"sans-serif\" font-size=\"12\">\n"
                         "<rect width=\"%1\" height=\"%2\" fill=\"#fff\"/>\n")
              .arg(width)
              .arg(height)
        + chart.axes() + legend(300, allColor, "all processes")
        + legend(440, ownColor, "the program's own process")
        + curve(chart, samples, &MemorySample::all, allColor)
        + curve(chart, samples, &MemorySample::own, ownColor) + QStringLiteral("</svg>\n");
    return svg.toUtf8();
}

} // namespace portcullis::soak
