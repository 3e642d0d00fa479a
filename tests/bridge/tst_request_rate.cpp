#include "bridge/core/limits.h"
#include "tests/support/frames.h"
#include "tests/support/raw_server.h"
#include "tests/support/session_harness.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

//! What a resource asks has a price, and what it sends has a bound over all of its connections.
class TestRequestRate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void whatCosts_data();
    void whatCosts();
    void messagesCostNothing();
    void packetsHaveABoundOfEntries();
    void connectionsShareABoundOfWaitingBytes();
    void closedConnectionsGiveRoomBack();
    void warnsOfTheSharedBound();
};

void TestRequestRate::whatCosts_data()
{
    QTest::addColumn<QString>("packet");
    QTest::addColumn<qint64>("cost");
    const auto request
        = [](const char* sentence, const QByteArray& json, qint64 cost) {
              QTest::newRow(sentence)
                  << QStringLiteral("j%1|%2").arg(json.size()).arg(QString::fromUtf8(json)) << cost;
          };
    request("a call", R"({"type":"rp:request","id":"1","method":"ws.list"})", 1);
    request("an unknown method", R"({"type":"rp:request","id":"1","method":"x"})", 1);
    request("a message to no connection",
        R"({"type":"rp:request","method":"ws.send","params":{"connectionId":"x","data":""}})", 1);
    request("a connection",
        R"({"type":"rp:request","method":"ws.connect",)"
        R"("params":{"connectionId":"c","url":"ws://127.0.0.1:9/"}})",
        limits::connectCost);
    request("a connection that is refused",
        R"({"type":"rp:request","method":"ws.connect","params":{}})", limits::connectCost);
    request("what is no request", R"({"type":"hello"})", 1);
    request("what is no JSON", "{", 1);
    QTest::newRow("a malformed packet") << QStringLiteral("x1|") << qint64(1);
    QTest::newRow("messages to no connection") << QStringLiteral("s1;t0;t0;t0|x") << qint64(3);
    QTest::newRow("an acknowledgement") << QStringLiteral("a1|") << qint64(0);
}

void TestRequestRate::whatCosts()
{
    QFETCH(QString, packet);
    QFETCH(qint64, cost);
    Harness harness;
    harness.session.receivePacket(packet);
    QCOMPARE(harness.session.takeCost(), cost);
    QCOMPARE(harness.session.takeCost(), 0);
    harness.session.receivePacket(packet);
    QVERIFY((harness.session.takeCost() > 0) == (cost > 0));
}

//! They are bounded by their bytes and by what the server takes.
void TestRequestRate::messagesCostNothing()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QCOMPARE(harness.session.takeCost(), limits::connectCost);
    harness.session.receivePacket(u"s1;t5;b2;t0|chello\u4241");
    harness.request("1", "ws.send", {{"connectionId", "c"}, {"data", "x"}});
    QCOMPARE(harness.session.takeCost(), 0);
}

void TestRequestRate::packetsHaveABoundOfEntries()
{
    const auto packetOf = [](int entries) {
        return QStringLiteral("a1;").repeated(entries - 1) + QStringLiteral("a1|");
    };
    QVERIFY(packets::read(packetOf(limits::maxPacketEntries)));
    QVERIFY(!packets::read(packetOf(limits::maxPacketEntries + 1)));
}

void TestRequestRate::connectionsShareABoundOfWaitingBytes()
{
    Limits limits;
    limits.maxTotalQueuedSendBytes = 1000;
    RawServer first;
    RawServer second;
    Harness harness(allCapabilities(), limits);
    harness.connect("a", first.address()); // which stays as it is, so all of it waits
    harness.connect("b", second.address());
    const auto send = [&](const char* id, const char* connectionId, qint64 bytes) {
        const std::string data(size_t(bytes - limits::queuedMessageOverhead), 'x');
        harness.request(id, "ws.send", {{"connectionId", connectionId}, {"data", data}});
        return harness.errorOf(id);
    };
    QCOMPARE(send("half", "a", 500), QString());
    QCOMPARE(send("too much", "b", 501), QStringLiteral("limit_exceeded"));
    QCOMPARE(send("other half", "b", 500), QString());
    QCOMPARE(send("more", "a", 96), QStringLiteral("limit_exceeded"));
    QVERIFY(second.acceptHandshake());
    QVERIFY(harness.waitForEvent("written"));
    QCOMPARE(send("room again", "a", 500), QString());
}

void TestRequestRate::closedConnectionsGiveRoomBack()
{
    Limits limits;
    limits.maxTotalQueuedSendBytes = 1000;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    harness.connect("a", server.address());
    harness.connect("b", server.address());
    const std::string data(size_t(1000 - limits::queuedMessageOverhead), 'x');
    harness.request("1", "ws.send", {{"connectionId", "a"}, {"data", data}});
    QCOMPARE(harness.errorOf("1"), QString());
    harness.request("2", "ws.send", {{"connectionId", "b"}, {"data", data}});
    QCOMPARE(harness.errorOf("2"), QStringLiteral("limit_exceeded"));
    harness.request("abort", "ws.abort", {{"connectionId", "a"}});
    harness.request("3", "ws.send", {{"connectionId", "b"}, {"data", data}});
    QCOMPARE(harness.errorOf("3"), QString());
}

void TestRequestRate::warnsOfTheSharedBound()
{
    Limits limits;
    limits.maxTotalQueuedSendBytes = 1000;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    harness.connect("c", server.address());
    const std::string data(size_t(800 - limits::queuedMessageOverhead), 'x');
    harness.request("1", "ws.send", {{"connectionId", "c"}, {"data", data}});
    QTRY_COMPARE(harness.events("limit.warning").size(), size_t(1));
    COMPARE_JSON(harness.events("limit.warning")[0].at("payload"),
        {{"limit", "maxTotalQueuedSendBytes"}, {"value", 800}, {"max", 1000}});
}

QTEST_GUILESS_MAIN(TestRequestRate)
#include "tst_request_rate.moc"
