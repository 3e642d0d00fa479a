#pragma once

#include "app/ui/monitor/history_model.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
QT_END_NAMESPACE

namespace portcullis {

class ContactRecord;

//! \brief The record of the hosts that resources have reached, or were refused, for the user to
//! look through and to clear.
class HistoryView : public QWidget {
    Q_OBJECT

public:
    //! \a record must outlive it, and what \a nameOf refers to.
    HistoryView(ContactRecord& record, HistoryModel::NameOf nameOf, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createBar();
    QWidget* createTable();
    void connectSignals();
    void reload();
    void reloadIfVisible();
    void offerResources();
    void askToClear();
    QString chosen() const;

    ContactRecord& m_record;
    HistoryModel::NameOf m_nameOf;
    HistoryModel m_model;
    QSortFilterProxyModel* m_sorted;
    QComboBox* m_picker;
    QLineEdit* m_filter;
    QCheckBox* m_refusedOnly;
    QPushButton* m_clear;
    QStackedWidget* m_content; // the table, or why there is none
    QTableView* m_table;
    QLabel* m_empty;
    QLabel* m_status;
};

} // namespace portcullis
