#include "tests/bench/measure/statistics.h"

#include <algorithm>
#include <cmath>

namespace portcullis::bench {

double quantile(std::vector<double> values, double q)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const double position = q * double(values.size() - 1);
    const auto below = std::size_t(position);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (position - double(below));
}

double groupedMedian(const std::vector<double>& values, double step)
{
    const double middle = quantile(values, 0.5);
    const double bottom = std::round(middle / step) * step - step / 2;
    const auto below
        = double(std::count_if(values.begin(), values.end(), [&](double v) { return v < bottom; }));
    const auto within = double(std::count_if(
        values.begin(), values.end(), [&](double v) { return v >= bottom && v < bottom + step; }));
    if (within == 0)
        return middle;
    return bottom + step * (double(values.size()) / 2 - below) / within;
}

} // namespace portcullis::bench
