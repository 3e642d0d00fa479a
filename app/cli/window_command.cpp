#include "app/cli/window_command.h"

#include "app/cli/print_error.h"
#include "app/engine/engine_version.h"
#include "app/engine/socket_filter.h"
#include "app/history/contact_record.h"
#include "app/i18n/translations.h"
#include "app/instance/single_instance.h"
#include "app/library/library.h"
#include "app/links/link_opener.h"
#include "app/playground/playground_server.h"
#include "app/settings/settings_store.h"
#include "app/theme/theme.h"
#include "app/ui/main_window.h"
#include "app/ui/settings/live_settings.h"
#include "app/ui/style.h"
#include "app/ui/window_state.h"

#include <QApplication>
#include <QTimer>

namespace portcullis {
namespace {

//! Even if it is killed, the program knows what was open this long before.
constexpr std::chrono::seconds stateInterval{2};

//! Runs the window until it is closed.
int runUntilClosed(MainWindow& window, const QString& dataFolder)
{
    WindowState saved = loadWindowState(dataFolder);
    window.restore(saved);
    window.judgeEngine(runningEngine(), QDate::currentDate());
    const auto save = [&] {
        if (WindowState state = window.state(); state != saved) {
            saveWindowState(dataFolder, state);
            saved = std::move(state);
        }
    };
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &window, save);
    timer.start(stateInterval);
    window.show();
    const int code = QApplication::exec();
    save();
    return code;
}

} // namespace

int runWindow(QApplication& app, const WindowOptions& options, const ProxySources& sources,
    const QProcessEnvironment& environment)
{
    const auto opened = SettingsStore::open(options.dataFolder, options.settings, sources);
    if (!opened) {
        printError(opened.error());
        return exit_code::failed;
    }
    SettingsStore& settings = **opened;
    SingleInstance instance(options.dataFolder);
    const SingleInstance::Claim claim = instance.claim(options.targets);
    if (claim == SingleInstance::Claim::HandedOver) {
        printError(
            QStringLiteral("Portcullis is already running; its window was brought to the front"));
        return exit_code::done;
    }
    if (claim == SingleInstance::Claim::Unanswered) {
        printError(QStringLiteral("Portcullis is already running but does not answer; wait for it, "
                                  "or end it and try again"));
        return exit_code::failed;
    }
    installTranslations(app, settings.current().language);
    const auto theme = startTheme(app, settings.current().theme, Desktop::Followed);
    ContactRecord contacts(options.dataFolder, settings.current().historyDays);
    NetworkThread network(settings.current().network);
    LinkOpener links(network, environment);
    links.setOffering(settings.current().offerLinks);
    applyChanges(settings, network, contacts, *theme, links);
    PlaygroundServer playground;
    const bool plays = playground.listen(0);
    Library library(options.dataFolder, sampleFolder());
    if (!refuseInternetSockets())
        printError(QStringLiteral("warning: this kernel has no socket filter"));
    GrantStore grants(options.dataFolder);
    if (const auto bound = grants.bindOwners([&library] { return library.keys(); }); !bound)
        printError(QStringLiteral("warning: ") + bound.error());
    MainWindow window(library, grants,
        ProgramServices{network, settings.current().limits,
            plays ? playground.address() : QString(), false, {}, &contacts, false, theme.get(),
            &settings, &links});
    const auto open = [&window](const QStringList& targets) {
        window.callAttention();
        window.openTargets(targets);
    };
    QObject::connect(&instance, &SingleInstance::called, &window, open);
    if (!options.targets.isEmpty())
        QTimer::singleShot(0, &window, [&] { open(options.targets); });
    return runUntilClosed(window, options.dataFolder);
}

} // namespace portcullis
