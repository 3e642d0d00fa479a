#include "tests/bench/options.h"

#include <CLI/CLI.hpp>

namespace portcullis::bench {
namespace {

constexpr int roundsToCheck = 5;

struct RawOptions {
    MeasureOptions measure;
    std::string jsonFile;
    std::vector<std::string> childArguments;
};

void addMeasureOptions(CLI::App& app, RawOptions& raw, const std::vector<std::string>& rowNames)
{
    app.add_option("--json", raw.jsonFile, "Write every round to this file")->type_name("FILE");
    app.add_flag("--check", raw.measure.check, "Exit with 1 if a row misses what is required");
    app.add_option("--rounds", raw.measure.rounds, "Rounds of each row")
        ->capture_default_str()
        ->type_name("N")
        ->check(CLI::Range(1, 100));
    app.add_option("--row", raw.measure.rows, "Only this row; may be given several times")
        ->type_name("NAME")
        ->check(CLI::IsMember(rowNames))
        ->allow_extra_args(false)
        ->take_all();
    app.add_option("--seconds", raw.measure.seconds, "Seconds of load in one round")
        ->capture_default_str()
        ->type_name("S")
        ->check(CLI::Range(0.01, 10.0));
    app.add_flag("--monitor", raw.measure.monitor,
        "Measure what the connection monitor costs, and nothing else");
    app.add_flag("--quick", raw.measure.quick,
        "Only see that every row gives a figure: fewer connections, shorter waits");
}

std::vector<std::pair<CLI::App*, ChildOptions::Role>> addChildren(CLI::App& app, RawOptions& raw)
{
    using Role = ChildOptions::Role;
    const std::pair<const char*, Role> roles[] = {{"serve", Role::Serve}, {"native", Role::Native},
        {"bare", Role::Bare}, {"window", Role::Window}, {"monitored", Role::Monitored}};
    std::vector<std::pair<CLI::App*, Role>> children;
    for (const auto& [name, role] : roles) {
        CLI::App* const child = app.add_subcommand(name)->group(""); // hidden
        child->add_option("arguments", raw.childArguments);
        children.emplace_back(child, role);
    }
    return children;
}

QStringList toList(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list << QString::fromStdString(text);
    return list;
}

} // namespace

Options parseOptions(int argc, const char* const* argv, const std::vector<std::string>& rowNames)
{
    CLI::App app("Compares the WebSockets of a resource with those of the web engine itself.",
        "portcullis-bench");
    RawOptions raw;
    app.require_subcommand(0, 1);
    addMeasureOptions(app, raw, rowNames);
    const auto children = addChildren(app, raw);
    try {
        app.parse(argc, argv);
        if (raw.measure.check && raw.measure.rounds < roundsToCheck)
            throw CLI::ValidationError("--check", "needs 5 rounds or more");
    } catch (const CLI::ParseError& error) {
        return ExitWith{app.exit(error) == 0 ? 0 : 2};
    }
    for (const auto& [child, role] : children) {
        if (child->parsed())
            return ChildOptions{role, toList(raw.childArguments)};
    }
    raw.measure.jsonFile = QString::fromStdString(raw.jsonFile);
    return raw.measure;
}

} // namespace portcullis::bench
