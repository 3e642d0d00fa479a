#include "app/cli/options.h"

#include "app/cli/store/store_options.h"
#include "app/engine/engine_version.h"

#include <CLI/CLI.hpp>

#include <QFileInfo>
#include <QStandardPaths>

#include <sstream>

namespace portcullis {
namespace {

constexpr std::chrono::seconds defaultUntilTimeout{30};

//! What CLI11 fills in; turned into a typed Command once all of it is known to be good.
struct RawOptions {
    std::string dataFolder;
    std::string folder;
    std::vector<std::string> grants;
    bool grantAll = false;
    bool headless = false;
    bool console = false;
    std::string until;
    double timeoutSeconds = 0;
    std::string screenshot;
    bool playground = false;
    bool anyHost = false;
    bool noSandbox = false;
    std::string caFile;
    std::string proxy;
    std::vector<std::string> limits;
    quint16 port = 0;
    std::vector<std::string> targets;
};

std::string checkCapability(const std::string& name)
{
    if (capabilityFromName(QString::fromStdString(name)))
        return {};
    return "unknown capability \"" + name + "\"; there is "
        + wireNames(allCapabilities()).join(QLatin1String(", ")).toStdString();
}

std::string checkRegularExpression(const std::string& pattern)
{
    const QRegularExpression expression(QString::fromStdString(pattern));
    if (expression.isValid())
        return {};
    return "not a regular expression: " + expression.errorString().toStdString();
}

std::string checkProxy(const std::string& text)
{
    const auto proxy = parseProxy(QString::fromStdString(text));
    return proxy ? std::string() : proxy.error().toStdString();
}

//! Name and value of `NAME=VALUE`; empty if it is not that.
std::optional<std::pair<QString, qint64>> limitOf(const std::string& text)
{
    const QString name = QString::fromStdString(text).section(u'=', 0, 0);
    bool isNumber = false;
    const qint64 value = QString::fromStdString(text).section(u'=', 1).toLongLong(&isNumber);
    const AdjustableLimit* const limit = findLimit(name);
    if (!limit || !isNumber || value < 1 || value > limit->ceiling)
        return std::nullopt;
    return std::pair(name, value);
}

std::string checkLimit(const std::string& text)
{
    if (limitOf(text))
        return {};
    std::string known;
    for (const AdjustableLimit& limit : adjustableLimits())
        known += (known.empty() ? "" : ", ") + std::string(limit.name) + " (at most "
            + std::to_string(limit.ceiling) + ")";
    return "\"" + text + "\" is no limit with a value that it can have; there is " + known;
}

void addNetworkOptions(CLI::App& app, RawOptions& raw)
{
    app.add_option("--ca-file", raw.caFile,
           "PEM file of certificates to trust beside the system's (default: that of settings.json)")
        ->type_name("FILE");
    app.add_option("--proxy", raw.proxy,
           "http://HOST:PORT, or with https, socks4, socks4a or socks5, for all connections, or "
           "none "
           "(default: that of settings.json, or else the environment's or the desktop's)")
        ->type_name("URL")
        ->check(CLI::Validator(checkProxy, ""));
    // Before and after the subcommand they add up.
    app.add_option_function<std::vector<std::string>>(
           "--limit",
           [&raw](const std::vector<std::string>& texts) {
               raw.limits.insert(raw.limits.end(), texts.begin(), texts.end());
           },
           "Change a limit for all resources, such as maxConnections=100; may be given several "
           "times")
        ->type_name("NAME=VALUE")
        ->check(CLI::Validator(checkLimit, ""))
        ->allow_extra_args(false)
        ->take_all();
}

void addCommonOptions(CLI::App& app, RawOptions& raw)
{
    addNetworkOptions(app, raw);
    app.add_option("--data-dir", raw.dataFolder,
           "Folder for the program's data (default: the user's data folder)")
        ->type_name("DIR");
    app.add_flag("--no-sandbox", raw.noSandbox,
        "Run the web engine without its process sandbox. Root has no other way, but then nothing "
        "but the engine's own code keeps a resource from the rest of the system");
}

CLI::App* addRunCommand(CLI::App& app, RawOptions& raw)
{
    CLI::App* const run = app.add_subcommand("run", "Open one resource folder without installing");
    run->add_option("DIR", raw.folder, "Folder with a resource.json")->required()->type_name("");
    run->add_option("--grant", raw.grants,
           "Grant this capability, if the manifest asks for it; may be given several times")
        ->type_name("CAP")
        ->check(CLI::Validator(checkCapability, ""))
        ->allow_extra_args(false)
        ->take_all();
    run->add_flag("--grant-all", raw.grantAll, "Grant all that the manifest asks for");
    run->add_flag("--headless", raw.headless,
        "Show no window and need no display; what is not granted by an option is refused");
    run->add_flag("--console", raw.console,
        "Print the resource's console to standard output, one line each: \"log: ...\", "
        "\"warn: ...\", \"error: ...\"");
    run->add_option("--until", raw.until,
           "End with exit code 0 when a console line, with or without its \"log: \", matches; "
           "with 1 at the timeout")
        ->type_name("REGEX")
        ->check(CLI::Validator(checkRegularExpression, ""));
    run->add_option("--timeout", raw.timeoutSeconds,
           "End after this time (default: 30 with --until, otherwise never); without --until the "
           "exit code is 0")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.001, 86400.0));
    run->add_option("--screenshot", raw.screenshot, "Write a PNG of the resource when it ends")
        ->type_name("FILE.png");
    run->add_flag("--any-host", raw.anyHost,
        "For development: let it connect to every host, whatever resource.json lists, this "
        "computer and the local network included");
    run->add_flag("--playground", raw.playground,
        "Start the playground server too; the resource finds its address in the answer to "
        "rp.hello");
    addCommonOptions(*run, raw);
    return run;
}

