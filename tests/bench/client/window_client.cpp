#include "tests/bench/client/window_client.h"

#include "app/engine/engine_setup.h"
#include "app/playground/playground_server.h"
#include "app/ui/main_window.h"
#include "app/ui/resource_tab.h"
#include "app/ui/style.h"
#include "bridge/ws/network_settings.h"
#include "tests/support/offscreen.h"

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
        m_window.openResource(resource);
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

bool grantAll(GrantStore& store, const ResourceLibrary& library)
{
    for (const Resource& resource : library.resources) {
        if (!store.save(resource.manifest.id, {resource.manifest.capabilities, {}}))
            return false;
    }
    return !library.resources.empty();
}

} // namespace

int runWindowClient(char* programName, const QString& library, const QString& dataFolder)
{
    test::setUpOffscreen();
    useAsciiHostNames();
    setUpEngine(ProcessSandbox::On);
    int argc = 1;
    char* argv[] = {programName, nullptr};
    QApplication app(argc, argv);
    applyStyle(app);
    const ResourceLibrary resources = loadLibrary(library);
    GrantStore store(dataFolder);
    PlaygroundServer playground;
    if (!grantAll(store, resources) || !playground.listen(0))
        return 1;
    NetworkThread network{NetworkSettings()};
    MainWindow window(resources, store, {network, {}, playground.address()});
    window.show();
    const Opener opener(window, resources);
    return QApplication::exec();
}

} // namespace portcullis::bench
