#pragma once

#include "tests/bench/report/row_result.h"

namespace portcullis::bench {

//! \brief Runs all rounds of a measurement; the sides alternate, A B B A, so that a drift of the
//! machine hits both.
MeasuredRows runRounds(Measurement& measurement, Arena& arena, int rounds);

} // namespace portcullis::bench
