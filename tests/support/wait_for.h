#pragma once

#include "tests/support/patience.h"

#include <functional>

namespace portcullis::test {

//! \brief Runs the event loop until \a condition holds; false if that takes longer than \a timeout.
//!
//! It looks after every event. QTest::qWaitFor() sleeps between looks, and every step of a
//! conversation waits for it.
bool waitFor(
    const std::function<bool()>& condition, std::chrono::milliseconds timeout = waitAtMost);

} // namespace portcullis::test
