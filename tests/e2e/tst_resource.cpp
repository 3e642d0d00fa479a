#include "app/engine/engine_version.h"
#include "tests/support/engine_test.h"
#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"

using namespace portcullis;
using test::OpenResource;
using test::RawServer;
using test::resourceFixture;
using test::ServerProcess;

namespace {

const CapabilitySet everything = allCapabilities();
const QByteArray seedUrl = "wss://echo.websocket.org";

//! The scripted fixture with \a script, which finds the server's address in `server`.
OpenResource openScript(const QByteArray& script, const QString& server,
    const CapabilitySet& granted = everything, const Settings& settings = {})
{
    return {resourceFixture("scripted"), granted,
        {{"{server}", server.toUtf8()}, {"{script}", script}}, settings};
}

} // namespace

//! \brief Resources in the real engine, talking to a server that is not ours.
class TestResource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void sdkQuickStartRuns();
    void rawExampleRuns();
    void bundledResourceRuns();
    void helloTellsWhatWasGranted();
    void helloTellsTheEngine();
    void withoutGrantNoServerIsReached();
    void badMessagesAreAnswered();
    void largestMessageGoesThrough();
    void otherWindowsAreNotHeard();
    void resourcesAreStrangers();
    void statusLineNamesTheHosts();

private:
    QByteArray address(const char* path) { return m_server.address().toUtf8() + path; }

    ServerProcess m_server;
};

void TestResource::sdkQuickStartRuns()
{
    OpenResource open(
        resourceFixture("sdk-quick-start"), everything, {{seedUrl, address("/echo")}});
    QVERIFY(open.waitForLine("log: Closed: 1000"));
    QCOMPARE(open.console(),
        QByteArray("log: Connected!\nlog: Received: Hello, server!\nlog: Closed: 1000 "));
}

void TestResource::rawExampleRuns()
{
    OpenResource open(resourceFixture("raw-example"), everything, {{seedUrl, address("/echo")}});
    QVERIFY(open.waitForLine("log: Closed: 1000"));
    QCOMPARE(open.console(), QByteArray("log: Connected\nlog: Data: Hello!\nlog: Closed: 1000 "));
}

void TestResource::bundledResourceRuns()
{
    OpenResource open(resourceFixture("bundled"), everything);
    QVERIFY(open.waitForLine("all=done"));
    for (const char* line : {"fetch=42", "fetch by Request=42", "fetch type=application/json",
             "fetch of nothing=failed: TypeError", "fetch of no URL=rejected: TypeError",
             "fetch posts=failed: TypeError", "fetch aborted=failed: AbortError",
             "fetch leaves on its signal=0 listeners", "fetch head=true", "fetch ok=true",
             "fetch outside=failed: TypeError", "xhr of the manifest=com.example.bundled",
             "wasm=42", "lazy=lazy", "image=2x2", "worker=from a worker", "style=rgb(10, 20, 30)",
             "font=1", "sdk=function", "mode=CSS1Compat", "secure=object"})
        QVERIFY2(open.count(line) == 1, open.console().constData());
}

void TestResource::helloTellsWhatWasGranted()
{
    OpenResource granted = openScript("request('h', 'rp.hello');", {});
    QVERIFY(granted.waitForLine("\"granted\":[\"network:ws\"]"));
    OpenResource refused = openScript("request('h', 'rp.hello');", {}, {});
    QVERIFY(refused.waitForLine("\"granted\":[]"));
}

//! No page learns from it what it could not read in the engine's own words.
void TestResource::helloTellsTheEngine()
{
    const QByteArray script = R"(
        addEventListener("message", ({ data: { result } }) => {
            const major = result.engine.chromium.split(".")[0];
            const isKnown = navigator.userAgent.includes(`QtWebEngine/${result.engine.qt} `)
                && navigator.userAgent.includes(` Chrome/${major}.`);
            console.log(`known: ${isKnown}, ${navigator.userAgent}`);
            console.log(`fixes: ${result.engine.securityPatches}`);
        });
        request("h", "rp.hello");
    )";
    OpenResource open = openScript(script, {});
    const QByteArray fixes = "log: fixes: " + runningEngine().securityPatches.toLatin1();
    QVERIFY(open.waitForLine(fixes.constData()));
    QVERIFY2(open.count("known: true") == 1, open.console().constData());
}

void TestResource::withoutGrantNoServerIsReached()
{
    RawServer server;
    OpenResource open
        = openScript("connect('1', server); request('last', 'rp.hello');", server.address(), {});
    QVERIFY(open.waitForLine("\"id\":\"last\""));
    QCOMPARE(open.count("\"code\":\"capability_denied\""), 1);
    QCOMPARE(server.connectionCount(), 0);
}

