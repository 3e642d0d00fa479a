#include "bridge/core/limits.h"
#include "bridge/session/session.h"
#include "tests/support/fixtures.h"
#include "tests/support/raw_server.h"
#include "tests/support/session_harness.h"

#include <QSignalSpy>
#include <QTest>

using namespace portcullis;
using test::callerWith;
using test::Harness;
using test::RawServer;
using test::RecordingTransport;

class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void refuses_data();
    void refuses();
    void answersHello();
    void tellsThePlayground();
    void tellsTheTheme();
    void tellsTheEngine();
    void batchesAfterHello();
    void ignoresOtherMessages();
    void answersEveryRequestOnce();
    void carriesAConversation();
    void notificationIsSilentUnlessItFails();
    void refusesIdInUse();
    void idIsFreeAfterClose();
    void refusesOneConnectionTooMany();
    void sessionsAreStrangers();
    void closesAllWhenItEnds();
    void makesTheServerWait();
    void endsWhenAnswersAreNotRead();
    void understandsWhatTheSdkSends_data();
    void understandsWhatTheSdkSends();
};

void TestSession::refuses_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<bool>("granted");
    QTest::addColumn<QString>("code");
    for (const Json& row : test::jsonFixture(QStringLiteral("requests/refused.json"))) {
        QTest::newRow(row.at("name").get<std::string>().c_str())
            << QString::fromStdString(row.at("method").get<std::string>())
            << toText(row.at("params")) << row.at("granted").get<bool>()
            << QString::fromStdString(row.at("code").get<std::string>());
    }
}

