#pragma once

#include <QDeadlineTimer>
#include <QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Knows whether the user has just clicked into a page, from the events of the window.
//!
//! The engine says of a click that a script makes up that a link was clicked, too; no script can
//! make up one of these.
class LinkClicks : public QObject {
    Q_OBJECT

public:
    //! \param view shows the page. What it gets for that by and by is watched, too.
    explicit LinkClicks(QWidget& view);

    //! \brief Whether the user has clicked, tapped, or pressed the Return key within
    //! limits::linkClickTime. It takes the click: without a new one, the next answer is no.
    bool take();

    //! What was clicked has gone.
    void forget();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void watch(QObject* object);

    QWidget& m_view;
    QDeadlineTimer m_valid{0};
};

} // namespace portcullis
