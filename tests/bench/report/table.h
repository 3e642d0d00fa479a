#pragma once

#include "tests/bench/report/row_result.h"

namespace portcullis::bench {

//! The rows as text: those with a requirement first, then the others.
QString table(const std::vector<RowResult>& rows);

} // namespace portcullis::bench
