#include "app/ui/links/link_clicks.h"

#include "bridge/core/limits.h"

#include <QChildEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWidget>

#include <utility>

namespace portcullis {
namespace {

//! Whether \a event is the end of what the engine takes for a click.
bool isClick(const QEvent& event)
{
    switch (event.type()) {
    case QEvent::MouseButtonRelease: {
        const Qt::MouseButton button = static_cast<const QMouseEvent&>(event).button();
        return button == Qt::LeftButton || button == Qt::MiddleButton;
    }
    case QEvent::KeyPress: {
        const auto& key = static_cast<const QKeyEvent&>(event);
        const bool isReturn = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
        return isReturn && !key.isAutoRepeat();
    }
    case QEvent::TouchEnd:
        return true;
    default:
        return false;
    }
}

} // namespace

LinkClicks::LinkClicks(QWidget& view) : m_view(view)
{
    watch(&view);
}

bool LinkClicks::take()
{
    return !std::exchange(m_valid, QDeadlineTimer(0)).hasExpired();
}

void LinkClicks::forget()
{
    m_valid = QDeadlineTimer(0);
}

//! A dialog that belongs to the view is a window of its own, and a click there is none here.
bool LinkClicks::eventFilter(QObject* watched, QEvent* event)
{
    const auto* const widget = qobject_cast<QWidget*>(watched);
    if (event->type() == QEvent::ChildAdded)
        watch(static_cast<QChildEvent*>(event)->child());
    else if (widget && widget->window() == m_view.window() && isClick(*event))
        m_valid.setRemainingTime(limits::linkClickTime);
    return false;
}

//! A page is shown by a widget of its own within the view.
void LinkClicks::watch(QObject* object)
{
    object->installEventFilter(this);
    for (QObject* const child : object->children())
        watch(child);
}

} // namespace portcullis
