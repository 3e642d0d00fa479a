#include "tests/bench/measure_command.h"

#include "tests/bench/report/machine.h"
#include "tests/bench/report/table.h"
#include "tests/bench/rows/all_rows.h"
#include "tests/bench/rows/ceilings.h"
#include "tests/bench/rows/monitor_rows.h"
#include "tests/bench/run/runner.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>

namespace portcullis::bench {
namespace {

struct Report {
    std::vector<RowResult> rows;
    Json measurements = Json::array();
};

bool isWanted(const Measurement& measurement, const MeasureOptions& options)
{
    const std::vector<RowSpec> rows = measurement.rows();
    return options.rows.empty() || std::any_of(rows.begin(), rows.end(), [&](const RowSpec& row) {
        return std::find(options.rows.begin(), options.rows.end(), row.name) != options.rows.end();
    });
}

Json namesOf(const MeasuredRows& measured)
{
    Json names = Json::array();
    for (const RowResult& row : measured.rows)
        names.push_back(row.spec.name);
    return names;
}

void add(
    Report& report, const MeasuredRows& measured, const std::map<std::string, double>& ceilings)
{
    for (RowResult row : measured.rows) {
        if (const auto found = ceilings.find(row.spec.name); found != ceilings.end())
            row.ceiling = found->second;
        if (row.isServerLimited())
            row.problem = QStringLiteral("the load server is too slow for this row");
        report.rows.push_back(row);
    }
    report.measurements.push_back({{"rows", namesOf(measured)}, {"rounds", measured.rounds}});
}

//! A row that is named is looked for among all of them.
Measurements measurementsFor(const MeasureOptions& options)
{
    const Pace pace{options.seconds, options.quick};
    const bool isNamed = !options.rows.empty();
    Measurements all = options.monitor && !isNamed ? Measurements() : allMeasurements(pace);
    if (options.monitor || isNamed) {
        for (auto& measurement : monitorMeasurements(pace))
            all.push_back(std::move(measurement));
    }
    return all;
}

Report measureAll(Arena& arena, const MeasureOptions& options)
{
    Report report;
    const std::map<std::string, double> ceilings = measureCeilings(arena.port());
    for (const auto& measurement : measurementsFor(options)) {
        if (!isWanted(*measurement, options))
            continue;
        QElapsedTimer timer;
        timer.start();
        std::fprintf(stderr, "%s...", measurement->rows().front().title.c_str());
        add(report, runRounds(*measurement, arena, options.rounds), ceilings);
        std::fprintf(stderr, " %.1f s\n", double(timer.elapsed()) / 1000);
    }
    return report;
}

//! One row for the JSON; the rounds it came from are beside it.
Json toJson(const RowResult& row)
{
    Json json{{"name", row.spec.name}, {"title", row.spec.title}, {"unit", row.spec.unit},
        {"better", row.spec.better == Better::Higher ? "higher" : "lower"},
        {"problem", row.problem.toStdString()}, {"reached", row.isReached()}};
    if (row.spec.required)
        json["required"] = *row.spec.required;
    if (row.ceiling)
        json["serverCeiling"] = *row.ceiling;
    if (const std::optional<double> ratio = row.ratio())
        json["ratio"] = *ratio;
    for (const auto& [side, figures] : row.figures)
        json["sides"][side.toStdString()] = {{"figures", figures}, {"median", row.median(side)}};
    return json;
}

bool writeJson(QFile& file, const Report& report, const Json& machine, double seconds)
{
    Json rows = Json::array();
    for (const RowResult& row : report.rows)
        rows.push_back(toJson(row));
    const Json all{{"machine", machine}, {"seconds", seconds}, {"rows", rows},
        {"measurements", report.measurements}};
    const std::string text = all.dump(1) + '\n';
    return file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.flush();
}

bool isGood(const Report& report, bool check)
{
    return std::all_of(report.rows.begin(), report.rows.end(),
        [check](const RowResult& row) { return check ? row.isReached() : row.isComplete(); });
}

int failWith(const QString& what)
{
    std::fprintf(stderr, "portcullis-bench: %s\n", qUtf8Printable(what));
    return 1;
}

} // namespace

int runMeasure(const MeasureOptions& options)
{
    QElapsedTimer timer;
    timer.start();
    QFile file(options.jsonFile);
    // Now, and not when all has been measured.
    if (!options.jsonFile.isEmpty() && !file.open(QIODevice::WriteOnly))
        return failWith(options.jsonFile + QStringLiteral(": ") + file.errorString());
    const Json machine = machineFacts();
    std::printf("%s\n", qUtf8Printable(machineLine(machine)));
    std::fflush(stdout);
    Arena arena;
    if (const Result<void, QString> started = arena.start(); !started)
        return failWith(started.error());
    const Report report = measureAll(arena, options);
    const double seconds = double(timer.elapsed()) / 1000;
    std::printf("\n%s\n%d rounds each, %.0f s in all\n", qUtf8Printable(table(report.rows)),
        options.rounds, seconds);
    if (file.isOpen() && !writeJson(file, report, machine, seconds))
        return failWith(options.jsonFile + QStringLiteral(": ") + file.errorString());
    return isGood(report, options.check) ? 0 : 1;
}

} // namespace portcullis::bench
