#pragma once

#include "app/cli/exit_code.h"
#include "app/cli/store/store_command.h"
#include "app/settings/settings.h"
#include "bridge/manifest/capability.h"

#include <QRegularExpression>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

namespace portcullis {

//! Opens the window with the library.
struct WindowOptions {
    QString dataFolder; //!< Where decisions and settings are kept.
    WrittenSettings settings; //!< What the command line says goes before the file.
    bool noSandbox = false;
    //! Packages to install, by absolute paths, and ids of resources to open.
    QStringList targets;
};

//! Opens one folder directly.
struct RunOptions {
    QString folder;
    QString dataFolder; //!< Where decisions and settings are kept.
    WrittenSettings settings; //!< What the command line says goes before the file.
    CapabilitySet granted;
    bool grantAll = false;
    bool headless = false;
    bool console = false;
    std::optional<QRegularExpression> until; //!< End with 0 when a console line matches.
    std::optional<std::chrono::milliseconds> timeout;
    QString screenshot; //!< Path of a PNG to write at the end; empty for none.
    bool playground = false;
    bool anyHost = false; //!< See ProgramServices.
    bool noSandbox = false;
};

//! Runs the playground server alone.
struct PlaygroundOptions {
    quint16 port = 0; //!< 0: any free one.
};

//! There is nothing to run: the text is printed (help and version to standard output, what is
//! wrong with the usage to standard error) and the program ends with the code.
struct PrintAndExit {
    QString text;
    int exitCode = 0;
};

using Command
    = std::variant<WindowOptions, RunOptions, PlaygroundOptions, StoreCommand, PrintAndExit>;

//! Reads the command line. It creates nothing and needs no application object.
Command parseCommandLine(int argc, const char* const* argv);

} // namespace portcullis
