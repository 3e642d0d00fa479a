#include "app/ui/way_back.h"

#include <QPushButton>

namespace portcullis {

WayBack::WayBack(QWidget* parent) : Notice(Shape::Bar, parent)
{
    hide();
    connect(
        addButton(tr("Back to start")), &QPushButton::clicked, this, &WayBack::restartRequested);
    connect(addButton(tr("Dismiss")), &QPushButton::clicked, this, &QWidget::hide);
}

void WayBack::sayMissing(const QString& path)
{
    say(tr("This resource has no page %1. You are still where you were.").arg(path));
}

void WayBack::sayEmpty()
{
    say(tr("This resource has left its page for an empty one."));
}

void WayBack::say(const QString& text)
{
    setText(text);
    show();
}

} // namespace portcullis
