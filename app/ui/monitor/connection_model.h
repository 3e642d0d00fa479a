#pragma once

#include "app/ui/monitor/open_resources.h"
#include "app/ui/monitor/traffic_history.h"

#include <QAbstractTableModel>

#include <vector>

namespace portcullis {

//! \brief The live connections of all resources that are watched, a row each.
//!
//! Rows stay where they are while their connections live, so that a selection does.
class ConnectionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Host,
        ResourceName,
        State,
        Age,
        ReceiveRate,
        SendRate,
        Received,
        Sent,
        RoundTripTime,
        Waiting,
        ColumnCount
    };

    //! What to sort by.
    static constexpr int sortRole = Qt::UserRole;

    struct Row {
        MonitoredResource resource;
        ConnectionSample sample;
        qint64 time = 0; //!< Of the sample, in milliseconds since 1970.
        double receiveRate = 0; //!< Bytes a second since the sample before it.
        double sendRate = 0;
        TrafficHistory history;
    };

    using QAbstractTableModel::QAbstractTableModel;

    //! What \a resource has now.
    void update(const MonitoredResource& resource, const MonitorReport& report);

    //! It is open no more.
    void remove(const MonitorSource* source);

    //! By the number of the row.
    const Row& at(int row) const { return m_rows.at(size_t(row)); }
    const std::vector<Row>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeOne(int row);
    QString textOf(const Row& row, int column) const;
    QVariant sortKeyOf(const Row& row, int column) const;

    std::vector<Row> m_rows;
};

} // namespace portcullis
