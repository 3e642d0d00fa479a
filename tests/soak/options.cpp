#include "tests/soak/options.h"

#include <CLI/CLI.hpp>

namespace portcullis::soak {
namespace {

constexpr double mostMinutes = 7 * 24 * 60;

} // namespace

Options parseOptions(int argc, const char* const* argv)
{
    CLI::App app("Keeps 200 connections of ten resources busy while servers and renderers are "
                 "killed, tabs reloaded and closed, and grants revoked; then accounts for every "
                 "message. Loopback only.",
        "portcullis-soak");
    SoakOptions soak;
    std::string jsonFile;
    std::string plotFile;
    std::vector<std::string> folders;
    app.require_subcommand(0, 1);
    app.add_option("--minutes", soak.minutes, "How long faults are made")
        ->capture_default_str()
        ->type_name("M")
        ->check(CLI::Range(0.1, mostMinutes));
    app.add_option("--seed", soak.seed, "Of the random faults")
        ->capture_default_str()
        ->type_name("N");
    app.add_option("--fault-seconds", soak.faultSeconds, "Mean time between two faults")
        ->capture_default_str()
        ->type_name("S")
        ->check(CLI::Range(0.1, 3600.0));
    app.add_option("--json", jsonFile, "Write all figures to this file")->type_name("FILE");
    app.add_option("--plot", plotFile, "Draw the memory curve into this SVG file")
        ->type_name("FILE");
    CLI::App* const window = app.add_subcommand("window")->group(""); // hidden
    window->add_option("folders", folders)->expected(2);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return ExitWith{app.exit(error) == 0 ? 0 : 2};
    }
    if (window->parsed() && folders.size() == 2)
        return WindowOptions{
            QString::fromStdString(folders[0]), QString::fromStdString(folders[1])};
    soak.jsonFile = QString::fromStdString(jsonFile);
    soak.plotFile = QString::fromStdString(plotFile);
    return soak;
}

} // namespace portcullis::soak
