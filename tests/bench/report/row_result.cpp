#include "tests/bench/report/row_result.h"

#include "tests/bench/measure/statistics.h"

#include <algorithm>

namespace portcullis::bench {

bool RowResult::isComplete() const
{
    return std::all_of(sides.begin(), sides.end(), [this](const QString& side) {
        const auto found = figures.find(side);
        return found != figures.end() && !found->second.empty();
    });
}

double RowResult::median(const QString& side) const
{
    return quantile(figures.at(side), 0.5);
}

std::optional<double> RowResult::ratio() const
{
    if (sides.size() < 2 || !isComplete() || median(sides.first()) == 0)
        return std::nullopt;
    return median(sides.last()) / median(sides.first());
}

bool RowResult::isServerLimited() const
{
    constexpr double margin = 2;
    // A plain echo is no faster than the kernel wakes up two processes, which is part of every
    // echo.
    if (!ceiling || !isComplete() || spec.better == Better::Lower)
        return false;
    return std::any_of(sides.begin(), sides.end(),
        [this](const QString& side) { return median(side) * margin > *ceiling; });
}

bool RowResult::isReached() const
{
    if (!isComplete() || !problem.isEmpty())
        return false;
    const std::optional<double> reached = ratio();
    if (!spec.required)
        return true;
    if (!reached)
        return false;
    return spec.better == Better::Higher ? *reached >= *spec.required : *reached <= *spec.required;
}

} // namespace portcullis::bench
