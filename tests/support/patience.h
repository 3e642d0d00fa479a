#pragma once

#include <QTest>

#include <chrono>

namespace portcullis::test {

//! How long a test waits for what has to come. Only a test that fails waits so long: it is enough
//! for a machine that is slow, or busy with something else.
inline constexpr std::chrono::milliseconds waitAtMost{60'000};
inline constexpr int waitAtMostMs = int(waitAtMost.count());

} // namespace portcullis::test

// Qt's own wait for 5 s. CMake includes this file in each test.
#undef QTRY_COMPARE
#undef QTRY_VERIFY
#define QTRY_COMPARE(found, expected)                                                              \
    QTRY_COMPARE_WITH_TIMEOUT(found, expected, portcullis::test::waitAtMostMs)
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, portcullis::test::waitAtMostMs)
