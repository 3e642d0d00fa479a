#pragma once

#include "app/ui/monitor/connection_model.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
QT_END_NAMESPACE

namespace portcullis {

class MessageView;
class TrafficPanel;

//! \brief The live connections of one resource or of all, what they transfer, and the messages of
//! the selected one.
//!
//! Resources are watched only while it is visible and not paused.
class LiveView : public QWidget {
    Q_OBJECT

public:
    //! \a resources must outlive it.
    explicit LiveView(OpenResources& resources, QWidget* parent = nullptr);

    //! Writes what is shown to \a file; see exportMonitor().
    void exportTo(const QString& file);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* createBar();
    QWidget* createTable();
    void connectSignals();
    void add(const MonitoredResource& resource);
    void remove(MonitorSource* source);
    void onReport(const MonitoredResource& resource, const MonitorReport& report);
    void updateWatching();
    void updateTap();
    void updateState();
    void note(const QString& text);
    QString statusText() const;
    void onSelected();
    void closeSelected();
    void closeAll();
    void askForFile();
    bool isChosen(const MonitorSource* source) const;
    const ConnectionModel::Row* selected() const;

    OpenResources& m_resources;
    ConnectionModel m_model;
    QSortFilterProxyModel* m_sorted;
    QTimer m_tick;
    QTimer m_noteTime; // runs while the status is a note
    bool m_isVisible = false;
    QComboBox* m_picker;
    QLabel* m_status;
    QPushButton* m_close;
    QPushButton* m_closeAll;
    QPushButton* m_pause;
    QPushButton* m_export;
    QStackedWidget* m_content; // the table, or why there is none
    QTableView* m_table;
    QLabel* m_empty;
    TrafficPanel* m_traffic;
    MessageView* m_messages;
};

} // namespace portcullis
