#include "bridge/core/limits.h"
#include "tests/support/frames.h"
#include "tests/support/raw_server.h"
#include "tests/support/session_harness.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

//! Connections of which only the newest message is wanted while the frame is busy.
class TestSessionLatest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void latestOnlyWhileBusy();
    void latestComesBeforeClose();
    void latestDoesNotStopReading();
    void latestComesBeforeReconnecting();
};

void TestSessionLatest::latestOnlyWhileBusy()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address(), {{"delivery", "latest"}});
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    for (int packet = 0; packet < 4; ++packet)
        harness.acknowledge(); // more than there are does no harm
    server.send(frame(first::text, "1"));
    QVERIFY(harness.waitForEvent("message"));
    server.send(frame(first::text, "2") + frame(first::text, "3") + frame(first::text, "4"));
    QTest::qWait(50);
    QCOMPARE(harness.transport.countEvents("message"), 1);
    harness.acknowledge();
    QVERIFY(harness.waitForEvent("message", 2));
    const std::vector<Json> messages = harness.events("message");
    QVERIFY(!messages[0].contains("dropped"));
    COMPARE_JSON(messages[1].at("data"), "4");
    COMPARE_JSON(messages[1].at("dropped"), 2);
    harness.acknowledge();
    server.send(frame(first::text, "5"));
    QVERIFY(harness.waitForEvent("message", 3));
    QVERIFY(!harness.events("message")[2].contains("dropped"));
}

void TestSessionLatest::latestComesBeforeClose()
{
    RawServer server;
    Harness harness; // stays busy
    harness.connect("c", server.address(), {{"delivery", "latest"}});
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    server.send(frame(first::text, "1") + frame(first::text, "2") + closeFrame(1000));
    QVERIFY(harness.waitForEvent("close"));
    QCOMPARE(harness.transport.countEvents("message"), 1);
    COMPARE_JSON(harness.events("message")[0].at("data"), "2");
    COMPARE_JSON(harness.transport.messages.back().at("event"), "close");
}

//! Its memory is bounded anyway, and what is newest must not be old.
void TestSessionLatest::latestDoesNotStopReading()
{
    Limits limits;
    limits.maxQueuedReceiveBytes = 1000;
    RawServer every;
    RawServer latest;
    Harness harness(allCapabilities(), limits); // acknowledges nothing
    harness.connect("every", every.address());
    QVERIFY(every.acceptHandshake());
    harness.connect("latest", latest.address(), {{"delivery", "latest"}});
    QVERIFY(latest.acceptHandshake());
    QVERIFY(harness.waitForEvent("open", 2));
    const QByteArray large = frame(first::text, QByteArray(5 * limits::mebibyte, 'x'));
    every.send(large + large + large + large);
    latest.send(large + large + large + large);
    const auto received = [&harness](size_t connection) {
        return harness.session.connections().at(connection).traffic.messagesReceived;
    };
    QTRY_COMPARE(received(1), 4);
    QTRY_COMPARE(received(0), 2); // one on its way to the frame, and one that waits
    QTest::qWait(50);
    QCOMPARE(received(0), 2);
}

//! What came before is not shown as if it had come afterwards.
void TestSessionLatest::latestComesBeforeReconnecting()
{
    RawServer server;
    Harness harness; // stays busy
    harness.connect("c", server.address(),
        {{"delivery", "latest"}, {"reconnect", {{"initialDelayMs", 100}, {"jitter", 0}}}});
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    server.send(frame(first::text, "1") + frame(first::text, "2"));
    QTRY_COMPARE(harness.session.connections().at(0).traffic.messagesReceived, 2);
    server.peer()->abort();
    QVERIFY(harness.waitForEvent("reconnecting"));
    COMPARE_JSON(harness.transport.messages.back().at("event"), "reconnecting");
    QCOMPARE(harness.transport.countEvents("message"), 1);
    COMPARE_JSON(harness.events("message")[0].at("data"), "2");
}

QTEST_GUILESS_MAIN(TestSessionLatest)
#include "tst_session_latest.moc"
