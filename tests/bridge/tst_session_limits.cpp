#include "bridge/core/limits.h"
#include "tests/support/frames.h"
#include "tests/support/raw_server.h"
#include "tests/support/session_harness.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

//! What is past a limit is refused, and what is near it is told.
class TestSessionLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void takesTheLargestMessage();
    void refusesLargerMessage();
    void refusesPastTheSendQueue();
    void connectionsOfTheProgramAreBounded();
    void connectsPerMinuteAreBounded();
    void evictsTheOldest();
    void warnsAtEightyPercent();
    void warnsOfTheSendQueue();
    void helloTellsAllLimits();
    void rateEvictsNobody();
    void goodbyesCountForTheProgram();
    void largestTextWithEscapes_data();
    void largestTextWithEscapes();
    void worksWithEachLimitAtOne_data();
    void worksWithEachLimitAtOne();
};

void TestSessionLimits::takesTheLargestMessage()
{
    Limits limits;
    limits.maxMessageBytes = 1000;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    harness.request("send", "ws.send", {{"connectionId", "c"}, {"data", std::string(1000, 'x')}});
    QCOMPARE(harness.errorOf("send"), QString());
    QTRY_COMPARE(server.received().size(), 8 + 1000);
}

void TestSessionLimits::refusesLargerMessage()
{
    Limits limits;
    limits.maxMessageBytes = 1000;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    const std::string large(1001, 'x');
    harness.request("send", "ws.send", {{"connectionId", "c"}, {"data", large}});
    QCOMPARE(harness.errorOf("send"), QStringLiteral("limit_exceeded"));
    harness.notify("ws.send", {{"connectionId", "c"}, {"data", large}});
    QTRY_COMPARE(harness.transport.messages.size(), size_t(4));
    COMPARE_JSON(harness.transport.messages.back().at("error").at("data").at("bytes"), 1001);
    QVERIFY(server.received().isEmpty());
    QCOMPARE(harness.transport.countEvents("close"), 0);
}

void TestSessionLimits::refusesPastTheSendQueue()
{
    Limits limits;
    limits.maxQueuedSendBytes = 1000;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    harness.connect("c", server.address());
    const auto send = [&](const char* id, qint64 bytes) {
        harness.request(
            id, "ws.send", {{"connectionId", "c"}, {"data", std::string(size_t(bytes), 'x')}});
        return harness.errorOf(id);
    };
    // The connection is not open, so all of it waits.
    QCOMPARE(send("half", 500 - limits::queuedMessageOverhead), QString());
    QCOMPARE(
        send("too much", 501 - limits::queuedMessageOverhead), QStringLiteral("limit_exceeded"));
    QCOMPARE(send("rest", 500 - limits::queuedMessageOverhead), QString());
    QCOMPARE(send("empty", 0), QStringLiteral("limit_exceeded"));
    QVERIFY(server.acceptHandshake());
    QTRY_COMPARE(server.received().size(), 2 * (8 + 500 - limits::queuedMessageOverhead));
    QCOMPARE(send("now", 500), QString());
}

void TestSessionLimits::connectionsOfTheProgramAreBounded()
{
    Limits limits;
    limits.maxProgramConnections = 2;
    RawServer server;
    Harness first(allCapabilities(), limits);
    RecordingTransport transport;
    ResourceConnects connects;
    Session second(callerWith(allCapabilities(), limits), {transport, first.program, connects});
    first.connect("1", server.address());
    const auto connect = [&](const char* id) {
        second.receive(toText({{"type", "rp:request"}, {"id", id}, {"method", "ws.connect"},
            {"params", {{"connectionId", id}, {"url", server.address().toStdString()}}}}));
    };
    connect("2");
    connect("3");
    QTRY_COMPARE(transport.messages.size(), size_t(3));
    QVERIFY(transport.find("id", "2").contains("result"));
    COMPARE_JSON(transport.find("id", "3").at("error").at("code"), "limit_exceeded");
    COMPARE_JSON(transport.find("name", "limit.warning").at("payload"),
        {{"limit", "maxProgramConnections"}, {"value", 2}, {"max", 2}});
    first.request("abort", "ws.abort", {{"connectionId", "1"}});
    connect("4");
    QTRY_VERIFY(!transport.find("id", "4").is_null());
    QVERIFY(transport.find("id", "4").contains("result"));
}

