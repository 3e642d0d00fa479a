#include "app/ui/monitor/traffic_panel.h"

#include "app/ui/monitor/traffic_chart.h"

#include <QHBoxLayout>

namespace portcullis {
namespace {

constexpr int spacing = 8;

//! The sum of all is not that of samples which were taken at the same time, but nearly.
TrafficPoint sumOf(const std::vector<ConnectionModel::Row>& rows)
{
    TrafficPoint sum;
    for (const ConnectionModel::Row& row : rows) {
        sum.receiveRate += row.receiveRate;
        sum.sendRate += row.sendRate;
        if (row.sample.roundTrip.source != RoundTrip::Source::Unknown)
            sum.roundTrip
                = qMax(sum.roundTrip.value_or(0), double(row.sample.roundTrip.time.count()) / 1000);
    }
    return sum;
}

} // namespace

TrafficPanel::TrafficPanel(QWidget* parent)
    : QWidget(parent), m_rates(new TrafficChart(TrafficChart::Kind::Rates, this)),
      m_roundTrips(new TrafficChart(TrafficChart::Kind::RoundTrip, this))
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    row->addWidget(m_rates, 3);
    row->addWidget(m_roundTrips, 2);
}

void TrafficPanel::advance(
    const std::vector<ConnectionModel::Row>& rows, const ConnectionModel::Row* selected)
{
    m_total.add(sumOf(rows));
    const TrafficHistory& shown = selected ? selected->history : m_total;
    m_rates->show(shown);
    m_roundTrips->show(shown);
}

} // namespace portcullis
