#include "bridge/ws/connect_options.h"

#include <QTest>

using namespace portcullis;
using namespace std::chrono_literals;

class TestConnectOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void delayDoublesUpToTheCap_data();
    void delayDoublesUpToTheCap();
    void jitterTakesOffItsPart_data();
    void jitterTakesOffItsPart();
    void delayNeverOverflows_data();
    void delayNeverOverflows();
    void defaultsAreTheLimits();
};

void TestConnectOptions::delayDoublesUpToTheCap_data()
{
    QTest::addColumn<qint64>("initialMs");
    QTest::addColumn<qint64>("maxMs");
    QTest::addColumn<int>("attempt");
    QTest::addColumn<qint64>("delayMs");
    const auto row
        = [](const char* sentence, qint64 initial, qint64 max, int attempt, qint64 delay) {
              QTest::newRow(sentence) << initial << max << attempt << delay;
          };
    row("the first is the initial one", 1000, 30'000, 1, 1000);
    row("the second is twice that", 1000, 30'000, 2, 2000);
    row("the third four times", 1000, 30'000, 3, 4000);
    row("the last below the cap", 1000, 30'000, 5, 16'000);
    row("the first above the cap", 1000, 30'000, 6, 30'000);
    row("it stays there", 1000, 30'000, 7, 30'000);
    row("exactly at the cap", 100, 1600, 5, 1600);
    row("a cap below the initial one holds at once", 1000, 100, 1, 100);
    row("both the same", 500, 500, 3, 500);
}

void TestConnectOptions::delayDoublesUpToTheCap()
{
    QFETCH(qint64, initialMs);
    QFETCH(qint64, maxMs);
    QFETCH(int, attempt);
    QFETCH(qint64, delayMs);
    ReconnectOptions options;
    options.initialDelay = std::chrono::milliseconds(initialMs);
    options.maxDelay = std::chrono::milliseconds(maxMs);
    options.jitter = 0;
    QCOMPARE(retryDelay(options, attempt, 0).count(), delayMs);
    QCOMPARE(retryDelay(options, attempt, 1).count(), delayMs); // there is nothing to take off
}

void TestConnectOptions::jitterTakesOffItsPart_data()
{
    QTest::addColumn<double>("jitter");
    QTest::addColumn<double>("random");
    QTest::addColumn<qint64>("delayMs");
    const auto row = [](const char* sentence, double jitter, double random, qint64 delay) {
        QTest::newRow(sentence) << jitter << random << delay;
    };
    row("none takes off nothing, random 0", 0, 0, 4000);
    row("none takes off nothing, random 0.5", 0, 0.5, 4000);
    row("none takes off nothing, random 1", 0, 1, 4000);
    row("half takes off nothing, random 0", 0.5, 0, 4000);
    row("half takes off a quarter, random 0.5", 0.5, 0.5, 3000);
    row("half takes off half, random 1", 0.5, 1, 2000);
    row("full takes off nothing, random 0", 1, 0, 4000);
    row("full takes off half, random 0.5", 1, 0.5, 2000);
    row("full takes off all, random 1", 1, 1, 0);
}

void TestConnectOptions::jitterTakesOffItsPart()
{
    QFETCH(double, jitter);
    QFETCH(double, random);
    ReconnectOptions options;
    options.initialDelay = 1000ms;
    options.jitter = jitter;
    options.maxDelay = 30'000ms;
    QTEST(qint64(retryDelay(options, 3, random).count()), "delayMs");
    // The cap comes first, so that even the longest delays differ.
    options.maxDelay = 4000ms;
    QTEST(qint64(retryDelay(options, 20, random).count()), "delayMs");
}

void TestConnectOptions::delayNeverOverflows_data()
{
    QTest::addColumn<int>("attempt");
    for (const int attempt : {31, 32, 33, 63, 64, 65, 1024, 1025, limits::maxRetries})
        QTest::addRow("attempt %d", attempt) << attempt;
}

void TestConnectOptions::delayNeverOverflows()
{
    QFETCH(int, attempt);
    ReconnectOptions options;
    options.initialDelay = limits::maxInterval;
    options.maxDelay = limits::maxInterval;
    QCOMPARE(retryDelay(options, attempt, 0), limits::maxInterval);
    QCOMPARE(retryDelay(options, attempt, 1), limits::maxInterval / 2);
}

void TestConnectOptions::defaultsAreTheLimits()
{
    const ReconnectOptions options;
    QCOMPARE(options.maxRetries, limits::defaultRetries);
    QCOMPARE(retryDelay(options, 1, 0), limits::initialRetryDelay);
    QCOMPARE(retryDelay(options, limits::maxRetries, 0), limits::maxRetryDelay);
    const ConnectOptions connect;
    QVERIFY(!connect.maxMessageBytes && !connect.heartbeat && !connect.reconnect);
    QCOMPARE(connect.timeout, limits::handshakeTimeout);
    QCOMPARE(connect.delivery, Delivery::Every);
    QCOMPARE(connect.onLimit, OnLimit::Fail);
}

QTEST_APPLESS_MAIN(TestConnectOptions)
#include "tst_connect_options.moc"
