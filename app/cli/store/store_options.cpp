#include "app/cli/store/store_options.h"

#include "bridge/hosts/host_pattern.h"
#include "bridge/manifest/capability.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace portcullis {

//! What CLI11 fills in.
struct StoreOptions::Raw {
    std::string dataFolder;
    bool json = false;
    bool yes = false;
    std::vector<std::string> granted;
    std::vector<std::string> refused;
    std::string target;
    std::vector<std::string> what;
    std::string output;
    std::string keyFile;
    bool allowDowngrade = false;
    bool drop = false;
    bool keepData = false;
    bool verify = false;
    std::vector<std::pair<const CLI::App*, std::function<StoreAction()>>> commands;

    CLI::App* add(CLI::App& app, const char* name, const char* description,
        std::function<StoreAction()> action);
    void addTarget(CLI::App* command, const char* name, const char* description);
    void addAnswers(CLI::App* command);
    void addDowngrade(CLI::App* command);
    void addInstalling(CLI::App& app);
    void addInstalled(CLI::App& app);
    void addPermissions(CLI::App& app);
    void addPackages(CLI::App& app);
};

namespace {

QString text(const std::string& raw)
{
    return QString::fromStdString(raw);
}

//! As the rest of the program spells it: a capability's wire name, or a host.
QStringList spelled(const std::vector<std::string>& names)
{
    QStringList all;
    for (const std::string& name : names) {
        const auto host = HostPattern::parse(text(name));
        all << (host ? host->toString() : text(name));
    }
    return all;
}

std::string checkPermission(const std::string& name)
{
    if (capabilityFromName(text(name)) || HostPattern::parse(text(name)))
        return {};
    return "\"" + name + "\" is neither a capability ("
        + wireNames(allCapabilities()).join(QLatin1String(", ")).toStdString()
        + ") nor a host such as wss://example.com";
}

CLI::Option* addNames(
    CLI::App* command, const char* name, std::vector<std::string>& names, const char* description)
{
    return command->add_option(name, names, description)
        ->check(CLI::Validator(checkPermission, ""))
        ->type_name("CAP|HOST");
}

} // namespace

StoreOptions::StoreOptions(CLI::App& app) : m_raw(std::make_unique<Raw>())
{
    m_raw->addInstalling(app);
    m_raw->addInstalled(app);
    m_raw->addPermissions(app);
    m_raw->addPackages(app);
}

StoreOptions::~StoreOptions() = default;

std::optional<StoreCommand> StoreOptions::parsed(const QString& dataFolder) const
{
    for (const auto& [command, action] : m_raw->commands) {
        if (!command->parsed())
            continue;
        const QString folder = m_raw->dataFolder.empty() ? dataFolder : text(m_raw->dataFolder);
        return StoreCommand{folder, m_raw->json,
            {m_raw->yes, spelled(m_raw->granted), spelled(m_raw->refused)}, action()};
    }
    return std::nullopt;
}

CLI::App* StoreOptions::Raw::add(
    CLI::App& app, const char* name, const char* description, std::function<StoreAction()> action)
{
    CLI::App* const command = app.add_subcommand(name, description);
    command->add_flag("--json", json, "Print one JSON value instead of text");
    command
        ->add_option("--data-dir", dataFolder,
            "Folder for the program's data (default: the user's data folder)")
        ->type_name("DIR");
    commands.emplace_back(command, std::move(action));
    return command;
}

void StoreOptions::Raw::addTarget(CLI::App* command, const char* name, const char* description)
{
    command->add_option(name, target, description)->required()->type_name("");
}

void StoreOptions::Raw::addAnswers(CLI::App* command)
{
    command->add_flag("-y,--yes", yes, "Ask nothing: grant all that it asks for");
    addNames(command, "--grant", granted,
        "Grant this, and ask nothing about it; may be given several times")
        ->allow_extra_args(false);
    addNames(command, "--deny", refused,
        "Refuse this, and ask nothing about it; may be given several times")
        ->allow_extra_args(false);
}

void StoreOptions::Raw::addDowngrade(CLI::App* command)
{
    command->add_flag("--allow-downgrade", allowDowngrade,
        "Also replace a newer version, or the same version with other content");
}

