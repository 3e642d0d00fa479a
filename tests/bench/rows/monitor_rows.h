#pragma once

#include "tests/bench/rows/measurement.h"

namespace portcullis::bench {

//! What it costs a resource that its connections are watched: with the monitor closed and open, and
//! closed and open with the messages of the connection.
Measurements monitorMeasurements(const Pace& pace);

} // namespace portcullis::bench
