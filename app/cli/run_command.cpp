#include "app/cli/run_command.h"

#include "app/cli/console_printer.h"
#include "app/cli/print_error.h"
#include "app/cli/settled_screenshot.h"
#include "app/engine/engine_version.h"
#include "app/engine/minimum_chrome.h"
#include "app/engine/socket_filter.h"
#include "app/history/contact_record.h"
#include "app/i18n/translations.h"
#include "app/library/grant_store.h"
#include "app/library/grant_watcher.h"
#include "app/library/resource_library.h"
#include "app/links/link_opener.h"
#include "app/playground/playground_server.h"
#include "app/theme/theme.h"
#include "app/ui/consent_dialog.h"
#include "app/ui/resource_tab.h"
#include "app/ui/style.h"
#include "app/ui/warning.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>
#include <memory>

namespace portcullis {
namespace {

constexpr QSize windowSize{1024, 720};

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

//! \brief One resource in a window of its own, or in none: asks what it may do, where there is
//! someone to ask and no option has said it, and opens it.
class Run : public QObject {
public:
    Run(const RunOptions& options, const Resource& resource, const ProgramServices& services)
        : m_options(options), m_resource(resource), m_services(services),
          m_key(GrantKey::ofFolder(resource.folder)), m_grants(options.dataFolder)
    {
    }

    void start()
    {
        if (isDecidedByOptions(m_options)) {
            open(grantedByOptions(m_options, m_resource.manifest));
            return;
        }
        const Decisions known = m_grants.find(m_key);
        if (known.cover(m_resource.manifest))
            openFor(known);
        else
            ask(known);
    }

    //! Null if the user did not want to open it.
    const ResourceTab* tab() const { return m_tab.get(); }

private:
    void ask(const Decisions& known)
    {
        ConsentRequest request;
        request.resource = m_resource;
        request.known = known;
        // Between the dialog and the window there is a moment without either.
        QApplication::setQuitOnLastWindowClosed(false);
        auto* const dialog = new ConsentDialog(request);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::rejected, this, [] { QApplication::exit(exit_code::failed); });
        connect(dialog, &QDialog::accepted, this,
            [this, known, dialog] { onAnswered(known, dialog->decisions()); });
        dialog->open();
    }

    void onAnswered(const Decisions& known, const Decisions& decided)
    {
        const auto saved = m_grants.save(m_key, UserAnswer::between(known, decided));
        openFor(saved ? m_grants.find(m_key) : decided);
        QApplication::setQuitOnLastWindowClosed(true);
        if (!saved)
            showWarning(m_tab.get(), unsavedText(saved.error()));
    }

    void openFor(const Decisions& decisions)
    {
        open(permissionsOf(m_resource.manifest, decisions, HostPolicy::Unlisted::Undecided));
        followDecisions();
    }

    void open(const Permissions& permissions)
    {
        m_tab = std::make_unique<ResourceTab>(m_resource, permissions, m_services);
        m_tab->setWindowTitle(m_resource.manifest.name);
        m_tab->resize(windowSize);
        m_tab->show();
        connect(m_tab.get(), &ResourceTab::closeRequested, m_tab.get(), &QWidget::close);
        m_monitor.emplace(m_options, *m_tab);
    }

    //! Keeps the tab and the user's decisions in step.
    void followDecisions()
    {
        connect(&m_watcher.emplace(m_grants), &GrantWatcher::changed, this, [this] {
            m_tab->setPermissions(permissionsOf(
                m_resource.manifest, m_grants.find(m_key), HostPolicy::Unlisted::Undecided));
        });
        connect(m_tab.get(), &ResourceTab::hostDecided, this,
            [this](const HostPattern& host, Choice choice) {
                UserAnswer answer;
                answer.add(host, choice);
                if (const auto saved = m_grants.save(m_key, answer); !saved)
                    printError(QStringLiteral("the decision is not saved: ") + saved.error());
            });
    }

    const RunOptions& m_options;
    Resource m_resource;
    ProgramServices m_services;
    GrantKey m_key;
    GrantStore m_grants;
    std::unique_ptr<ResourceTab> m_tab;
    std::optional<GrantWatcher> m_watcher;
    std::optional<RunMonitor> m_monitor;
};

//! The resource in \a folder; prints why it cannot be loaded, and what its author should know.
Result<Resource, ManifestError> loadForAuthor(const QString& folder)
{
    QStringList warnings;
    const Result<Resource, ManifestError> resource = loadResource(folder, warnings);
    if (resource)
        warnings << tooOldWarning(resource->manifest, runningEngine());
    warnings.removeAll(QString());
    for (const QString& warning : warnings)
        printError(QStringLiteral("warning: ") + warning);
    if (!resource)
        printError(resource.error().toString());
    return resource;
}

//! Runs the resource until it ends or is ended. Returns the exit code.
int runUntilEnded(
    const RunOptions& options, const Resource& resource, const ProgramServices& services)
{
    Run run(options, resource, services);
    run.start();
    const int code = QApplication::exec();
    const bool wantsPicture = run.tab() && !options.screenshot.isEmpty();
    if (wantsPicture && !writeScreenshot(*run.tab(), options.screenshot))
        return exit_code::failed;
    return code;
}

} // namespace

int runResource(QApplication& app, const RunOptions& options, const ProxySources& sources,
    const QProcessEnvironment& environment)
{
    const Result<Resource, ManifestError> resource = loadForAuthor(options.folder);
    if (!resource)
        return exit_code::failed;
    const Result<Settings, QString> settings
        = loadSettings(options.dataFolder, options.settings, sources);
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
    if (options.anyHost)
        printError(QStringLiteral("warning: --any-host: the resource can reach every host, this "
                                  "computer and the local network included"));
    ContactRecord contacts(options.dataFolder, settings->historyDays);
    NetworkThread network(settings->network);
    LinkOpener links(network, environment);
    // Without a window there is nobody to ask.
    links.setOffering(settings->offerLinks && !options.headless);
    if (!refuseInternetSockets())
        printError(QStringLiteral("warning: this kernel has no socket filter"));
    return runUntilEnded(options, *resource,
        {network, settings->limits, options.playground ? playground.address() : QString(),
            options.anyHost, {}, &contacts, true, theme.get(), nullptr, &links});
}

} // namespace portcullis
