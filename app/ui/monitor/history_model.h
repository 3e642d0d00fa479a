#pragma once

#include "app/history/recorded_contact.h"

#include <QAbstractTableModel>

#include <vector>

namespace portcullis {

//! \brief Recorded contacts, a row each.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Host, ResourceId, What, Count, First, Last, Received, Sent, ColumnCount };

    //! What to sort by.
    static constexpr int sortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void set(std::vector<RecordedContact> contacts);
    const std::vector<RecordedContact>& contacts() const { return m_contacts; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<RecordedContact> m_contacts;
};

} // namespace portcullis
