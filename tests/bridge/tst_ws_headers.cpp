#include "bridge/core/limits.h"
#include "tests/support/fixtures.h"
#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"
#include "tests/support/session_harness.h"
#include "tests/support/wait_for.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QByteArray program = "Portcullis/" PORTCULLIS_VERSION;

//! A resource whose manifest has these default headers.
Caller callerWithDefaults(const Json& headers)
{
    Json manifest = jsonFixture(QStringLiteral("manifests/contract-example.json"));
    manifest["network"]["ws"] = {{"hosts", {"ws://127.0.0.1:*"}}, {"headers", headers}};
    Caller caller = callerWith(allCapabilities());
    caller.manifest
        = parseManifest(toText(manifest), QStringLiteral("resource.json")).value().manifest;
    return caller;
}

NetworkSettings through(const RawServer& proxy)
{
    NetworkSettings settings;
    settings.proxy = parseProxy(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())).value();
    return settings;
}

//! The head of the request that the last connection has sent; empty if none comes.
QByteArray headFor(const RawServer& server)
{
    const bool isThere = waitFor([&] { return server.received().contains("\r\n\r\n"); });
    return isThere ? server.received() : QByteArray();
}

//! The values of all lines with that name, whatever its case, in order.
QByteArrayList valuesOf(const QByteArray& head, const QByteArray& name)
{
    QByteArrayList values;
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            values << line.mid(colon + 1).trimmed();
    }
    return values;
}

//! `X-0` and so on, each with \a value.
Json numbered(qsizetype count, const std::string& value = {})
{
    Json headers = Json::object();
    for (qsizetype i = 0; i < count; ++i)
        headers["X-" + std::to_string(i)] = value;
    return headers;
}

} // namespace

//! The headers that a server sees in the request for a connection: the program's, those of the
//! manifest and those of the call.
class TestWsHeaders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void nearestGoesFirst_data();
    void nearestGoesFirst();
    void programHasOneVersion();
    void proxiedServersSeeThem();
    void everyAttemptHasThem();
    void serverThatWantsBoth_data();
    void serverThatWantsBoth();
    void numberIsBoundedInAll();
    void bytesAreBoundedInAll();
    void refusalOpensNoSocket_data();
    void refusalOpensNoSocket();
};

