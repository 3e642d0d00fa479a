#include "bridge/core/limits.h"
#include "tests/support/frames.h"
#include "tests/support/raw_server.h"
#include "tests/support/session_harness.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

//! The WebSocket service on the wire: data, limits, what is told and when.
class TestSessionWs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void sendsEveryKindOfData_data();
    void sendsEveryKindOfData();
    void receivesBinary();
    void takesTheLargestMessage();
    void refusesLargerMessage();
    void refusesPastTheSendQueue();
    void tellsWhatWasWritten();
    void errorsHaveTheirFacts();
    void pongsComeBackAsTheyWent();
    void reconnectingTellsWhy();
    void abortEndsIt();
    void lists();
    void connectionsOfTheProgramAreBounded();
    void connectsPerMinuteAreBounded();
    void evictsTheOldest();
    void warnsAtEightyPercent();
    void warnsOfTheSendQueue();
    void latestOnlyWhileBusy();
    void latestComesBeforeClose();
    void latestDoesNotStopReading();
    void revokingClosesAll();
    void helloTellsAllLimits();
};

void TestSessionWs::sendsEveryKindOfData_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("sent"); // unmasked: opcode and payload
    const auto row = [](const char* name, const Json& params, const char* sent) {
        QTest::newRow(name) << toText(params) << QByteArray(sent);
    };
    row("text", {{"data", "hé"}}, "\x81h\xC3\xA9");
    row("empty text", {{"data", ""}}, "\x81");
    row("bytes", {{"data", {{"base64", "/wB+"}}}}, "\x82\xFF");
    row("no bytes", {{"data", {{"base64", ""}}}}, "\x82");
    row("seed: text", {{"type", "text"}, {"data", "hi"}}, "\x81hi");
    row("seed: numbers", {{"type", "arraybuffer"}, {"data", {104, 105}}}, "\x82hi");
    row("seed: bytes", {{"type", "arraybuffer"}, {"data", {{"base64", "aGk="}}}}, "\x82hi");
    row("seed: nested", {{"data", {{"type", "arraybuffer"}, {"data", {104, 105}}}}}, "\x82hi");
}

void TestSessionWs::sendsEveryKindOfData()
{
    QFETCH(QByteArray, params);
    QFETCH(QByteArray, sent);
    if (QByteArray(QTest::currentDataTag()) == "bytes")
        sent = QByteArray("\x82\xFF\x00\x7E", 4);
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    Json request = Json::parse(params.begin(), params.end());
    request["connectionId"] = "c";
    harness.request("send", "ws.send", request);
    QCOMPARE(harness.errorOf("send"), QString());
    QTRY_COMPARE(server.received().size(), 6 + sent.size() - 1);
    QByteArray payload = server.received().mid(6);
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = char(payload.at(i) ^ server.received().at(2 + i % 4));
    QCOMPARE(server.received().at(0) + payload, sent);
}

void TestSessionWs::receivesBinary()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    server.send(frame(first::binary, QByteArray("\xFF\x00\x7E", 3)));
    QVERIFY(harness.waitForEvent("message"));
    COMPARE_JSON(harness.transport.find("event", "message").at("data"), {{"base64", "/wB+"}});
}

void TestSessionWs::takesTheLargestMessage()
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

void TestSessionWs::refusesLargerMessage()
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

void TestSessionWs::refusesPastTheSendQueue()
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

void TestSessionWs::tellsWhatWasWritten()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    for (int i = 0; i < 10; ++i)
        harness.notify("ws.send", {{"connectionId", "c"}, {"data", "12345"}});
    qint64 written = 0;
    QVERIFY(QTest::qWaitFor([&] {
        written = 0;
        for (const Json& event : harness.events("written"))
            written += event.at("bytes").get<qint64>();
        return written == 50;
    }));
    QVERIFY(harness.events("written").size() <= 2);
}

void TestSessionWs::errorsHaveTheirFacts()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.answerHandshake("HTTP/1.1 403 Forbidden\r\n\r\n"));
    QVERIFY(harness.waitForEvent("close"));
    COMPARE_JSON(harness.transport.find("event", "error"),
        {{"type", "rp:ws"}, {"connectionId", "c"}, {"event", "error"},
            {"error", "the server refused the WebSocket handshake"}, {"stage", "http"},
            {"httpStatus", 403}});
    COMPARE_JSON(harness.transport.find("event", "close"),
        {{"type", "rp:ws"}, {"connectionId", "c"}, {"event", "close"}, {"code", 1006},
            {"reason", ""}, {"wasClean", false}});
    COMPARE_JSON(harness.transport.messages.back().at("event"), "close");
}

