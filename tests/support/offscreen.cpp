#include "tests/support/offscreen.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <array>
#include <unistd.h>

namespace portcullis::test {

void setUpOffscreen()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QLoggingCategory::setFilterRules(
        QStringLiteral("qt.webenginecontext*=false\nqt.qpa.*=false\ndefault.warning=false"));
}

QuitWithInput::QuitWithInput() : m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] {
        std::array<char, 256> ignored{};
        if (::read(STDIN_FILENO, ignored.data(), ignored.size()) > 0)
            return;
        m_notifier.setEnabled(false);
        QCoreApplication::quit();
    });
}

} // namespace portcullis::test