CLI::App* addOpenCommand(CLI::App& app, RawOptions& raw)
{
    CLI::App* const open = app.add_subcommand(
        "open", "Open the window, or the one that runs, and in it what is named");
    open->add_option("PACKAGE|ID", raw.targets,
            "Packages or folders to install, and ids of installed resources to open")
        ->type_name("");
    addCommonOptions(*open, raw);
    return open;
}

CLI::App* addPlaygroundCommand(CLI::App& app, RawOptions& raw)
{
    CLI::App* const playground = app.add_subcommand(
        "playground", "Run the playground server alone and print its address as the first line");
    playground->add_option("--port", raw.port, "Port on 127.0.0.1 (default: any free one)")
        ->type_name("N");
    return playground;
}

WrittenSettings writtenSettings(const RawOptions& raw)
{
    WrittenSettings written{
        QString::fromStdString(raw.caFile), QString::fromStdString(raw.proxy), {}};
    for (const std::string& text : raw.limits) {
        if (const auto limit = limitOf(text))
            written.limits.insert(limit->first, limit->second);
    }
    return written;
}

QString dataFolder(const RawOptions& raw)
{
    if (!raw.dataFolder.empty())
        return QString::fromStdString(raw.dataFolder);
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/portcullis");
}

std::optional<std::chrono::milliseconds> timeoutOf(const RawOptions& raw)
{
    if (raw.timeoutSeconds > 0)
        return std::chrono::milliseconds(qint64(raw.timeoutSeconds * 1000));
    if (!raw.until.empty())
        return defaultUntilTimeout;
    return std::nullopt;
}

RunOptions runOptions(const RawOptions& raw)
{
    RunOptions options;
    options.folder = QString::fromStdString(raw.folder);
    options.dataFolder = dataFolder(raw);
    options.settings = writtenSettings(raw);
    for (const std::string& name : raw.grants) {
        if (const auto capability = capabilityFromName(QString::fromStdString(name)))
            options.granted.insert(*capability);
    }
    options.grantAll = raw.grantAll;
    options.headless = raw.headless;
    options.console = raw.console;
    if (!raw.until.empty())
        options.until = QRegularExpression(QString::fromStdString(raw.until));
    options.timeout = timeoutOf(raw);
    options.screenshot = QString::fromStdString(raw.screenshot);
    options.playground = raw.playground;
    options.anyHost = raw.anyHost;
    options.noSandbox = raw.noSandbox;
    return options;
}

//! Paths are made absolute, since another process may be the one to open them.
QStringList targetsOf(const std::vector<std::string>& raw)
{
    QStringList targets;
    for (const std::string& target : raw) {
        const QFileInfo file(QString::fromStdString(target));
        targets << (file.exists() ? file.absoluteFilePath() : QString::fromStdString(target));
    }
    return targets;
}

//! The program on the first line, for scripts.
std::string versionText()
{
    const EngineVersion engine = runningEngine();
    return QStringLiteral("portcullis %1\nQt %2\nChromium %3, security patches up to %4")
        .arg(QStringLiteral(PORTCULLIS_VERSION), engine.qt, engine.chromium, engine.securityPatches)
        .toStdString();
}

PrintAndExit explain(const CLI::App& app, const CLI::ParseError& error)
{
    std::ostringstream text;
    app.exit(error, text, text);
    const bool isHelp = error.get_exit_code() == 0;
    return {
        QString::fromStdString(text.str()).trimmed(), isHelp ? exit_code::done : exit_code::usage};
}

} // namespace

Command parseCommandLine(int argc, const char* const* argv)
{
    CLI::App app(
        "Runs small web apps, each in a sandbox without a network of its own.", "portcullis");
    RawOptions raw;
    app.set_version_flag("--version", versionText());
    app.require_subcommand(0, 1);
    addCommonOptions(app, raw);
    const CLI::App* const run = addRunCommand(app, raw);
    const CLI::App* const playground = addPlaygroundCommand(app, raw);
    addOpenCommand(app, raw);
    const StoreOptions store(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return explain(app, error);
    }
    if (run->parsed())
        return runOptions(raw);
    if (playground->parsed())
        return PlaygroundOptions{raw.port};
    if (const std::optional<StoreCommand> command = store.parsed(dataFolder(raw)))
        return *command;
    return WindowOptions{
        dataFolder(raw), writtenSettings(raw), raw.noSandbox, targetsOf(raw.targets)};
}

} // namespace portcullis
