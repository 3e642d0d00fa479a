#pragma once

#include "app/ui/monitor/traffic_history.h"

#include <QChart>
#include <QChartView>

#include <vector>

QT_BEGIN_NAMESPACE
class QLineSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace portcullis {

//! \brief A chart of the last two minutes, in the colors of the palette.
class TrafficChart : public QChartView {
    Q_OBJECT

public:
    //! What is drawn.
    enum class Kind {
        Rates, //!< What is received and sent, in bytes a second.
        RoundTrip, //!< In milliseconds.
    };

    explicit TrafficChart(Kind kind, QWidget* parent = nullptr);

    void show(const TrafficHistory& history);

    //! The part of the series \a index that is drawn, for tests: x in seconds, y in the axis' unit.
    QList<QPointF> points(int index) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    QLineSeries* addSeries(const QString& name);
    void addAxes();
    void applyPalette();
    void scale(double most);
    QList<double> valuesOf(const TrafficPoint& point) const;

    Kind m_kind;
    std::vector<QLineSeries*> m_series; // owned by the chart
    QValueAxis* m_time; // owned by the chart
    QValueAxis* m_values; // owned by the chart
    double m_unit = 1; // what a value is divided by
};

} // namespace portcullis
