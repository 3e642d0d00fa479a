#include "app/cli/options.h"
#include "app/cli/print_error.h"
#include "app/cli/quit_on_signal.h"
#include "app/cli/run_command.h"
#include "app/cli/store/store_commands.h"
#include "app/cli/window_command.h"
#include "app/engine/engine_setup.h"
#include "app/i18n/translations.h"
#include "app/playground/playground_server.h"
#include "app/ui/style.h"
#include "bridge/net/desktop_proxies.h"
#include "bridge/net/network_settings.h"

#include <QApplication>
#include <QLoggingCategory>
#include <QProcessEnvironment>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace portcullis;

namespace {

//! Whether the web engine can be started as this user, with or without a window.
bool mayStart(bool noSandbox, bool headless)
{
    if (::geteuid() == 0 && !noSandbox) {
        printError(
            QStringLiteral("root cannot have the web engine's process sandbox, which keeps a "
                           "resource from the rest of the system. Run it as an ordinary user, or "
                           "give --no-sandbox if you accept to run without it."));
        return false;
    }
    const bool hasDisplay = qEnvironmentVariableIsSet("DISPLAY")
        || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    if (!headless && !hasDisplay) {
        printError(
            QStringLiteral("there is no display. \"portcullis run DIR --headless\" needs none."));
        return false;
    }
    return true;
}

//! \brief What Qt warns of on every start and cannot be helped: without a display or a graphics
//! card, and where the user's locale has another encoding than UTF-8, or is not installed.
constexpr const char* knownWarnings[]{
    "Detected locale ",
    "No suitable graphics backend found",
    "QRhiGles2: Failed to create",
    "QStandardPaths: XDG_RUNTIME_DIR not set",
    "QVulkanInstance: Failed to initialize Vulkan",
    "This plugin does not support createPlatformVulkanInstance",
    "This plugin does not support propagateSizeHints",
    "Unable to detect GPU vendor",
};

void printUnlessKnown(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const bool isKnown = std::any_of(std::begin(knownWarnings), std::end(knownWarnings),
        [&text](const char* known) { return text.startsWith(QLatin1String(known)); });
    if (type == QtFatalMsg || !isKnown)
        std::fprintf(stderr, "%s\n", qUtf8Printable(qFormatLogMessage(type, context, text)));
}

bool isPlainLocale(const QByteArray& name)
{
    return name.isEmpty() || name == "C" || name == "POSIX";
}

//! Where no language is asked for, as on a bare Debian, at least UTF-8: each process of the engine
//! would write four lines about that, too.
void useUtf8()
{
    const QByteArray all = qgetenv("LC_ALL");
    const QByteArray characters = qgetenv("LC_CTYPE");
    if (!all.isEmpty()) {
        if (isPlainLocale(all))
            qputenv("LC_ALL", "C.UTF-8");
    } else if (isPlainLocale(characters.isEmpty() ? qgetenv("LANG") : characters)) {
        qputenv("LC_CTYPE", "C.UTF-8");
    }
}

//! Before there are threads.
ProxySources takeProxySources(const QProcessEnvironment& variables)
{
    const EnvironmentProxies environment(variables);
    // Qt would find it there and call it the desktop's.
    qunsetenv("HTTP_PROXY");
    return {environment, std::make_shared<DesktopProxies>()};
}

void setUpProcess(bool noSandbox, bool headless)
{
    if (headless) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // There is no graphics card to ask for, and nobody to tell that.
        qputenv("QT_QUICK_BACKEND", "software");
    }
    // What the engine says of its start is of no use to a user; QT_LOGGING_RULES can ask for it.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.webenginecontext*=false"));
    useAsciiHostNames();
    setUpEngine(noSandbox ? ProcessSandbox::Off : ProcessSandbox::On);
    QCoreApplication::setApplicationName(QStringLiteral("portcullis"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PORTCULLIS_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Portcullis"));
    QGuiApplication::setDesktopFileName(QStringLiteral("portcullis"));
}

//! \brief Carries out one command and returns the exit code. Qt's own options are not taken from
//! the command line.
struct Runner {
    char* programName;

    int operator()(const PrintAndExit& print) const
    {
        std::FILE* const out = print.exitCode == exit_code::done ? stdout : stderr;
        std::fprintf(out, "%s\n", qUtf8Printable(print.text));
        return print.exitCode;
    }

    int operator()(const StoreCommand& command) const
    {
        int argc = 1;
        char* argv[] = {programName, nullptr};
        const QCoreApplication app(argc, argv);
        return runStoreCommand(command);
    }

    int operator()(const PlaygroundOptions& options) const
    {
        int argc = 1;
        char* argv[] = {programName, nullptr};
        const QCoreApplication app(argc, argv);
        const QuitOnSignal quitOnSignal;
        PlaygroundServer server;
        if (!server.listen(options.port)) {
            printError(
                QStringLiteral("the playground server cannot listen on that port of 127.0.0.1"));
            return exit_code::failed;
        }
        std::printf("%s\n", qUtf8Printable(server.address()));
        std::fflush(stdout);
        return QCoreApplication::exec();
    }

    int operator()(const RunOptions& options) const
    {
        if (!mayStart(options.noSandbox, options.headless))
            return exit_code::failed;
        const auto environment = QProcessEnvironment::systemEnvironment();
        const ProxySources sources = takeProxySources(environment);
        setUpProcess(options.noSandbox, options.headless);
        int argc = 1;
        char* argv[] = {programName, nullptr};
        QApplication app(argc, argv);
        const QuitOnSignal quitOnSignal;
        return runResource(app, options, sources, environment);
    }

    int operator()(const WindowOptions& options) const
    {
        if (!mayStart(options.noSandbox, false))
            return exit_code::failed;
        const auto environment = QProcessEnvironment::systemEnvironment();
        const ProxySources sources = takeProxySources(environment);
        setUpProcess(options.noSandbox, false);
        int argc = 1;
        char* argv[] = {programName, nullptr};
        QApplication app(argc, argv);
        const QuitOnSignal quitOnSignal;
        return runWindow(app, options, sources, environment);
    }
};

} // namespace

int main(int argc, char** argv)
{
    qInstallMessageHandler(printUnlessKnown);
    useUtf8();
    return std::visit(Runner{argv[0]}, parseCommandLine(argc, argv));
}
