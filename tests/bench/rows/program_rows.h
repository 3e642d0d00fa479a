#pragma once

#include "tests/bench/rows/measurement.h"

namespace portcullis::bench {

//! From the start of the process to the first message of the echo sample, against a bare view.
std::unique_ptr<Measurement> startMeasurement();

//! Memory of a second and a third open resource.
std::unique_ptr<Measurement> resourceMemoryMeasurement();

//! Processor time with ten open resources that do nothing.
std::unique_ptr<Measurement> idleCpuMeasurement(const Pace& pace);

} // namespace portcullis::bench
