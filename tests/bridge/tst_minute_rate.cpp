#include "bridge/core/minute_rate.h"

#include <QTest>

#include <limits>

using namespace portcullis;
using namespace std::chrono_literals;

class TestMinuteRate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void takesAsManyAsTheLimit_data();
    void takesAsManyAsTheLimit();
    void waitsForTheOldestInTheWay();
    void raisedLimitLetsMorePass();
    void loweredLimitWaitsForLater();
    void eachHasItsOwn();
};

void TestMinuteRate::takesAsManyAsTheLimit_data()
{
    QTest::addColumn<qint64>("max");
    QTest::newRow("one") << qint64(1);
    QTest::newRow("a few") << qint64(3);
    QTest::newRow("the default") << qint64(1200);
}

void TestMinuteRate::takesAsManyAsTheLimit()
{
    QFETCH(qint64, max);
    MinuteRate rate;
    QCOMPARE(rate.count(), 0);
    for (qint64 i = 0; i < max; ++i) {
        QCOMPARE(rate.wait(max), 0ms);
        QVERIFY(rate.take(max));
        QCOMPARE(rate.count(), i + 1);
    }
    QVERIFY(!rate.take(max));
    QVERIFY(!rate.take(max));
    QCOMPARE(rate.count(), max); // what was refused does not count
}

//! A connection counts up to the end of its minute; hence one millisecond more.
void TestMinuteRate::waitsForTheOldestInTheWay()
{
    MinuteRate rate;
    QElapsedTimer clock;
    clock.start();
    QVERIFY(rate.take(2));
    QTest::qSleep(50);
    QVERIFY(rate.take(2));
    const auto wait = rate.wait(2);
    QVERIFY(wait > 0ms);
    QVERIFY(wait <= 60'001ms - 49ms);
    QVERIFY(wait >= 60'000ms - std::chrono::milliseconds(clock.elapsed()));
    QVERIFY(rate.wait(2) <= wait);
}

void TestMinuteRate::raisedLimitLetsMorePass()
{
    MinuteRate rate;
    QVERIFY(rate.take(1));
    QVERIFY(!rate.take(1));
    QCOMPARE(rate.wait(2), 0ms);
    QVERIFY(rate.take(2));
    QVERIFY(!rate.take(2));
    QCOMPARE(rate.wait(std::numeric_limits<qint64>::max()), 0ms);
}

void TestMinuteRate::loweredLimitWaitsForLater()
{
    MinuteRate rate;
    QVERIFY(rate.take(2));
    QTest::qSleep(50);
    QVERIFY(rate.take(2));
    // With 1 the second is in the way too.
    QVERIFY(rate.wait(1) >= rate.wait(2) + 49ms);
    QVERIFY(rate.wait(1) <= 60'001ms);
    QVERIFY(!rate.take(1));
}

void TestMinuteRate::eachHasItsOwn()
{
    MinuteRate first;
    MinuteRate second;
    QVERIFY(first.take(1));
    QVERIFY(!first.take(1));
    QVERIFY(second.take(1));
}

QTEST_APPLESS_MAIN(TestMinuteRate)
#include "tst_minute_rate.moc"