//! One answer with the code, no socket opened, and a connection that lives on beside it.
void TestSession::refuses()
{
    QFETCH(QString, method);
    QFETCH(QByteArray, params);
    QFETCH(bool, granted);
    QFETCH(QString, code);
    RawServer server;
    RawServer target;
    Harness bystander;
    bystander.connect("bystander", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(bystander.waitForEvent("open"));

    Harness other({granted ? allCapabilities() : CapabilitySet{}});
    Harness& caller = granted ? bystander : other;
    params.replace("{port}", QByteArray::number(target.port()));
    caller.request("bad", method.toStdString(), Json::parse(params.begin(), params.end()));
    const Json answer = caller.answer("bad");
    COMPARE_JSON(answer.at("type"), "rp:response");
    QCOMPARE(QString::fromStdString(answer.at("error").at("code").get<std::string>()), code);
    QVERIFY(!answer.at("error").at("message").get<std::string>().empty());
    QVERIFY(!answer.contains("result"));

    server.send(QByteArray("\x81\x05still", 7));
    QVERIFY(bystander.waitForEvent("message"));
    QCOMPARE(bystander.session.connections().size(), size_t(1));
    QCOMPARE(target.connectionCount(), 0);
    QCOMPARE(caller.transport.countEvents("close"), 0);
}

void TestSession::answersHello()
{
    Harness harness;
    harness.request("h", "rp.hello", {{"sdk", "test"}, {"features", {"batch", "unheard-of"}}});
    const Json result = harness.answer("h").at("result");
    COMPARE_JSON(result.at("apiVersion"), 1);
    COMPARE_JSON(result.at("granted"), {"network:ws"});
    COMPARE_JSON(result.at("features"), {"batch"});
    COMPARE_JSON(result.at("host").at("name"), "Portcullis");
    COMPARE_JSON(result.at("resource").at("id"), "com.example.clock");
    COMPARE_JSON(result.at("limits").at("maxConnections"), Limits().maxConnections);
    COMPARE_JSON(result.at("theme"), "light");
    QVERIFY(!result.contains("playground"));
    QVERIFY(!result.contains("engine"));

    Harness refused{CapabilitySet{}};
    refused.request("h", "rp.hello", Json::object());
    COMPARE_JSON(refused.answer("h").at("result").at("granted"), Json::array());
}

void TestSession::tellsThePlayground()
{
    Caller caller = callerWith({});
    caller.playground = QStringLiteral("ws://127.0.0.1:4000");
    RecordingTransport transport;
    ProgramConnections program;
    ResourceConnects connects;
    Session session(caller, {transport, program, connects});
    session.receive("{\"type\":\"rp:request\",\"id\":\"h\",\"method\":\"rp.hello\"}");
    QTRY_COMPARE(transport.messages.size(), size_t(1));
    COMPARE_JSON(transport.messages[0].at("result").at("playground"), "ws://127.0.0.1:4000");
}

void TestSession::tellsTheTheme()
{
    Caller caller = callerWith({});
    caller.theme = ColorScheme::Dark;
    Harness harness(caller);
    harness.request("h", "rp.hello", Json::object());
    COMPARE_JSON(harness.answer("h").at("result").at("theme"), "dark");
    harness.session.setTheme(ColorScheme::Dark);
    harness.session.setTheme(ColorScheme::Light);
    harness.request("again", "rp.hello", Json::object());
    COMPARE_JSON(harness.answer("again").at("result").at("theme"), "light");
    QCOMPARE(std::count_if(harness.transport.messages.begin(), harness.transport.messages.end(),
                 [](const Json& message) { return message.at("type") == "rp:event"; }),
        1);
    COMPARE_JSON(harness.transport.find("name", "theme.changed"),
        {{"type", "rp:event"}, {"name", "theme.changed"}, {"payload", {{"theme", "light"}}}});
}

void TestSession::tellsTheEngine()
{
    Caller caller = callerWith({});
    caller.engine = {
        QStringLiteral("6.4.2"), QStringLiteral("102.0.5005.177"), QStringLiteral("108.0.5359.94")};
    Harness harness(caller);
    harness.request("h", "rp.hello", Json::object());
    COMPARE_JSON(harness.answer("h").at("result").at("engine"),
        {{"qt", "6.4.2"}, {"chromium", "102.0.5005.177"}, {"securityPatches", "108.0.5359.94"}});
}

void TestSession::batchesAfterHello()
{
    Harness harness;
    harness.request("h", "rp.hello", {{"features", {"batch"}}});
    harness.request("x", "nothing", Json::object());
    QTRY_COMPARE(harness.transport.messages.size(), size_t(1));
    COMPARE_JSON(harness.transport.messages[0].at("type"), "rp:batch");
    QCOMPARE(harness.transport.messages[0].at("messages").size(), size_t(2));
}

void TestSession::ignoresOtherMessages()
{
    Harness harness;
    harness.session.receive("not JSON");
    harness.session.receive("[1]");
    harness.send({{"type", "rp:response"}, {"id", "1"}});
    harness.request("last", "nothing", Json::object());
    QVERIFY(!harness.answer("last").is_null());
    QCOMPARE(harness.transport.messages.size(), size_t(1));
}

void TestSession::answersEveryRequestOnce()
{
    Harness harness;
    for (int i = 0; i < 100; ++i)
        harness.request(
            qPrintable(QString::number(i)), i % 2 ? "rp.hello" : "none", Json::object());
    QTRY_COMPARE(harness.transport.messages.size(), size_t(100));
    for (int i = 0; i < 100; ++i) {
        const Json& answer = harness.transport.messages[size_t(i)];
        COMPARE_JSON(answer.at("id"), std::to_string(i));
        QCOMPARE(answer.contains("result"), i % 2 == 1);
        QCOMPARE(answer.contains("error"), i % 2 == 0);
    }
}

void TestSession::carriesAConversation()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    COMPARE_JSON(harness.answer("connect").at("result"), Json::object());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    const Json open = harness.transport.find("event", "open");
    COMPARE_JSON(open.at("connectionId"), "c");
    COMPARE_JSON(open.at("protocol"), "");
    COMPARE_JSON(open.at("reconnected"), false);
    COMPARE_JSON(open.at("url"), (server.address() + u'/').toStdString());
    COMPARE_JSON(open.at("headers").at("upgrade"), "websocket");
    server.send(QByteArray("\x81\x02hi", 4));
    QVERIFY(harness.waitForEvent("message"));
    COMPARE_JSON(harness.transport.find("event", "message").at("data"), "hi");
    server.send(QByteArray("\x88\x05\x0F\xA0now", 7));
    QVERIFY(harness.waitForEvent("close"));
    COMPARE_JSON(harness.transport.find("event", "close"),
        {{"type", "rp:ws"}, {"connectionId", "c"}, {"event", "close"}, {"code", 4000},
            {"reason", "now"}, {"wasClean", true}});
    QVERIFY(harness.session.connections().empty());
}