void StoreOptions::Raw::addInstalling(CLI::App& app)
{
    CLI::App* const install = add(app, "install", "Install a resource, or update it", [this] {
        return InstallCommand{text(target), allowDowngrade};
    });
    addTarget(install, "PACKAGE", "A folder, an .rpk file, or a zip of a folder");
    addAnswers(install);
    addDowngrade(install);

    CLI::App* const update = add(
        app, "update", "Update an installed resource, or decide on an update that waits", [this] {
            return UpdateCommand{text(target), allowDowngrade, drop};
        });
    addTarget(update, "PACKAGE|ID", "A package, or the id of a resource with an update waiting");
    addAnswers(update);
    addDowngrade(update);
    update->add_flag("--drop", drop, "Forget the update that waits");

    CLI::App* const rollback = add(app, "rollback", "Go back to the version before the last update",
        [this] { return RollbackCommand{text(target)}; });
    addTarget(rollback, "ID", "The resource's id");

    CLI::App* const uninstall = add(app, "uninstall", "Remove a resource", [this] {
        return UninstallCommand{text(target), keepData};
    });
    addTarget(uninstall, "ID", "The resource's id");
    uninstall->add_flag("-y,--yes", yes, "Ask nothing: remove its data, too");
    uninstall->add_flag("--keep-data", keepData,
        "Keep what was decided for it and the record of what it has contacted");
}

void StoreOptions::Raw::addInstalled(CLI::App& app)
{
    add(app, "list", "List what is installed", [] { return ListCommand(); });
    CLI::App* const info = add(app, "info", "Show all about a resource or a package", [this] {
        return InfoCommand{text(target), verify};
    });
    addTarget(info, "ID|PACKAGE", "The id of an installed resource, or a package");
    info->add_flag("--verify", verify, "Compare all of its files with what was installed");
    for (const bool isOn : {true, false}) {
        CLI::App* const command = add(app, isOn ? "enable" : "disable",
            isOn ? "Let a resource be opened again" : "Keep a resource from being opened",
            [this, isOn] {
                return EnableCommand{text(target), isOn};
            });
        addTarget(command, "ID", "The resource's id");
    }
}

void StoreOptions::Raw::addPermissions(CLI::App& app)
{
    CLI::App* const permissions = add(app, "permissions", "Show what resources may do",
        [this] { return PermissionsCommand{text(target)}; });
    permissions->add_option("ID", target, "The resource's id (default: all)")->type_name("");
    CLI::App* const log = add(
        app, "export-log", "Show which hosts resources have reached, and were refused", [this] {
            return ExportLogCommand{text(target), text(output)};
        });
    log->add_option("ID", target, "The resource's id (default: all)")->type_name("");
    log->add_option("-o,--output", output, "Write JSON to this file (default: print it)")
        ->type_name("FILE");
    for (const bool isOn : {true, false}) {
        CLI::App* const command = add(app, isOn ? "grant" : "revoke",
            isOn ? "Grant something to a resource, at once"
                 : "Take something from a resource, at once: its connections are closed",
            [this, isOn] {
                return GrantCommand{text(target), spelled(what), isOn};
            });
        addTarget(command, "ID", "The resource's id");
        CLI::Option* const names = addNames(command, "WHAT", what,
            isOn ? "Capabilities or hosts" : "Capabilities or hosts (default: everything)");
        if (isOn)
            names->required();
    }
}

void StoreOptions::Raw::addPackages(CLI::App& app)
{
    CLI::App* const validate = add(app, "validate", "Check a package without installing it",
        [this] { return ValidateCommand{text(target)}; });
    addTarget(validate, "PACKAGE", "A folder, an .rpk file, or a zip of a folder");

    CLI::App* const pack = add(app, "pack", "Make a package of a folder", [this] {
        return PackCommand{text(target), text(output), text(keyFile)};
    });
    addTarget(pack, "DIR", "A folder with a resource.json");
    pack->add_option("-o,--output", output,
            "The package (default: the id and the version, with .rpk, in the current folder)")
        ->type_name("FILE.rpk");
    pack->add_option("--sign", keyFile, "Sign it with this key, which keygen has made")
        ->type_name("KEY");

    CLI::App* const keygen = add(app, "keygen", "Make a key to sign packages with",
        [this] { return KeygenCommand{text(target)}; });
    addTarget(keygen, "FILE", "Where to write the key; FILE.pub is for everybody");
}

} // namespace portcullis
