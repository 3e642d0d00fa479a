#pragma once

#include "app/ui/monitor/connection_model.h"

#include <QWidget>

namespace portcullis {

class TrafficChart;

//! The charts of the last two minutes, of one connection or of all together.
class TrafficPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrafficPanel(QWidget* parent = nullptr);

    //! \brief Draws \a selected, or if that is null, all together. To be called at
    //! limits::monitorInterval.
    //! \param rows what all connections do at the moment.
    void advance(
        const std::vector<ConnectionModel::Row>& rows, const ConnectionModel::Row* selected);

    //! Forgets what all have done together.
    void clear() { m_total = {}; }

private:
    TrafficChart* m_rates;
    TrafficChart* m_roundTrips;
    TrafficHistory m_total;
};

} // namespace portcullis
