#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Says what has happened to a resource, and offers what can be done.
class Notice : public QFrame {
    Q_OBJECT

public:
    enum class Shape {
        Page, //!< In place of the resource.
        Bar, //!< Above it.
    };

    explicit Notice(Shape shape, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const;

    //! Adds a button to the right of the others.
    QPushButton* addButton(const QString& text);

private:
    QLabel* m_text;
    QBoxLayout* m_buttons;
};

} // namespace portcullis