void TestSessionWs::pongsComeBackAsTheyWent()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.request("text", "ws.ping", {{"connectionId", "c"}, {"data", "a"}});
    harness.request("bytes", "ws.ping", {{"connectionId", "c"}, {"data", {{"base64", "Yg=="}}}});
    harness.request("none", "ws.ping", {{"connectionId", "c"}});
    QCOMPARE(harness.errorOf("none"), QString());
    server.send(frame(first::pong, "a") + frame(first::pong, "b") + frame(first::pong, {}));
    QVERIFY(harness.waitForEvent("pong", 3));
    const std::vector<Json> pongs = harness.events("pong");
    COMPARE_JSON(pongs[0].at("data"), "a");
    COMPARE_JSON(pongs[1].at("data"), {{"base64", "Yg=="}});
    COMPARE_JSON(pongs[2].at("data"), "");
    COMPARE_JSON(pongs[0].at("heartbeat"), false);
    QVERIFY(pongs[0].at("elapsedMs").is_number_integer());
}

void TestSessionWs::reconnectingTellsWhy()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address(),
        {{"reconnect", {{"maxRetries", 2}, {"initialDelayMs", 100}, {"jitter", 0}}}});
    QVERIFY(server.answerHandshake("HTTP/1.1 503 Busy\r\n\r\n"));
    QVERIFY(harness.waitForEvent("reconnecting"));
    COMPARE_JSON(harness.transport.find("event", "reconnecting"),
        {{"type", "rp:ws"}, {"connectionId", "c"}, {"event", "reconnecting"}, {"attempt", 1},
            {"delayMs", 100}, {"code", 1006}, {"reason", ""},
            {"error", "the server refused the WebSocket handshake"}, {"stage", "http"},
            {"httpStatus", 503}});
    QTRY_COMPARE(server.connectionCount(), 2);
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    COMPARE_JSON(harness.transport.find("event", "open").at("reconnected"), false);
    server.peer()->abort();
    QVERIFY(harness.waitForEvent("reconnecting", 2));
    QTRY_COMPARE(server.connectionCount(), 3);
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open", 2));
    COMPARE_JSON(harness.events("open")[1].at("reconnected"), true);
    QCOMPARE(harness.transport.countEvents("error"), 0);
    QCOMPARE(harness.transport.countEvents("close"), 0);
}

void TestSessionWs::abortEndsIt()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QTRY_COMPARE(server.connectionCount(), 1);
    harness.request("abort", "ws.abort", {{"connectionId", "c"}});
    QVERIFY(harness.waitForEvent("close"));
    COMPARE_JSON(harness.transport.find("event", "close").at("code"), 1006);
    QCOMPARE(harness.transport.countEvents("error"), 0);
    QTRY_VERIFY(server.isGone());
    harness.request("again", "ws.abort", {{"connectionId", "c"}});
    QCOMPARE(harness.errorOf("again"), QStringLiteral("unknown_connection"));
}

void TestSessionWs::lists()
{
    RawServer server;
    RawServer silent;
    Harness harness;
    harness.connect("open", server.address() + QStringLiteral("/a?b=c"), {{"protocols", {"chat"}}});
    QVERIFY(server.acceptHandshake("Sec-WebSocket-Protocol: chat\r\n"));
    QVERIFY(harness.waitForEvent("open"));
    server.send(frame(first::text, "four"));
    QVERIFY(harness.waitForEvent("message"));
    harness.notify("ws.send", {{"connectionId", "open"}, {"data", "héhé"}});
    harness.connect("connecting", silent.address());
    harness.request("list", "ws.list", Json::object());
    Json list = harness.answer("list").at("result").at("connections");
    QCOMPARE(list.size(), size_t(2));
    QVERIFY(list[0].at("since").get<qint64>() > 1'700'000'000'000);
    list[0].erase("since");
    list[0].erase("bufferedAmount");
    COMPARE_JSON(list[0],
        {{"connectionId", "open"}, {"url", server.address().toStdString() + "/a?b=c"},
            {"protocol", "chat"}, {"state", "open"}, {"messagesReceived", 1}, {"messagesSent", 1},
            {"bytesReceived", 4}, {"bytesSent", 6}});
    COMPARE_JSON(list[1].at("state"), "connecting");

    Harness stranger;
    stranger.request("list", "ws.list", Json::object());
    COMPARE_JSON(stranger.answer("list").at("result").at("connections"), Json::array());
}

void TestSessionWs::connectionsOfTheProgramAreBounded()
{
    Limits limits;
    limits.maxProgramConnections = 2;
    RawServer server;
    Harness first(allCapabilities(), limits);
    RecordingTransport transport;
    ConnectRate rate;
    Session second(callerWith(allCapabilities(), limits), {transport, first.program, rate});
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

void TestSessionWs::connectsPerMinuteAreBounded()
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
    Session next(callerWith(allCapabilities(), limits), {transport, harness.program, harness.rate});
    next.receive(toText({{"type", "rp:request"}, {"id", "5"}, {"method", "ws.connect"},
        {"params", {{"connectionId", "5"}, {"url", server.address().toStdString()}}}}));
    QTRY_COMPARE(transport.messages.size(), size_t(1));
    COMPARE_JSON(transport.messages[0].at("error").at("code"), "limit_exceeded");
}

