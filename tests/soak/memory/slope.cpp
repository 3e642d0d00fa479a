#include "tests/soak/memory/slope.h"

#include <algorithm>

namespace portcullis::soak {
namespace {

constexpr std::size_t mostPoints = 1000;

std::vector<Point> thinned(const std::vector<Point>& points)
{
    const std::size_t size = (points.size() + mostPoints - 1) / mostPoints;
    std::vector<Point> medians;
    for (std::size_t start = 0; start + size <= points.size(); start += size) {
        std::vector<double> xs;
        std::vector<double> ys;
        for (std::size_t i = start; i < start + size; ++i) {
            xs.push_back(points[i].x);
            ys.push_back(points[i].y);
        }
        medians.push_back({median(xs), median(ys)});
    }
    return medians;
}

} // namespace

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double medianSlope(std::vector<Point> points)
{
    if (points.size() > mostPoints)
        points = thinned(points);
    std::vector<double> slopes;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            if (points[j].x != points[i].x)
                slopes.push_back((points[j].y - points[i].y) / (points[j].x - points[i].x));
        }
    }
    return median(std::move(slopes));
}

} // namespace portcullis::soak
