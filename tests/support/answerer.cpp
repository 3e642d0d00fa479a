#include "tests/support/answerer.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTest>

namespace portcullis::test {

Answerer::Answerer(std::function<void(QWidget& dialog)> answer)
{
    connect(&m_timer, &QTimer::timeout, this, [this, answer = std::move(answer)] {
        QWidget* const dialog = QApplication::activeModalWidget();
        if (!dialog)
            return;
        ++m_count;
        answer(*dialog);
    });
    m_timer.start(20);
}

void click(QWidget& parent, const char* name)
{
    auto* const button = parent.findChild<QAbstractButton*>(QLatin1String(name));
    if (button && button->isEnabled())
        QTest::mouseClick(button, Qt::LeftButton);
}

std::function<void(QWidget&)> clicking(const char* name)
{
    return [name](QWidget& dialog) { click(dialog, name); };
}

} // namespace portcullis::test
