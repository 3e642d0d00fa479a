#pragma once

#include "tests/bench/options.h"

namespace portcullis::bench {

//! Measures, prints the table, and returns the exit code: 1 if a row has no figure, or misses with
//! `--check`.
int runMeasure(const MeasureOptions& options);

} // namespace portcullis::bench
