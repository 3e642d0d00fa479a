#pragma once

#include "app/links/outside_link.h"

#include <QDialog>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Asks the user whether a link that was clicked in a resource is to be opened in another
//! program, and shows all of its address.
//!
//! It is opened, and its answer is accepted() or rejected(). It can be accepted only after it has
//! been to be seen for limits::questionDelay, and the Return key says no.
class OpenLinkDialog : public QDialog {
    Q_OBJECT

public:
    //! \param resourceName is a stranger's.
    OpenLinkDialog(const QString& resourceName, const OutsideLink& link, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createAddress(const QString& address);
    QWidget* createButtons();

    QPushButton* m_open = nullptr;
    QTimer m_guard; // runs while it cannot be accepted yet
};

} // namespace portcullis
