#pragma once

#include <QTest>

#include <chrono>

namespace portcullis::test {

//! How long a test waits for what has to come. Only a test that fails waits so long: it is enough
//! for a machine that is slow, or busy with something else.
inline constexpr std::chrono::milliseconds waitAtMost{60'000};
inline constexpr int waitAtMostMs = int(waitAtMost.count());

} // namespace portcullis::test

// Qt's own wait for 5 s, and narrow a number in Qt 6.8. CMake includes this file in each test.
#undef QTRY_COMPARE
#undef QTRY_VERIFY
#define QTRY_COMPARE(found, expected)                                                              \
    do {                                                                                           \
        (void)QTest::qWaitFor(                                                                     \
            [&] { return (found) == (expected); }, portcullis::test::waitAtMostMs);                \
        QCOMPARE(found, expected);                                                                 \
    } while (false)
#define QTRY_VERIFY(condition)                                                                     \
    do {                                                                                           \
        (void)QTest::qWaitFor(                                                                     \
            [&] { return static_cast<bool>(condition); }, portcullis::test::waitAtMostMs);         \
        QVERIFY(condition);                                                                        \
    } while (false)
