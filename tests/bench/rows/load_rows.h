#pragma once

#include "tests/bench/rows/measurement.h"

namespace portcullis::bench {

//! Processor time of 500 connections that each echo once a second.
std::unique_ptr<Measurement> connectionCpuMeasurement(const Pace& pace);

//! Memory of one idle connection.
std::unique_ptr<Measurement> connectionMemoryMeasurement(const Pace& pace);

} // namespace portcullis::bench