void TestSession::notificationIsSilentUnlessItFails()
{
    Harness harness;
    harness.notify("rp.hello", Json::object());
    harness.notify("ws.send", {{"connectionId", "gone"}, {"data", "x"}});
    QTRY_COMPARE(harness.transport.messages.size(), size_t(1));
    const Json& failure = harness.transport.messages[0];
    QVERIFY(failure.at("id").is_null());
    COMPARE_JSON(failure.at("error").at("code"), "unknown_connection");
    COMPARE_JSON(failure.at("error").at("data"),
        {{"method", "ws.send"}, {"connectionId", "gone"}, {"bytes", 1}});
}

void TestSession::refusesIdInUse()
{
    RawServer server;
    RawServer second;
    Harness harness;
    harness.connect("c", server.address());
    harness.request(
        "again", "ws.connect", {{"connectionId", "c"}, {"url", second.address().toStdString()}});
    COMPARE_JSON(harness.answer("again").at("error").at("code"), "connection_in_use");
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    QCOMPARE(second.connectionCount(), 0);
}

void TestSession::idIsFreeAfterClose()
{
    RawServer server;
    Harness harness;
    for (int life = 1; life <= 2; ++life) {
        harness.connect("c", server.address());
        QTRY_COMPARE(server.connectionCount(), life);
        QVERIFY(server.acceptHandshake());
        QVERIFY(harness.waitForEvent("open", life));
        harness.request("close", "ws.close", {{"connectionId", "c"}});
        QTRY_VERIFY(!server.received().isEmpty());
        server.send(QByteArray("\x88\x02\x03\xE8", 4));
        QVERIFY(harness.waitForEvent("close", life));
    }
}

void TestSession::refusesOneConnectionTooMany()
{
    RawServer server;
    Harness harness;
    for (qsizetype i = 0; i < Limits().maxConnections; ++i)
        harness.request(qPrintable(QString::number(i)), "ws.connect",
            {{"connectionId", std::to_string(i)}, {"url", server.address().toStdString()}});
    harness.connect("one more", server.address());
    COMPARE_JSON(harness.answer("connect").at("error").at("code"), "limit_exceeded");
    for (qsizetype i = 0; i < Limits().maxConnections; ++i)
        QVERIFY(server.acceptHandshake());
    QCOMPARE(server.connectionCount(), int(Limits().maxConnections));
    server.peer()->abort();
    QVERIFY(harness.waitForEvent("close"));
    harness.request(
        "now", "ws.connect", {{"connectionId", "n"}, {"url", server.address().toStdString()}});
    QVERIFY(harness.answer("now").contains("result"));
}

void TestSession::sessionsAreStrangers()
{
    RawServer server;
    Harness owner;
    Harness stranger;
    owner.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(owner.waitForEvent("open"));
    stranger.request("send", "ws.send", {{"connectionId", "c"}, {"data", "x"}});
    stranger.request("close", "ws.close", {{"connectionId", "c"}});
    COMPARE_JSON(stranger.answer("send").at("error").at("code"), "unknown_connection");
    COMPARE_JSON(stranger.answer("close").at("error").at("code"), "unknown_connection");
    server.send(QByteArray("\x81\x02hi", 4));
    QVERIFY(owner.waitForEvent("message"));
    QCOMPARE(stranger.transport.countEvents("message"), 0);
    QVERIFY(server.received().isEmpty());
}

