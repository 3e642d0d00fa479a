#include "bridge/ws/countdown.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace portcullis;
using std::chrono::milliseconds;

class TestCountdown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsOnce();
    void stopsForGood();
    void standsStillWhilePaused();
    void startedWhilePausedWaits();
    void pausesDoNotAddTime();
    void startsAnew();
};

void TestCountdown::endsOnce()
{
    Countdown countdown;
    QSignalSpy ends(&countdown, &Countdown::timeout);
    QVERIFY(!countdown.isActive());
    countdown.start(milliseconds(20));
    QVERIFY(countdown.isActive());
    QVERIFY(ends.wait(test::waitAtMostMs));
    QVERIFY(!countdown.isActive());
    QTest::qWait(60);
    QCOMPARE(ends.size(), 1);
}

void TestCountdown::stopsForGood()
{
    Countdown countdown;
    QSignalSpy ends(&countdown, &Countdown::timeout);
    countdown.start(milliseconds(20));
    countdown.setPaused(true);
    countdown.stop();
    countdown.setPaused(false);
    QTest::qWait(60);
    QVERIFY(ends.isEmpty());
    QVERIFY(!countdown.isActive());
}

void TestCountdown::standsStillWhilePaused()
{
    Countdown countdown;
    QSignalSpy ends(&countdown, &Countdown::timeout);
    countdown.start(milliseconds(50));
    countdown.setPaused(true);
    QTest::qWait(150);
    QVERIFY(ends.isEmpty());
    QVERIFY(countdown.isActive());
    countdown.setPaused(false);
    QVERIFY(ends.wait(test::waitAtMostMs));
}

void TestCountdown::startedWhilePausedWaits()
{
    Countdown countdown;
    QSignalSpy ends(&countdown, &Countdown::timeout);
    countdown.setPaused(true);
    countdown.start(milliseconds(10));
    QTest::qWait(60);
    QVERIFY(ends.isEmpty());
    countdown.setPaused(false);
    QVERIFY(ends.wait(test::waitAtMostMs));
}

//! 400 ms are over after at most 100 times of 10 ms each, although there is a pause after each.
void TestCountdown::pausesDoNotAddTime()
{
    Countdown countdown;
    QSignalSpy ends(&countdown, &Countdown::timeout);
    countdown.start(milliseconds(400));
    for (int i = 0; i < 100 && ends.isEmpty(); ++i) {
        countdown.setPaused(false);
        QTest::qWait(10);
        countdown.setPaused(true);
    }
    QCOMPARE(ends.size(), 1);
}

void TestCountdown::startsAnew()
{
    Countdown countdown;
    QSignalSpy ends(&countdown, &Countdown::timeout);
    QElapsedTimer elapsed;
    elapsed.start();
    countdown.start(milliseconds(20));
    countdown.start(milliseconds(200));
    QVERIFY(ends.wait(test::waitAtMostMs));
    QVERIFY(elapsed.elapsed() >= 150);
}

QTEST_GUILESS_MAIN(TestCountdown)
#include "tst_countdown.moc"
