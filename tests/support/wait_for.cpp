#include "tests/support/wait_for.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace portcullis::test {

bool waitFor(const std::function<bool()>& condition, std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    QTimer look; // for conditions that change without an event
    look.start(10);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace portcullis::test
