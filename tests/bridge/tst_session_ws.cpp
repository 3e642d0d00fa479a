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
    void tellsWhatWasWritten();
    void tellsWhatWasWrittenBeforeItsAnswer_data();
    void tellsWhatWasWrittenBeforeItsAnswer();
    void errorsHaveTheirFacts();
    void pongsComeBackAsTheyWent();
    void reconnectingTellsWhy();
    void abortEndsIt();
    void lists();
    void revokingClosesAll();
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
    QCOMPARE(server.received().at(0) + unmasked(server.received()), sent);
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

void TestSessionWs::tellsWhatWasWritten()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    for (int i = 0; i < 10; ++i)
        harness.notify("ws.send", {{"connectionId", "c"}, {"data", "12345"}});
    qint64 written = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            written = 0;
            for (const Json& event : harness.events("written"))
                written += event.at("bytes").get<qint64>();
            return written == 50;
        },
        test::waitAtMostMs));
    QVERIFY(harness.events("written").size() <= 2);
}

void TestSessionWs::tellsWhatWasWrittenBeforeItsAnswer_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("event");
    const auto row
        = [](const char* sentence, int bytes, const QByteArray& answer, const char* event) {
              QTest::newRow(sentence) << bytes << answer << QByteArray(event);
          };
    row("a text", 5, frame(first::text, "hello"), "message");
    row("an empty text", 5, frame(first::text, {}), "message");
    row("bytes", 5, frame(first::binary, "hello"), "message");
    row("a large message to a large one", limits::mebibyte,
        frame(first::binary, QByteArray(limits::mebibyte, 'x')), "message");
    row("a pong", 5, frame(first::pong, "p"), "pong");
    row("the end", 5, closeFrame(1000), "close");
}

//! Often enough that a report which came at its own pace would be late once.
void TestSessionWs::tellsWhatWasWrittenBeforeItsAnswer()
{
    QFETCH(int, bytes);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, event);
    const std::string awaited = event.toStdString();
    for (int i = 0; i < 5; ++i) {
        RawServer server;
        Harness harness;
        harness.connect("c", server.address());
        QVERIFY(server.acceptHandshake());
        QVERIFY(harness.waitForEvent("open"));
        harness.request("ping", "ws.ping", {{"connectionId", "c"}, {"data", "p"}});
        harness.notify(
            "ws.send", {{"connectionId", "c"}, {"data", std::string(size_t(bytes), 'x')}});
        const int headers = bytes < 126 ? 7 + 6 : 7 + 14; // the whole ping, and the message's
        QTRY_COMPARE(server.received().size(), headers + bytes);
        server.send(answer);
        QVERIFY(harness.waitForEvent(event.constData()));
        qint64 written = 0;
        for (const Json& message : harness.transport.messages) {
            if (message.value("event", "") == awaited)
                break;
            if (message.value("event", "") == "written")
                written += message.at("bytes").get<qint64>();
        }
        QCOMPARE(written, qint64(bytes));
    }
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
    harness.session.setPermissions({});
    QVERIFY(harness.waitForEvent("close", 2));
    for (const Json& error : harness.events("error")) {
        COMPARE_JSON(error.at("stage"), "policy");
        COMPARE_JSON(error.at("error"), "the user has revoked the permission");
    }
    QCOMPARE(harness.events("error").size(), size_t(2));
    COMPARE_JSON(harness.transport.find("name", "grants.changed").at("payload"),
        {{"granted", Json::array()}, {"refusedHosts", Json::array()}});
    QTRY_VERIFY(connecting.isGone());
    QTRY_COMPARE(open.received().size(), 8); // the close frame with 1001
    harness.request(
        "after", "ws.connect", {{"connectionId", "x"}, {"url", open.address().toStdString()}});
    QCOMPARE(harness.errorOf("after"), QStringLiteral("capability_denied"));
    harness.session.setPermissions({allCapabilities(), HostPolicy::unrestricted()});
    harness.connect("again", connecting.address());
    QTRY_COMPARE(connecting.connectionCount(), 2);
}

QTEST_GUILESS_MAIN(TestSessionWs)
#include "tst_session_ws.moc"