void TestSessionLimits::connectsPerMinuteAreBounded()
{
    Limits limits;
    limits.maxConnectsPerMinute = 3;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    for (const char* id : {"1", "2", "3"}) {
        harness.request(
            id, "ws.connect", {{"connectionId", id}, {"url", server.address().toStdString()}});
        QCOMPARE(harness.errorOf(id), QString());
    }
    harness.connect("4", server.address());
    QCOMPARE(harness.errorOf("connect"), QStringLiteral("limit_exceeded"));
    QTRY_COMPARE(server.connectionCount(), 3);

    // A new document of the same resource does not start anew.
    RecordingTransport transport;
    Session next(
        callerWith(allCapabilities(), limits), {transport, harness.program, harness.connects});
    next.receive(toText({{"type", "rp:request"}, {"id", "5"}, {"method", "ws.connect"},
        {"params", {{"connectionId", "5"}, {"url", server.address().toStdString()}}}}));
    QTRY_COMPARE(transport.messages.size(), size_t(1));
    COMPARE_JSON(transport.messages[0].at("error").at("code"), "limit_exceeded");
}

void TestSessionLimits::evictsTheOldest()
{
    Limits limits;
    limits.maxConnections = 2;
    RawServer oldest;
    RawServer second;
    RawServer newest;
    Harness harness(allCapabilities(), limits);
    harness.connect("oldest", oldest.address());
    QVERIFY(oldest.acceptHandshake());
    harness.connect("second", second.address());
    QVERIFY(second.acceptHandshake());
    QVERIFY(harness.waitForEvent("open", 2));
    harness.request("evict", "ws.connect",
        {{"connectionId", "newest"}, {"url", newest.address().toStdString()},
            {"onLimit", "evict-oldest"}});
    QCOMPARE(harness.errorOf("evict"), QString());
    QVERIFY(newest.acceptHandshake());
    QVERIFY(harness.waitForEvent("open", 3));
    const Json error = harness.transport.find("event", "error");
    COMPARE_JSON(error.at("connectionId"), "oldest");
    COMPARE_JSON(error.at("stage"), "limit");
    COMPARE_JSON(harness.transport.find("event", "close").at("connectionId"), "oldest");
    QTRY_VERIFY(oldest.isGone());
    QVERIFY(!second.isGone());
    QCOMPARE(harness.session.connections().size(), size_t(2));
}

void TestSessionLimits::warnsAtEightyPercent()
{
    Limits limits;
    limits.maxConnections = 5;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    const auto connect = [&](const char* id) {
        harness.request(
            id, "ws.connect", {{"connectionId", id}, {"url", server.address().toStdString()}});
        QCOMPARE(harness.errorOf(id), QString());
    };
    connect("1");
    connect("2");
    connect("3");
    QCOMPARE(harness.events("limit.warning").size(), size_t(0));
    connect("4");
    QTRY_COMPARE(harness.events("limit.warning").size(), size_t(1));
    COMPARE_JSON(harness.events("limit.warning")[0].at("payload"),
        {{"limit", "maxConnections"}, {"value", 4}, {"max", 5}});
    connect("5");
    harness.request("abort 5", "ws.abort", {{"connectionId", "5"}});
    harness.request("abort 4", "ws.abort", {{"connectionId", "4"}});
    QVERIFY(harness.waitForEvent("close", 2));
    QCOMPARE(harness.events("limit.warning").size(), size_t(1));
    connect("6");
    QTRY_COMPARE(harness.events("limit.warning").size(), size_t(2));
}

void TestSessionLimits::warnsOfTheSendQueue()
{
    Limits limits;
    limits.maxQueuedSendBytes = 1000;
    limits.maxMessageBytes = 2000;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    harness.connect("c", server.address());
    const std::string data(799 - limits::queuedMessageOverhead, 'x');
    harness.request("799", "ws.send", {{"connectionId", "c"}, {"data", data}});
    QCOMPARE(harness.errorOf("799"), QString());
    QCOMPARE(harness.events("limit.warning").size(), size_t(0));
    harness.request("1", "ws.send", {{"connectionId", "c"}, {"data", "x"}});
    QTRY_COMPARE(harness.events("limit.warning").size(), size_t(1));
    COMPARE_JSON(harness.events("limit.warning")[0].at("payload"),
        {{"limit", "maxQueuedSendBytes"}, {"value", 800 + limits::queuedMessageOverhead},
            {"max", 1000}, {"connectionId", "c"}});
}