void TestWsHeaders::nearestGoesFirst_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QByteArrayList>("agents");
    QTest::addColumn<QByteArrayList>("origins");
    const auto row = [](const char* name, const char* manifest, const char* call,
                         const QByteArrayList& agents, const QByteArrayList& origins) {
        QTest::newRow(name) << QByteArray(manifest) << QByteArray(call) << agents << origins;
    };
    row("nobody sets any", "{}", "{}", {program}, {});
    row("call", "{}", R"({"User-Agent": "A/1", "Origin": "https://a.example"})", {"A/1"},
        {"https://a.example"});
    row("call in lower case", "{}", R"({"user-agent": "A/1", "origin": "null"})", {"A/1"},
        {"null"});
    row("call in upper case", "{}", R"({"USER-AGENT": "A/1"})", {"A/1"}, {});
    row("call with an empty value", "{}", R"({"User-Agent": ""})", {""}, {});
    row("call with other headers", "{}", R"({"X-User-Agent": "A/1"})", {program}, {});
    row("manifest", R"({"User-Agent": "M/1", "Origin": "https://m.example"})", "{}", {"M/1"},
        {"https://m.example"});
    row("manifest in mixed case", R"({"uSER-aGENT": "M/1"})", "{}", {"M/1"}, {});
    row("both", R"({"User-Agent": "M/1", "Origin": "https://m.example"})",
        R"({"User-Agent": "A/1", "Origin": "https://a.example"})", {"A/1"}, {"https://a.example"});
    row("both in two cases", R"({"User-Agent": "M/1", "ORIGIN": "https://m.example"})",
        R"({"user-agent": "A/1", "Origin": "https://a.example"})", {"A/1"}, {"https://a.example"});
    row("one each", R"({"Origin": "https://m.example"})", R"({"User-Agent": "A/1"})", {"A/1"},
        {"https://m.example"});
}

void TestWsHeaders::nearestGoesFirst()
{
    QFETCH(QByteArray, manifest);
    QFETCH(QByteArray, call);
    RawServer server;
    Harness harness(callerWithDefaults(Json::parse(manifest.begin(), manifest.end())));
    harness.connect("c", server.address(), {{"headers", Json::parse(call.begin(), call.end())}});
    const QByteArray head = headFor(server);
    QVERIFY(!head.isEmpty());
    QTEST(valuesOf(head, "User-Agent"), "agents");
    QTEST(valuesOf(head, "Origin"), "origins");
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
}

void TestWsHeaders::programHasOneVersion()
{
    RawServer server;
    Harness harness;
    harness.request("h", "rp.hello", Json::object());
    const Json host = harness.answer("h").at("result").at("host");
    harness.connect("c", server.address());
    const std::string expected
        = host.at("name").get<std::string>() + '/' + host.at("version").get<std::string>();
    QCOMPARE(valuesOf(headFor(server), "User-Agent"),
        QByteArrayList{QByteArray::fromStdString(expected)});
}

void TestWsHeaders::proxiedServersSeeThem()
{
    RawServer proxy;
    Harness harness(callerWithDefaults({{"Origin", "https://m.example"}}), through(proxy));
    harness.connect("c", QStringLiteral("ws://inside.example/"));
    QVERIFY(headFor(proxy).startsWith("CONNECT inside.example:80 "));
    QVERIFY(valuesOf(headFor(proxy), "Origin").isEmpty());
    QVERIFY(proxy.answerHandshake("HTTP/1.1 200 OK\r\n\r\n"));
    const QByteArray head = headFor(proxy);
    QVERIFY(head.startsWith("GET / "));
    QCOMPARE(valuesOf(head, "User-Agent"), QByteArrayList{program});
    QCOMPARE(valuesOf(head, "Origin"), QByteArrayList{"https://m.example"});
}

void TestWsHeaders::everyAttemptHasThem()
{
    RawServer server;
    Harness harness(callerWithDefaults({{"Origin", "https://m.example"}}));
    harness.connect("c", server.address(),
        {{"headers", {{"X-A", "1"}}}, {"reconnect", {{"initialDelayMs", 100}}}});
    const QByteArray first = headFor(server);
    QVERIFY(server.answerHandshake("HTTP/1.1 503 Busy\r\n\r\n"));
    QTRY_COMPARE(server.connectionCount(), 2);
    const QByteArray second = headFor(server);
    for (const char* const name : {"User-Agent", "Origin", "X-A"}) {
        QCOMPARE(valuesOf(first, name).size(), 1);
        QCOMPARE(valuesOf(second, name), valuesOf(first, name));
    }
}

void TestWsHeaders::serverThatWantsBoth_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<bool>("opens");
    const auto row = [](const char* name, const char* manifest, const char* call, bool opens) {
        QTest::newRow(name) << QByteArray(manifest) << QByteArray(call) << opens;
    };
    row("no Origin", "{}", "{}", false);
    row("a foreign Origin", "{}", R"({"Origin": "https://other.example"})", false);
    row("Origin of the call", "{}", R"({"Origin": "https://app.example"})", true);
    row("Origin of the manifest", R"({"Origin": "https://app.example"})", "{}", true);
}

//! As a list of origins in Django Channels and a rule of a firewall do it.
void TestWsHeaders::serverThatWantsBoth()
{
    QFETCH(QByteArray, manifest);
    QFETCH(QByteArray, call);
    QFETCH(bool, opens);
    ServerProcess server;
    QVERIFY(server.start(QStringLiteral("python_ws_server.py")));
    Harness harness(callerWithDefaults(Json::parse(manifest.begin(), manifest.end())));
    harness.connect("c", server.address() + QStringLiteral("/strict"),
        {{"headers", Json::parse(call.begin(), call.end())}});
    if (opens) {
        QVERIFY(harness.waitForEvent("open"));
        return;
    }
    QVERIFY(harness.waitForEvent("close"));
    COMPARE_JSON(harness.transport.find("event", "error").at("httpStatus"), 403);
}

void TestWsHeaders::numberIsBoundedInAll()
{
    RawServer server;
    Harness harness(callerWithDefaults(numbered(limits::maxHeaders)));
    harness.connect("more", server.address(), {{"headers", {{"Y", ""}}}});
    COMPARE_JSON(harness.answer("connect").at("error").at("code"), "invalid_params");
    QCOMPARE(server.connectionCount(), 0);
    harness.request("same", "ws.connect",
        {{"connectionId", "same"}, {"url", server.address().toStdString()},
            {"headers", {{"x-0", "call"}}}});
    QVERIFY(harness.answer("same").contains("result"));
    const QByteArray head = headFor(server);
    QCOMPARE(valuesOf(head, "X-0"), QByteArrayList{"call"});
    QCOMPARE(valuesOf(head, "X-63"), QByteArrayList{""});
    QCOMPARE(valuesOf(head, "User-Agent"), QByteArrayList{program});
}

void TestWsHeaders::bytesAreBoundedInAll()
{
    const std::string kibibyte(limits::kibibyte - 3, 'x'); // and the name
    const Json manifest = numbered(8, kibibyte);
    Json call;
    for (int i = 0; i < 8; ++i)
        call["Y-" + std::to_string(i)] = kibibyte;
    QCOMPARE(16 * limits::kibibyte, limits::maxHeaderBytes);
    RawServer server;
    Harness harness(callerWithDefaults(manifest));
    call["Y-0"] = kibibyte + 'x';
    harness.connect("more", server.address(), {{"headers", call}});
    COMPARE_JSON(harness.answer("connect").at("error").at("code"), "invalid_params");
    QCOMPARE(server.connectionCount(), 0);
    call["Y-0"] = kibibyte;
    harness.request("all", "ws.connect",
        {{"connectionId", "all"}, {"url", server.address().toStdString()}, {"headers", call}});
    QVERIFY(harness.answer("all").contains("result"));
    QCOMPARE(valuesOf(headFor(server), "Y-0"), QByteArrayList{QByteArray::fromStdString(kibibyte)});
}

void TestWsHeaders::refusalOpensNoSocket_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::newRow("forbidden") << QByteArray(R"({"Host": "a.example"})");
    QTest::newRow("two of one name") << QByteArray(R"({"Origin": "a", "ORIGIN": "b"})");
    QTest::newRow("line break in User-Agent") << QByteArray(R"({"User-Agent": "A\r\nX-B: 1"})");
    QTest::newRow("number") << QByteArray(R"({"User-Agent": 1})");
}

//! Defaults of the manifest do not mend what a call has wrong.
void TestWsHeaders::refusalOpensNoSocket()
{
    QFETCH(QByteArray, call);
    RawServer server;
    Harness harness(callerWithDefaults({{"User-Agent", "M/1"}, {"Origin", "https://m.example"}}));
    harness.connect("c", server.address(), {{"headers", Json::parse(call.begin(), call.end())}});
    COMPARE_JSON(harness.answer("connect").at("error").at("code"), "invalid_params");
    QVERIFY(harness.session.connections().empty());
    QCOMPARE(server.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TestWsHeaders)
#include "tst_ws_headers.moc"