void TestSession::closesAllWhenItEnds()
{
    RawServer server;
    RecordingTransport transport;
    ProgramConnections program;
    ResourceConnects connects;
    auto session = std::make_unique<Session>(
        callerWith(allCapabilities()), SessionContext{transport, program, connects});
    session->receive(toText({{"type", "rp:request"}, {"method", "ws.connect"},
        {"params", {{"connectionId", "c"}, {"url", server.address().toStdString()}}}}));
    QVERIFY(server.acceptHandshake());
    QTRY_COMPARE(transport.countEvents("open"), 1);
    session.reset();
    program.waitForGoodbyes();
    QCOMPARE(program.leaving(), 0);
    QTRY_VERIFY(server.isGone());
    // A masked close frame; its first payload bytes are 1001, xored with the mask before them.
    const QByteArray frame = server.received();
    QCOMPARE(quint8(frame.at(0)), quint8(0x88));
    const int code = ((quint8(frame.at(6)) ^ quint8(frame.at(2))) << 8)
        | (quint8(frame.at(7)) ^ quint8(frame.at(3)));
    QCOMPARE(code, 1001);
}

//! Nothing is lost and nothing is dropped: the server cannot send on until the frame reads.
void TestSession::makesTheServerWait()
{
    Limits limits;
    limits.maxQueuedReceiveBytes = limits::mebibyte;
    RawServer server;
    Harness harness(allCapabilities(), limits); // acknowledges nothing by itself
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    QByteArray message("\x81\x7F\0\0\0\0\0\x10\0\0", 10); // 1 MiB
    message += QByteArray(limits::mebibyte, 'x');
    const int count = 16;
    for (int i = 0; i < count; ++i)
        server.send(message);
    const auto received
        = [&] { return harness.session.connections().front().traffic.bytesReceived; };
    qint64 stuck = -1;
    while (std::exchange(stuck, received()) != received())
        QTest::qWait(300); // until it does not change any more
    QVERIFY2(stuck < 8 * limits::mebibyte, qPrintable(QString::number(stuck)));
    QVERIFY(QTest::qWaitFor(
        [&] {
            harness.acknowledge();
            return harness.transport.countEvents("message") == count;
        },
        test::waitAtMostMs));
    COMPARE_JSON(harness.transport.find("name", "limit.warning").at("payload").at("limit"),
        "maxQueuedReceiveBytes");
    QCOMPARE(harness.transport.countEvents("error"), 0);
    QCOMPARE(harness.transport.countEvents("close"), 0);
}

void TestSession::endsWhenAnswersAreNotRead()
{
    Harness harness; // acknowledges nothing
    const QSignalSpy ended(&harness.session, &Session::ended);
    const std::string id(limits::maxRequestIdBytes, 'x');
    const Json request{{"type", "rp:request"}, {"id", id}, {"method", "rp.hello"}};
    const QByteArray text = toText(request);
    const qsizetype most = limits::maxWaitingAnswerBytes + limits::maxUnacknowledgedBytes;
    for (qsizetype answered = 0; answered < 2 * most && ended.isEmpty(); answered += 128) {
        harness.session.receive(text);
        if (answered % limits::mebibyte == 0)
            QCoreApplication::processEvents();
    }
    QTRY_COMPARE(ended.count(), 1);
}

void TestSession::understandsWhatTheSdkSends_data()
{
    QTest::addColumn<QByteArray>("message");
    for (const Json& row : test::jsonFixture(QStringLiteral("protocol/sdk-requests.json")))
        QTest::newRow(row.at("name").get<std::string>().c_str()) << toText(row.at("message"));
}

//! Whatever the SDK sends is well-formed: only the connection may be unknown to this session.
void TestSession::understandsWhatTheSdkSends()
{
    QFETCH(QByteArray, message);
    Harness harness;
    const Json request = Json::parse(message.begin(), message.end());
    harness.session.receive(message);
    QTest::qWait(20);
    for (const Json& answer : harness.transport.messages) {
        if (answer.value("type", "") == "rp:response" && answer.contains("error"))
            COMPARE_JSON(answer.at("error").at("code"), "unknown_connection");
    }
    if (request.contains("id"))
        QVERIFY(!harness.transport.find("id", request.at("id")).is_null());
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