void TestResource::badMessagesAreAnswered()
{
    const QByteArray script = R"(
        const circular = { type: "rp:request", id: "circular", method: "rp.hello" };
        circular.params = circular;
        const post = (message) => parent.postMessage(message, "*");
        for (const ignored of ["rp:request", 7, null, [1], { type: "other", id: "ignored" }]) {
            post(ignored);
        }
        post({ type: "rp:request", id: "no method" });
        post({ type: "rp:request", id: 7, method: "rp.hello" });
        post(circular);
        post({ type: "rp:request", id: "bigint", method: "ws.send", params: { data: 1n } });
        request("huge", "ws.send", { connectionId: "1", data: "x".repeat(8 * 1024 * 1024) });
        let deep = [];
        for (let i = 0; i < 500; ++i) deep = [deep];
        request("deep", "ws.send", { deep });
        request("last", "rp.hello");
    )";
    Settings settings;
    settings.limits = {{QStringLiteral("maxMessageBytes"), 1024 * 1024}};
    OpenResource open = openScript(script, {}, everything, settings);
    QVERIFY(open.waitForLine("\"id\":\"last\",\"result\""));
    for (const char* id :
        {"\"no method\"", "null", "\"circular\"", "\"bigint\"", "\"huge\"", "\"deep\""}) {
        const QByteArray answer = QByteArray("\"id\":") + id;
        QCOMPARE(open.count(answer.constData()), 1);
    }
    QCOMPARE(open.count("\"code\":\"invalid_request\""), 6);
    QCOMPARE(open.count("ignored"), 0);
    QCOMPARE(open.count("got "), 7);
}

void TestResource::largestMessageGoesThrough()
{
    const QByteArray script = R"(
        const data = "ä".repeat(4 * 1024 * 1024);
        addEventListener("message", ({ data: event }) => {
            if (event.event === "open") request("s", "ws.send", { connectionId: "1", data });
            if (event.event === "message") console.log("same " + (event.data === data));
        });
        connect("1", server);
    )";
    OpenResource open = openScript(script, m_server.address() + QStringLiteral("/echo"));
    QVERIFY(open.waitForLine("same true"));
}

//! A frame inside the resource's frame is another window, and so is the host page itself.
void TestResource::otherWindowsAreNotHeard()
{
    RawServer server;
    const QByteArray script = R"(
        const inner = document.createElement("iframe");
        inner.srcdoc = "<script>" +
            "top.postMessage({ type: 'rp:request', id: 'inner', method: 'ws.connect', " +
            "params: { connectionId: 'i', url: '" + server + "' } }, '*');" +
            "top.postMessage({ type: 'rp:document' }, '*');" +
            "parent.postMessage('inner is done', '*');" +
            "<\/script>";
        document.body.append(inner);
    )";
    OpenResource open = openScript(script, server.address());
    QVERIFY(open.waitForLine("inner is done"));
    open.runInShell(QStringLiteral("window.postMessage({type: 'rp:request', id: 'shell', "
                                   "method: 'rp.hello', params: {}}, '*')"));
    test::waitFor([] { return false; }, std::chrono::milliseconds(300));
    QCOMPARE(open.count("rp:response"), 0);
    QCOMPARE(server.connectionCount(), 0);
}

void TestResource::resourcesAreStrangers()
{
    RawServer server;
    OpenResource owner = openScript("connect('shared', server);", server.address());
    QVERIFY(test::waitFor([&] { return server.connectionCount() == 1; }));
    QVERIFY(server.acceptHandshake());
    QVERIFY(owner.waitForLine("\"event\":\"open\""));
    OpenResource stranger
        = openScript("request('send', 'ws.send', { connectionId: 'shared', data: 'x' });"
                     "request('close', 'ws.close', { connectionId: 'shared' });",
            server.address());
    QVERIFY(stranger.waitForLine("\"id\":\"close\""));
    QCOMPARE(stranger.count("\"code\":\"unknown_connection\""), 2);
    server.send(QByteArray("\x81\x05still", 7));
    QVERIFY(owner.waitForLine("\"data\":\"still\""));
    QCOMPARE(stranger.count("still"), 0);
    QVERIFY(server.received().isEmpty());
}

void TestResource::statusLineNamesTheHosts()
{
    OpenResource open = openScript("connect('1', server); connect('2', server);",
        m_server.address() + QStringLiteral("/echo?secret=1"));
    QCOMPARE(open.tab().connectionText(), QStringLiteral("No connections"));
    QVERIFY(test::waitFor([&] { return open.count("\"event\":\"open\"") == 2; }));
    QTRY_COMPARE(open.tab().connectionText(),
        QStringLiteral("2 connections: 127.0.0.1:%1").arg(m_server.port()));
}

PORTCULLIS_ENGINE_TEST(TestResource)
#include "tst_resource.moc"
