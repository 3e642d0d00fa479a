#pragma once

#include <QSocketNotifier>

namespace portcullis::test {

//! Lets the engine run without a display, as "portcullis run --headless" does. Before QApplication.
void setUpOffscreen();

//! Ends the event loop with standard input, so that no process outlives the one that started it.
class QuitWithInput {
public:
    QuitWithInput();

private:
    QSocketNotifier m_notifier;
};

} // namespace portcullis::test
