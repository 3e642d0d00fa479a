#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace portcullis {

//! \brief The line below an open resource: what it is connected to, what it may do, and a button to
//! load it again.
class StatusLine : public QFrame {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    //! Cut off where there is no room for it; all of it is in a tool tip.
    void setConnections(const QString& text);
    void setGrants(const QString& text);

Q_SIGNALS:
    void reloadRequested();

private:
    QLabel* m_connections;
    QLabel* m_grants;
};

} // namespace portcullis
