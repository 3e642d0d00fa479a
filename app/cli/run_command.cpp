#include "app/cli/run_command.h"

#include "app/cli/console_printer.h"
#include "app/cli/settled_screenshot.h"
#include "app/engine/socket_filter.h"
#include "app/history/contact_record.h"
#include "app/library/grant_store.h"
#include "app/library/resource_library.h"
#include "app/playground/playground_server.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/resource_tab.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace portcullis {
namespace {

constexpr QSize windowSize{1024, 720};

void printError(const QString& line)
{
    std::fprintf(stderr, "portcullis: %s\n", qUtf8Printable(line));
}

//! What the options grant; asks where there is someone to ask and no option has said it.
//! Empty if the user does not want to open it after all.
std::optional<CapabilitySet> decideGrants(const RunOptions& options, const Resource& resource)
{
    const CapabilitySet& requested = resource.manifest.capabilities;
    if (options.grantAll)
        return requested;
    for (const Capability capability : options.granted) {
        if (requested.count(capability) == 0)
            printError(QStringLiteral("%1 is not granted: the manifest does not ask for it")
                           .arg(wireName(capability)));
    }
    if (options.headless || !options.granted.empty()) {
        CapabilitySet granted;
        std::set_intersection(requested.begin(), requested.end(), options.granted.begin(),
            options.granted.end(), std::inserter(granted, granted.end()));
        return granted;
    }
    GrantStore store(options.dataFolder);
    // The folder stands for itself: another one with the same id is another resource.
    return decideWithUser(store, QStringLiteral("folder:") + resource.folder, resource, nullptr);
}

//! \brief Ends the event loop as the options say, with the right exit code.
class RunMonitor : public QObject {
public:
    RunMonitor(const RunOptions& options, ResourceTab& tab) : m_options(options), m_tab(tab)
    {
        connect(&tab, &ResourceTab::consoleMessage, this, &RunMonitor::onConsole);
        connect(&tab, &ResourceTab::crashed, this, [this] {
            printError(QStringLiteral("the resource has crashed"));
            if (m_options.headless)
                QApplication::exit(exit_code::failed);
        });
        connect(&tab, &ResourceTab::stopped, this, [this] {
            printError(m_tab.noticeText());
            if (m_options.headless)
                QApplication::exit(exit_code::failed);
        });
        if (options.timeout)
            QTimer::singleShot(*options.timeout, this, &RunMonitor::onTimeout);
    }

private:
    void onConsole(const QString& level, const QString& text)
    {
        const QString line = consoleLine(level, text);
        if (m_options.console) {
            std::printf("%s\n", qUtf8Printable(line));
            std::fflush(stdout);
        }
        if (m_options.until
            && (m_options.until->match(line).hasMatch() || m_options.until->match(text).hasMatch()))
            QApplication::exit(exit_code::done);
    }

    void onTimeout()
    {
        if (m_options.until)
            printError(QStringLiteral("timeout: no console line matched %1")
                           .arg(m_options.until->pattern()));
        QApplication::exit(m_options.until ? exit_code::failed : exit_code::done);
    }

    const RunOptions& m_options;
    ResourceTab& m_tab;
};

bool writeScreenshot(const ResourceTab& tab, const QString& file)
{
    if (settledScreenshot(tab).save(file, "PNG"))
        return true;
    printError(QStringLiteral("the screenshot could not be written to %1").arg(file));
    return false;
}

//! Runs the resource until it ends or is ended. Returns the exit code.
int runTab(const RunOptions& options, const Resource& resource, const CapabilitySet& granted,
    const ProgramServices& services)
{
    ResourceTab tab(resource, granted, services);
    tab.setWindowTitle(resource.manifest.name);
    tab.resize(windowSize);
    tab.show();
    QObject::connect(&tab, &ResourceTab::closeRequested, &tab, &QWidget::close);
    const RunMonitor monitor(options, tab);
    const int code = QApplication::exec();
    if (!options.screenshot.isEmpty() && !writeScreenshot(tab, options.screenshot))
        return exit_code::failed;
    return code;
}

} // namespace

int runResource(const RunOptions& options)
{
    QStringList warnings;
    const Result<Resource, ManifestError> resource = loadResource(options.folder, warnings);
    for (const QString& warning : warnings)
        printError(QStringLiteral("warning: ") + warning);
    if (!resource) {
        printError(resource.error().toString());
        return exit_code::failed;
    }
    const Result<Settings, QString> settings = loadSettings(options.dataFolder, options.settings);
    if (!settings) {
        printError(settings.error());
        return exit_code::failed;
    }
    PlaygroundServer playground;
    if (options.playground && !playground.listen(0)) {
        printError(QStringLiteral("the playground server cannot listen on 127.0.0.1"));
        return exit_code::failed;
    }
    const std::optional<CapabilitySet> granted = decideGrants(options, *resource);
    if (!granted)
        return exit_code::failed;
    if (options.anyHost)
        printError(QStringLiteral("warning: --any-host: the resource can reach every host, this "
                                  "computer and the local network included"));
    ContactRecord contacts(options.dataFolder, settings->historyDays);
    NetworkThread network(settings->network);
    if (!refuseInternetSockets())
        printError(QStringLiteral("warning: this kernel has no socket filter"));
    return runTab(options, *resource, *granted,
        {network, settings->limits, options.playground ? playground.address() : QString(),
            options.anyHost, {}, &contacts, true});
}

} // namespace portcullis
