#pragma once

#include <vector>

namespace portcullis::soak {

struct Point {
    double x = 0;
    double y = 0;
};

//! \brief The median of the slopes between all pairs of points (Theil-Sen): a third of them may be
//! far off without moving it. 0 for fewer than two. Of more than 1000 points it takes the medians
//! of neighbors, in groups of one size.
double medianSlope(std::vector<Point> points);

//! The middle one, or the mean of the middle two; 0 if there are none.
double median(std::vector<double> values);

} // namespace portcullis::soak