void TestSessionWs::evictsTheOldest()
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

void TestSessionWs::warnsAtEightyPercent()
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

void TestSessionWs::warnsOfTheSendQueue()
{
    Limits limits;
    limits.maxQueuedSendBytes = 1000;
    limits.maxMessageBytes = 2000;
    RawServer server;
    Harness harness(allCapabilities(), limits);
    harness.connect("c", server.address());
    harness.request("799", "ws.send", {{"connectionId", "c"}, {"data", std::string(799, 'x')}});
    QCOMPARE(harness.errorOf("799"), QString());
    QCOMPARE(harness.events("limit.warning").size(), size_t(0));
    harness.request("1", "ws.send", {{"connectionId", "c"}, {"data", "x"}});
    QTRY_COMPARE(harness.events("limit.warning").size(), size_t(1));
    COMPARE_JSON(harness.events("limit.warning")[0].at("payload"),
        {{"limit", "maxQueuedSendBytes"}, {"value", 800}, {"max", 1000}, {"connectionId", "c"}});
}

void TestSessionWs::latestOnlyWhileBusy()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address(), {{"delivery", "latest"}});
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    for (int packet = 0; packet < 4; ++packet)
        harness.session.acknowledge(); // more than there are does no harm
    server.send(frame(first::text, "1"));
    QVERIFY(harness.waitForEvent("message"));
    server.send(frame(first::text, "2") + frame(first::text, "3") + frame(first::text, "4"));
    QTest::qWait(50);
    QCOMPARE(harness.transport.countEvents("message"), 1);
    harness.session.acknowledge();
    QVERIFY(harness.waitForEvent("message", 2));
    const std::vector<Json> messages = harness.events("message");
    QVERIFY(!messages[0].contains("dropped"));
    COMPARE_JSON(messages[1].at("data"), "4");
    COMPARE_JSON(messages[1].at("dropped"), 2);
    harness.session.acknowledge();
    server.send(frame(first::text, "5"));
    QVERIFY(harness.waitForEvent("message", 3));
    QVERIFY(!harness.events("message")[2].contains("dropped"));
}

void TestSessionWs::latestComesBeforeClose()
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
void TestSessionWs::latestDoesNotStopReading()
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
    QTRY_COMPARE(latest.peer()->bytesToWrite(), 0);
    QVERIFY(every.peer()->bytesToWrite() > 0);
}

void TestSessionWs::revokingClosesAll()
{
    RawServer open;
    RawServer connecting;
    Harness harness;
    harness.connect("open", open.address());
    QVERIFY(open.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.connect("connecting", connecting.address(), {{"reconnect", Json::object()}});
    QTRY_COMPARE(connecting.connectionCount(), 1);
    harness.session.setGranted({});
    QVERIFY(harness.waitForEvent("close", 2));
    for (const Json& error : harness.events("error")) {
        COMPARE_JSON(error.at("stage"), "policy");
        COMPARE_JSON(error.at("error"), "the user has revoked the permission");
    }
    QCOMPARE(harness.events("error").size(), size_t(2));
    COMPARE_JSON(harness.transport.find("name", "grants.changed").at("payload"),
        {{"granted", Json::array()}});
    QTRY_VERIFY(connecting.isGone());
    QTRY_COMPARE(open.received().size(), 8); // the close frame with 1001
    harness.request(
        "after", "ws.connect", {{"connectionId", "x"}, {"url", open.address().toStdString()}});
    QCOMPARE(harness.errorOf("after"), QStringLiteral("capability_denied"));
    harness.session.setGranted(allCapabilities());
    harness.connect("again", connecting.address());
    QTRY_COMPARE(connecting.connectionCount(), 2);
}

void TestSessionWs::helloTellsAllLimits()
{
    Limits limits;
    limits.maxConnections = 7;
    Harness harness(allCapabilities(), limits);
    harness.request("h", "rp.hello", Json::object());
    const Json told = harness.answer("h").at("result").at("limits");
    COMPARE_JSON(told.at("maxConnections"), 7);
    for (const AdjustableLimit& limit : adjustableLimits())
        COMPARE_JSON(told.at(limit.name), limits.*limit.value);
    COMPARE_JSON(told.at("maxRequestBytes"), 32 * limits::mebibyte);
    COMPARE_JSON(told.at("frameTimeoutMs"), 30000);
    QCOMPARE(told.size(), size_t(17));
}

QTEST_GUILESS_MAIN(TestSessionWs)
#include "tst_session_ws.moc"
