#include "app/cli/run_command.h"

#include "app/cli/console_printer.h"
#include "app/cli/print_error.h"
#include "app/cli/settled_screenshot.h"
#include "app/engine/socket_filter.h"
#include "app/history/contact_record.h"
#include "app/i18n/translations.h"
#include "app/library/grant_store.h"
#include "app/library/grant_watcher.h"
#include "app/library/resource_library.h"
#include "app/playground/playground_server.h"
#include "app/theme/theme.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/resource_tab.h"
#include "app/ui/style.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>

namespace portcullis {
namespace {

constexpr QSize windowSize{1024, 720};

//! The folder stands for itself: another one with the same id is another resource.
QString keyOf(const Resource& resource)
{
    return QStringLiteral("folder:") + resource.folder;
}

//! Whether the options say all that a user could be asked.
bool isDecidedByOptions(const RunOptions& options)
{
    return options.grantAll || options.headless || !options.granted.empty();
}

Permissions grantedByOptions(const RunOptions& options, const Manifest& manifest)
{
    for (const Capability capability : options.granted) {
        if (manifest.capabilities.count(capability) == 0)
            printError(QStringLiteral("%1 is not granted: the manifest does not ask for it")
                           .arg(wireName(capability)));
    }
    Decisions decisions;
    for (const Capability capability : options.granted)
        decisions.capabilities.emplace(capability, Choice::Granted);
    return permissionsOf(manifest, options.grantAll ? grantAll(manifest) : decisions,
        HostPolicy::Unlisted::Permitted);
}

//! What the options grant; asks where there is someone to ask and no option has said it.
//! Empty if the user does not want to open it after all.
std::optional<Permissions> decidePermissions(const RunOptions& options, const Resource& resource)
{
    if (isDecidedByOptions(options))
        return grantedByOptions(options, resource.manifest);
    GrantStore store(options.dataFolder);
    const auto decisions = decideWithUser(store, keyOf(resource), resource, nullptr);
    if (!decisions)
        return std::nullopt;
    return permissionsOf(resource.manifest, *decisions, HostPolicy::Unlisted::Undecided);
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

//! Keeps \a tab and the user's decisions in step, if they are the user's.
void connectDecisions(ResourceTab& tab, GrantStore store, const GrantWatcher& watcher)
{
    const QString key = keyOf(tab.resource());
    QObject::connect(&watcher, &GrantWatcher::changed, &tab, [&tab, store, key] {
        tab.setPermissions(permissionsOf(
            tab.resource().manifest, store.find(key), HostPolicy::Unlisted::Undecided));
    });
    QObject::connect(&tab, &ResourceTab::hostDecided, &tab,
        [store, key](const HostPattern& host, Choice choice) mutable {
            if (const auto saved = store.saveHost(key, host, choice); !saved)
                printError(QStringLiteral("the decision is not saved: ") + saved.error());
        });
}

//! Runs the resource until it ends or is ended. Returns the exit code.
int runTab(const RunOptions& options, const Resource& resource, const Permissions& permissions,
    const ProgramServices& services)
{
    ResourceTab tab(resource, permissions, services);
    std::optional<GrantWatcher> watcher;
    if (!isDecidedByOptions(options)) {
        const GrantStore store(options.dataFolder);
        connectDecisions(tab, store, watcher.emplace(store));
    }
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

int runResource(QApplication& app, const RunOptions& options)
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
    // Without a window, what it would say is said on standard error, in English as all of that.
    if (!options.headless)
        installTranslations(app, settings->language);
    const auto theme
        = startTheme(app, settings->theme, options.headless ? Desktop::Ignored : Desktop::Followed);
    PlaygroundServer playground;
    if (options.playground && !playground.listen(0)) {
        printError(QStringLiteral("the playground server cannot listen on 127.0.0.1"));
        return exit_code::failed;
    }
    const std::optional<Permissions> permissions = decidePermissions(options, *resource);
    if (!permissions)
        return exit_code::failed;
    if (options.anyHost)
        printError(QStringLiteral("warning: --any-host: the resource can reach every host, this "
                                  "computer and the local network included"));
    ContactRecord contacts(options.dataFolder, settings->historyDays);
    NetworkThread network(settings->network);
    if (!refuseInternetSockets())
        printError(QStringLiteral("warning: this kernel has no socket filter"));
    return runTab(options, *resource, *permissions,
        {network, settings->limits, options.playground ? playground.address() : QString(),
            options.anyHost, {}, &contacts, true, theme.get()});
}

} // namespace portcullis
