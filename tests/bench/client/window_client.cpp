#include "tests/bench/client/window_client.h"

#include "app/ui/resource_tab.h"
#include "tests/support/granted_window.h"

#include <QApplication>
#include <QSocketNotifier>

#include <array>
#include <cstdio>
#include <unistd.h>

namespace portcullis::bench {
namespace {

//! Opens the resources of a library one by one.
class Opener : public QObject {
public:
    Opener(MainWindow& window, ResourceLibrary library)
        : m_window(window), m_library(std::move(library)),
          m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, &Opener::onInput);
    }

private:
    void onInput()
    {
        std::array<char, 16> line{};
        if (::read(STDIN_FILENO, line.data(), line.size()) <= 0) {
            m_input.setEnabled(false);
            QApplication::quit();
        } else if (m_opened < m_library.resources.size()) {
            openNext();
        }
    }

    void openNext()
    {
        const Resource& resource = m_library.resources[m_opened++];
        m_window.openResource(resource.manifest.id);
        for (ResourceTab* const tab : m_window.findChildren<ResourceTab*>()) {
            if (tab->resourceId() == resource.manifest.id)
                connect(tab, &ResourceTab::consoleMessage, this, &Opener::onConsole);
        }
    }

    static void onConsole(const QString&, const QString& text)
    {
        if (!text.startsWith(QLatin1String("Received: ")))
            return;
        std::puts("ready");
        std::fflush(stdout);
    }

    MainWindow& m_window;
    ResourceLibrary m_library;
    QSocketNotifier m_input;
    std::size_t m_opened = 0;
};

} // namespace

int runWindowClient(char* programName, const QString& library, const QString& dataFolder)
{
    return test::runGrantedWindow(programName, library, dataFolder, true,
        [](MainWindow& window, const ResourceLibrary& resources, NetworkThread&) {
            return std::make_unique<Opener>(window, resources);
        });
}

} // namespace portcullis::bench
