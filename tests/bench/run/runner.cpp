#include "tests/bench/run/runner.h"

#include <algorithm>

namespace portcullis::bench {
namespace {

void add(MeasuredRows& measured, const QString& side, int number, const Round& round)
{
    for (std::size_t i = 0; i < measured.rows.size(); ++i) {
        RowResult& row = measured.rows[i];
        row.figures[side].push_back(round.figures[i]);
        if (!round.shortfall.isEmpty())
            row.problem = side + QStringLiteral(": ") + round.shortfall;
    }
    measured.rounds.push_back({{"round", number}, {"side", toJson(side)},
        {"figures", round.figures}, {"raw", round.raw}});
}

//! What came of a failure: no figures at all, rather than some that hide it.
void fail(MeasuredRows& measured, const QString& problem)
{
    for (RowResult& row : measured.rows) {
        row.figures.clear();
        row.problem = problem;
    }
}

} // namespace

MeasuredRows runRounds(Measurement& measurement, Arena& arena, int rounds)
{
    MeasuredRows measured;
    for (const RowSpec& spec : measurement.rows())
        measured.rows.push_back({spec, measurement.sides(), {}, {}, {}});
    if (const Result<void, QString> begun = measurement.begin(arena); !begun) {
        fail(measured, begun.error());
        measurement.end(arena);
        return measured;
    }
    QStringList sides = measurement.sides();
    for (int number = 1; number <= rounds; ++number) {
        for (const QString& side : sides) {
            const Result<Round, QString> round = measurement.measure(arena, side);
            if (!round) {
                fail(measured, side + QStringLiteral(": ") + round.error());
                measurement.end(arena);
                return measured;
            }
            add(measured, side, number, *round);
        }
        std::reverse(sides.begin(), sides.end());
    }
    measurement.end(arena);
    return measured;
}

} // namespace portcullis::bench
