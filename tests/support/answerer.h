#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

namespace portcullis::test {

//! Does something with each dialog that comes, again and again until it is gone.
class Answerer : public QObject {
public:
    explicit Answerer(std::function<void(QWidget& dialog)> answer);

    //! Whether a dialog has come.
    bool wasNeeded() const { return m_count > 0; }

private:
    QTimer m_timer;
    int m_count = 0;
};

//! Clicks the button of that name in \a parent, if there is one and it is enabled.
void click(QWidget& parent, const char* name);

//! An answer that clicks that button.
std::function<void(QWidget& dialog)> clicking(const char* name);

} // namespace portcullis::test
