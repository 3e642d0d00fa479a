#pragma once

#include <QString>
#include <QStringList>

#include <variant>

namespace portcullis {

//! What was said beforehand to what a command would ask.
struct Answers {
    bool yes = false; //!< Every question is answered with yes, but for what is refused below.
    QStringList
        granted; //!< Capabilities by wire name, or hosts as HostPattern::toString() has them.
    QStringList refused; //!< The same.
};

//! Installs a package, or updates what is installed.
struct InstallCommand {
    QString source; //!< A folder, an `.rpk` or a zip.
    bool allowDowngrade = false;
};

//! Updates what is installed, from a package or to the version that waits.
struct UpdateCommand {
    QString target; //!< A package, or the id of what has an update waiting.
    bool allowDowngrade = false;
    bool drop = false; //!< Forget the update that waits.
};

struct UninstallCommand {
    QString id;
    bool keepData = false; //!< What was decided and recorded stays.
};

struct RollbackCommand {
    QString id;
};

struct EnableCommand {
    QString id;
    bool enable = true;
};

struct ListCommand { };

struct InfoCommand {
    QString target; //!< An id, or a package.
    bool verify = false; //!< Compare all files with what was installed.
};

struct PermissionsCommand {
    QString id; //!< Empty: of all.
};

//! Grants or revokes while the program may be running.
struct GrantCommand {
    QString id;
    QStringList what; //!< As in Answers; empty with a revocation: everything.
    bool grant = true;
};

struct ValidateCommand {
    QString source;
};

struct PackCommand {
    QString folder;
    QString output; //!< Empty: the id and the version in the current folder.
    QString keyFile; //!< Empty: not signed.
};

struct KeygenCommand {
    QString file;
};

//! Writes down what resources have reached, and what they were refused.
struct ExportLogCommand {
    QString id; //!< Empty: of all.
    QString output; //!< Empty: standard output.
};

using StoreAction = std::variant<InstallCommand, UpdateCommand, UninstallCommand, RollbackCommand,
    EnableCommand, ListCommand, InfoCommand, PermissionsCommand, GrantCommand, ValidateCommand,
    PackCommand, KeygenCommand, ExportLogCommand>;

//! \brief A command about packages and what is installed, which needs neither a display nor the web
//! engine.
struct StoreCommand {
    QString dataFolder;
    bool json = false; //!< Print one JSON value to standard output, and no text.
    Answers answers;
    StoreAction action = ListCommand();
};

} // namespace portcullis
