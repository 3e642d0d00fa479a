#pragma once

#include <QComboBox>
#include <QWheelEvent>

namespace portcullis {

//! \brief A combo box that a user who scrolls the page past it does not change by accident.
class CalmComboBox : public QComboBox {
    Q_OBJECT

public:
    static constexpr int minWidth = 110;

    explicit CalmComboBox(QWidget* parent = nullptr) : QComboBox(parent)
    {
        setFocusPolicy(Qt::StrongFocus);
        setMinimumWidth(minWidth);
    }

protected:
    void wheelEvent(QWheelEvent* event) override
    {
        if (hasFocus())
            QComboBox::wheelEvent(event);
        else
            event->ignore();
    }
};

} // namespace portcullis