void TestSessionLimits::helloTellsAllLimits()
{
    Limits limits;
    limits.maxConnections = 7;
    Harness harness(allCapabilities(), limits);
    harness.request("h", "rp.hello", Json::object());
    const Json told = harness.answer("h").at("result").at("limits");
    COMPARE_JSON(told.at("maxConnections"), 7);
    for (const AdjustableLimit& limit : adjustableLimits())
        COMPARE_JSON(told.at(limit.name), limits.*limit.value);
    COMPARE_JSON(told.at("maxRequestBytes"), 96 * limits::mebibyte + 256 * limits::kibibyte);
    COMPARE_JSON(told.at("frameTimeoutMs"), 30000);
    QCOMPARE(told.size(), size_t(19));
}

void TestSessionLimits::rateEvictsNobody()
{
    Limits limits;
    limits.maxConnections = 1;
    limits.maxConnectsPerMinute = 1;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.connect("next", server.address(), {{"onLimit", "evict-oldest"}});
    harness.request("evict", "ws.connect",
        {{"connectionId", "next"}, {"url", server.address().toStdString()},
            {"onLimit", "evict-oldest"}});
    QCOMPARE(harness.errorOf("evict"), QStringLiteral("limit_exceeded"));
    QCOMPARE(harness.session.connections().size(), size_t(1));
    QCOMPARE(harness.transport.countEvents("close"), 0);
}

//! An evicted connection still counts for the program until its server has let go of it, and gives
//! way where there is no room for it.
void TestSessionLimits::goodbyesCountForTheProgram()
{
    Limits limits;
    limits.maxConnections = 1;
    limits.maxProgramConnections = 3;
    std::vector<std::unique_ptr<RawServer>> servers;
    Harness harness(allCapabilities(), limits);
    qint64 most = 0;
    for (int i = 0; i < 20; ++i) {
        servers.push_back(std::make_unique<RawServer>());
        const std::string id = std::to_string(i);
        harness.request(id.c_str(), "ws.connect",
            {{"connectionId", id}, {"url", servers.back()->address().toStdString()},
                {"onLimit", "evict-oldest"}});
        QCOMPARE(harness.errorOf(id.c_str()), QString());
        QVERIFY(servers.back()->acceptHandshake());
        QVERIFY(harness.waitForEvent("open", i + 1));
        most = qMax(most, harness.program.count());
        QVERIFY(harness.program.leaving() <= 2);
    }
    QCOMPARE(most, 3);
    const auto isLive = [](const auto& server) { return !server->isGone(); };
    QTRY_COMPARE(std::count_if(servers.begin(), servers.end(), isLive), 1);
}

void TestSessionLimits::largestTextWithEscapes_data()
{
    QTest::addColumn<char>("character");
    QTest::newRow("two bytes each") << '"';
    QTest::newRow("six bytes each") << '\x01';
}

void TestSessionLimits::largestTextWithEscapes()
{
    QFETCH(char, character);
    Limits limits;
    limits.maxMessageBytes = limits::mebibyte;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    harness.request("send", "ws.send",
        {{"connectionId", "c"}, {"data", std::string(limits::mebibyte, character)}});
    QCOMPARE(harness.errorOf("send"), QString());
    QTRY_VERIFY(server.received().size() > limits::mebibyte);
}

void TestSessionLimits::worksWithEachLimitAtOne_data()
{
    QTest::addColumn<QString>("name");
    for (const AdjustableLimit& limit : adjustableLimits())
        QTest::newRow(limit.name) << QString::fromLatin1(limit.name);
}

void TestSessionLimits::worksWithEachLimitAtOne()
{
    QFETCH(QString, name);
    const Limits limits = effectiveLimits({{name, 1}}, {});
    RawServer server;
    Harness harness(allCapabilities(), limits);
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.acknowledge();
    for (int i = 1; i <= 3; ++i) {
        server.send(frame(first::text, "x"));
        QVERIFY(harness.waitForEvent("message", i));
        for (size_t packet = 0; packet < harness.transport.packets.size(); ++packet)
            harness.acknowledge(); // more than there are does no harm
    }
    harness.request("send", "ws.send", {{"connectionId", "c"}, {"data", "y"}});
    QCOMPARE(harness.errorOf("send"),
        name.endsWith(QLatin1String("QueuedSendBytes")) ? QStringLiteral("limit_exceeded")
                                                        : QString());
    harness.request("close", "ws.close", {{"connectionId", "c"}});
    server.send(closeFrame(1000));
    QVERIFY(harness.waitForEvent("close"));
    COMPARE_JSON(harness.transport.find("event", "close").at("code"), 1000);
}

QTEST_GUILESS_MAIN(TestSessionLimits)
#include "tst_session_limits.moc"
