#include "app/ui/monitor/traffic_chart.h"

#include "bridge/core/limits.h"

#include <QEvent>
#include <QGraphicsLayout>
#include <QLegendMarker>
#include <QLineSeries>
#include <QValueAxis>

#include <array>
#include <chrono>
#include <cmath>

namespace portcullis {
namespace {

constexpr int smallFontSize = 8;
constexpr double penWidth = 1.6;
constexpr int minHeight = 150;
constexpr double secondsOfAPoint = std::chrono::duration<double>(limits::monitorInterval).count();
constexpr double shownSeconds = TrafficHistory::maxPoints * secondsOfAPoint;
//! From the first line's hue to that of the second.
constexpr int hueStep = 195;

struct Unit {
    double size;
    const char* name;
};

constexpr std::array units{Unit{1e9, "GB/s"}, Unit{1e6, "MB/s"}, Unit{1e3, "kB/s"}, Unit{1, "B/s"}};

Unit unitFor(double most)
{
    for (const Unit& unit : units) {
        if (most >= unit.size)
            return unit;
    }
    return units.back();
}

//! The next of 1, 2, 5, 10, 20, ...
double roundedUp(double value)
{
    const double power = std::pow(10, std::floor(std::log10(qMax(value, 1e-3))));
    for (const double step : {1, 2, 5}) {
        if (value <= step * power)
            return step * power;
    }
    return 10 * power;
}

QColor secondColor(const QColor& first)
{
    const int hue = (qMax(first.hslHue(), 0) + hueStep) % 360;
    return QColor::fromHsl(hue, qMax(first.hslSaturation(), 140), first.lightness());
}

} // namespace

TrafficChart::TrafficChart(Kind kind, QWidget* parent)
    : QChartView(parent), m_kind(kind), m_time(new QValueAxis), m_values(new QValueAxis)
{
    setRenderHint(QPainter::Antialiasing);
    setMinimumHeight(minHeight);
    setStyleSheet(QStringLiteral("QChartView { border: 1px solid palette(midlight); }"));
    setFocusPolicy(Qt::NoFocus);
    chart()->setMargins({8, 4, 12, 4});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(0);
    chart()->setLocalizeNumbers(true);
    if (m_kind == Kind::Rates) {
        m_series = {addSeries(tr("Received")), addSeries(tr("Sent"))};
        setAccessibleName(tr("Bytes received and sent in the last two minutes"));
    } else {
        m_series = {addSeries(tr("Round trip"))};
        setAccessibleName(tr("Round trip times in the last two minutes"));
    }
    chart()->legend()->setAlignment(Qt::AlignTop);
    addAxes();
    applyPalette();
    show({});
}

QLineSeries* TrafficChart::addSeries(const QString& name)
{
    auto* const series = new QLineSeries;
    series->setName(name);
    chart()->addSeries(series);
    return series;
}

void TrafficChart::addAxes()
{
    m_time->setRange(-shownSeconds, 0);
    m_time->setTickCount(5);
    m_time->setLabelFormat(tr("%.0f s"));
    m_values->setTickCount(3);
    m_values->setLabelFormat(QStringLiteral("%.4g"));
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    for (QLineSeries* const series : m_series) {
        series->attachAxis(m_time);
        series->attachAxis(m_values);
    }
}

void TrafficChart::show(const TrafficHistory& history)
{
    std::vector<QList<QPointF>> points(m_series.size());
    double most = 0;
    double x = -secondsOfAPoint * double(history.points().size() - 1);
    for (const TrafficPoint& point : history.points()) {
        const QList<double> values = valuesOf(point);
        for (qsizetype i = 0; i < values.size(); ++i) {
            points[size_t(i)] << QPointF(x, values.at(i));
            most = qMax(most, values.at(i));
        }
        x += secondsOfAPoint;
    }
    scale(most);
    for (size_t i = 0; i < m_series.size(); ++i) {
        for (QPointF& point : points[i])
            point.ry() /= m_unit;
        m_series[i]->replace(points[i]);
    }
}

//! None where there is nothing to draw.
QList<double> TrafficChart::valuesOf(const TrafficPoint& point) const
{
    if (m_kind == Kind::Rates)
        return {point.receiveRate, point.sendRate};
    return point.roundTrip ? QList<double>{*point.roundTrip} : QList<double>();
}

void TrafficChart::scale(double most)
{
    const Unit unit = m_kind == Kind::Rates ? unitFor(most) : Unit{1, "ms"};
    m_unit = unit.size;
    const double top = roundedUp(most > 0 ? most / m_unit : 1);
    m_values->setRange(0, top);
    m_values->setTitleText(QLatin1String(unit.name));
}

QList<QPointF> TrafficChart::points(int index) const
{
    return m_series.at(size_t(index))->points();
}

void TrafficChart::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
}

void TrafficChart::applyPalette()
{
    const QColor background = palette().color(QPalette::Base);
    const QColor text = palette().color(QPalette::Text);
    QColor muted = text;
    muted.setAlphaF(0.65F);
    QColor grid = text;
    grid.setAlphaF(0.14F);
    chart()->setBackgroundBrush(background);
    setBackgroundBrush(background);
    chart()->legend()->setLabelColor(text);
    QFont small = font();
    small.setPointSize(smallFontSize);
    chart()->legend()->setFont(small);
    for (QValueAxis* const axis : {m_time, m_values}) {
        axis->setLabelsColor(muted);
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
        axis->setTitleBrush(muted);
        axis->setGridLineColor(grid);
        axis->setLinePenColor(grid);
    }
    for (QLegendMarker* const marker : chart()->legend()->markers())
        marker->setPen(Qt::NoPen);
    const QColor first = palette().color(QPalette::Link);
    for (size_t i = 0; i < m_series.size(); ++i)
        m_series[i]->setPen(QPen(i == 0 ? first : secondColor(first), penWidth));
}

} // namespace portcullis
