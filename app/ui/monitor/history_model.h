#pragma once

#include "app/history/recorded_contact.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace portcullis {

//! \brief Recorded contacts, a row each.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Host, ResourceName, What, Count, First, Last, Received, Sent, ColumnCount };

    //! What to sort by.
    static constexpr int sortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    //! What a resource is called that is known by that id; the id itself if there is nothing else.
    using NameOf = std::function<QString(const QString& id)>;

    //! \param nameOf none: the ids are the names.
    void set(std::vector<RecordedContact> contacts, const NameOf& nameOf = {});
    const std::vector<RecordedContact>& contacts() const { return m_contacts; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<RecordedContact> m_contacts;
    std::vector<QString> m_names; // of their resources
};

} // namespace portcullis
