#pragma once

#include <vector>

namespace portcullis::bench {

//! The value that a share \a q (0 to 1) of \a values does not exceed; between two of them it is
//! interpolated. 0 if there are none.
double quantile(std::vector<double> values, double q);

//! \brief The median of values that a clock has rounded to multiples of \a step: the position
//! within the step is estimated by how many values are below and in it (median of grouped data).
double groupedMedian(const std::vector<double>& values, double step);

} // namespace portcullis::bench
