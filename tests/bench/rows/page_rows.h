#pragma once

#include "tests/bench/rows/measurement.h"

namespace portcullis::bench {

//! Throughput, echo and connect: what a page does by itself with one order.
Measurements pageMeasurements(const Pace& pace);

//! The first row for a resource that does without the SDK.
std::unique_ptr<Measurement> rawMeasurement(const Pace& pace);

} // namespace portcullis::bench
