#pragma once

#include "tests/bench/rows/measurement.h"

namespace portcullis::bench {

//! Everything that the benchmark measures, in the order in which it does.
Measurements allMeasurements(const Pace& pace);

//! The names of all rows.
std::vector<std::string> allRowNames();

} // namespace portcullis::bench
