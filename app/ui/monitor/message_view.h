#pragma once

#include "app/ui/monitor/message_model.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;
QT_END_NAMESPACE

namespace portcullis {

//! \brief The messages of one connection, a sample of them where there are many, with their content
//! as text or in hexadecimal. Secrets are masked until the user wants to see them.
class MessageView : public QWidget {
    Q_OBJECT

public:
    explicit MessageView(QWidget* parent = nullptr);

    //! Begins anew with the messages of another connection, which \a title names.
    void begin(const QString& title);

    //! There is no connection any more; what it has shown stays.
    void end();

    void add(const TappedMessages& messages);

    const MessageModel& model() const { return m_model; }

    //! Whether messages are wanted: there is a connection, and the user has not paused.
    bool isWanted() const;

Q_SIGNALS:
    //! isWanted() may have changed.
    void wantedChanged();

private:
    QWidget* createBar();
    QWidget* createBody();
    void connectSignals();
    void showSelected();
    void updateStatus();

    MessageModel m_model;
    QSortFilterProxyModel* m_filtered;
    QLabel* m_title;
    QLabel* m_status;
    QLineEdit* m_filter;
    QComboBox* m_format;
    QCheckBox* m_showSecrets;
    QPushButton* m_pause;
    QTableView* m_table;
    QPlainTextEdit* m_detail;
    bool m_hasConnection = false;
};

} // namespace portcullis
