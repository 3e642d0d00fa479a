#include "bridge/core/limits.h"
#include "bridge/ws/pending_pings.h"

#include <QTest>

using namespace portcullis;

class TestPendingPings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void settlesInOrder();
    void laterPongSettlesEarlierPings();
    void unknownPongSettlesNothing_data();
    void unknownPongSettlesNothing();
    void takesAsManyAsTheLimit();
    void samePayloadIsSettledOldestFirst();
    void keepsWhoAsked();
    void keepsWhatWasSent_data();
    void keepsWhatWasSent();
    void measuresEachPingByItself();
    void clears();
};

void TestPendingPings::settlesInOrder()
{
    PendingPings pings;
    for (const char* const payload : {"a", "b", "c"})
        QVERIFY(pings.add({false, payload}, false));
    for (const char* const payload : {"a", "b", "c"}) {
        const auto pong = pings.settle(payload);
        QVERIFY(pong);
        QCOMPARE(pong->payload.data, QByteArray(payload));
        QVERIFY(!pings.settle(payload)); // a second pong answers nothing
    }
}

void TestPendingPings::laterPongSettlesEarlierPings()
{
    PendingPings pings;
    for (const char* const payload : {"a", "b", "c"})
        QVERIFY(pings.add({false, payload}, false));
    QVERIFY(pings.settle("b"));
    QVERIFY(!pings.settle("a"));
    QVERIFY(!pings.settle("b"));
    QVERIFY(pings.settle("c"));
}

void TestPendingPings::unknownPongSettlesNothing_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("another payload") << QByteArray("c");
    QTest::newRow("an empty payload") << QByteArray();
    QTest::newRow("the beginning of one") << QByteArray("a");
    QTest::newRow("more than one") << QByteArray("abc");
    QTest::newRow("other case") << QByteArray("AB");
}

void TestPendingPings::unknownPongSettlesNothing()
{
    QFETCH(QByteArray, payload);
    PendingPings pings;
    QVERIFY(!pings.settle(payload)); // a pong that nobody asked for is allowed
    QVERIFY(pings.add({false, "ab"}, false));
    QVERIFY(!pings.settle(payload));
    QVERIFY(pings.settle("ab"));
}

void TestPendingPings::takesAsManyAsTheLimit()
{
    PendingPings pings;
    QCOMPARE(limits::maxPendingPings, 16);
    for (int i = 0; i < 16; ++i)
        QVERIFY(pings.add({false, QByteArray::number(i)}, false));
    QVERIFY(!pings.add({false, "refused"}, false));
    QVERIFY(!pings.settle("refused"));
    QVERIFY(pings.settle("0"));
    QVERIFY(pings.add({false, "one more"}, false));
    QVERIFY(pings.add({false, "heartbeat"}, true));
    QVERIFY(!pings.add({false, "refused"}, false));
    QVERIFY(pings.settle("one more"));
    QVERIFY(!pings.settle("15"));
}

void TestPendingPings::samePayloadIsSettledOldestFirst()
{
    PendingPings pings;
    QVERIFY(pings.add({false, "a"}, true));
    QVERIFY(pings.add({false, "b"}, false));
    QVERIFY(pings.add({false, "a"}, false));
    const auto first = pings.settle("a");
    QVERIFY(first && first->isHeartbeat);
    const auto second = pings.settle("a");
    QVERIFY(second && !second->isHeartbeat);
    QVERIFY(!pings.settle("b")); // it was before the second
    QVERIFY(!pings.settle("a"));
}

void TestPendingPings::keepsWhoAsked()
{
    PendingPings pings;
    QVERIFY(pings.add({false, "resource"}, false));
    QVERIFY(pings.add({false, "host"}, true));
    const auto byResource = pings.settle("resource");
    QVERIFY(byResource && !byResource->isHeartbeat);
    const auto byHost = pings.settle("host");
    QVERIFY(byHost && byHost->isHeartbeat);
}

void TestPendingPings::keepsWhatWasSent_data()
{
    QTest::addColumn<bool>("isBinary");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("text") << false << QByteArray("ä");
    QTest::newRow("binary") << true << QByteArray::fromHex("00ff00");
    QTest::newRow("an empty text") << false << QByteArray();
    QTest::newRow("an empty binary") << true << QByteArray();
    QTest::newRow("the longest") << true << QByteArray(limits::maxPingBytes, 'x');
}

void TestPendingPings::keepsWhatWasSent()
{
    QFETCH(bool, isBinary);
    QFETCH(QByteArray, payload);
    PendingPings pings;
    QVERIFY(pings.add({isBinary, payload}, false));
    const auto pong = pings.settle(payload);
    QVERIFY(pong);
    QCOMPARE(pong->payload.isBinary, isBinary);
    QCOMPARE(pong->payload.data, payload);
}

void TestPendingPings::measuresEachPingByItself()
{
    PendingPings pings;
    QElapsedTimer whole;
    whole.start();
    QVERIFY(pings.add({false, "early"}, false));
    QTest::qSleep(50);
    QElapsedTimer part;
    part.start();
    QVERIFY(pings.add({false, "late"}, false));
    const auto early = pings.settle("early");
    QVERIFY(early && early->elapsedMs >= 49 && early->elapsedMs <= whole.elapsed());
    const auto late = pings.settle("late");
    QVERIFY(late && late->elapsedMs >= 0 && late->elapsedMs <= part.elapsed());
}

void TestPendingPings::clears()
{
    PendingPings pings;
    for (int i = 0; i < 16; ++i)
        QVERIFY(pings.add({false, "a"}, false));
    pings.clear();
    QVERIFY(!pings.settle("a"));
    QVERIFY(pings.add({false, "a"}, false));
}

QTEST_APPLESS_MAIN(TestPendingPings)
#include "tst_pending_pings.moc"
