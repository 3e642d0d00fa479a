#include "tests/support/closed_port.h"
#include "tests/support/engine_test.h"
#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"

using namespace portcullis;
using test::OpenResource;
using test::ServerProcess;

//! \brief The standard class in a real frame, against a server that is not ours. Its rules one by
//! one are tested with the SDK.
class TestWebSocket : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void isTheGlobalClass();
    void echoesText();
    void echoesBinary();
    void keepsTheOrderOfBlobs();
    void negotiates();
    void failsWithoutTheProtocol();
    void closesAsTold();
    void closesWhileConnecting();
    void reportsTheServersClose();
    void failsWhereNobodyListens();
    void bufferedAmountFalls();
    void urlsAreNormalized();
    void withoutTheGrantItFails();
    void sdkTellsEverything();
    void textBegunAnewIsServed();
    void headersOfTheClassReachTheServer();
    void headersOfTheManifestReachTheServer();

private:
    //! Runs \a script to its end.
    //! \param more replacements in the resource's files.
    std::unique_ptr<OpenResource> run(const char* script,
        const CapabilitySet& granted = allCapabilities(), const test::Replacements& more = {});
    //! All that the page has logged, in order.
    static QByteArrayList logOf(const OpenResource& open);

    ServerProcess m_server;
};

std::unique_ptr<OpenResource> TestWebSocket::run(
    const char* script, const CapabilitySet& granted, const test::Replacements& more)
{
    auto open = std::make_unique<OpenResource>(test::resourceFixture("web-socket"), granted,
        test::Replacements{{"{server}", m_server.address().toUtf8()}, {"{script}", script}} + more);
    const bool isDone = test::waitFor([&] { return open->count("log: done") == 1; });
    if (!isDone || open->count("uncaught") > 0)
        qWarning("%s", open->console().constData());
    return open;
}

QByteArrayList TestWebSocket::logOf(const OpenResource& open)
{
    QByteArrayList lines = open.console().replace("log: ", "").split('\n');
    lines.removeAll("done");
    for (QByteArray& line : lines)
        line = line.trimmed();
    return lines;
}

void TestWebSocket::isTheGlobalClass()
{
    const auto open = run(R"(
        log(globalThis.WebSocket === rp.WebSocket, WebSocket.name, WebSocket.OPEN);
        const socket = new WebSocket(`${server}/echo`);
        log(socket instanceof WebSocket, socket instanceof EventTarget, socket.readyState);
        socket.close();
        await next(socket, "close");
    )");
    QCOMPARE(logOf(*open), (QByteArrayList{"true WebSocket 1", "true true 0"}));
}

void TestWebSocket::echoesText()
{
    const auto open = run(R"(
        const socket = watch(new WebSocket(`${server}/echo`));
        await next(socket, "open");
        socket.send("Grüße, 世界 \u{1F3F0}");
        socket.send("");
        socket.send("\uFEFFwith a mark");
        socket.send("\uD800 alone");
        await next(socket, "message");
        await next(socket, "message");
        await next(socket, "message");
        const last = await next(socket, "message");
        log(last.data.codePointAt(0).toString(16), last.origin === server);
        log(JSON.stringify([last.lastEventId, last.source, last.ports, last.bubbles]));
        socket.close();
        await next(socket, "close");
    )");
    QCOMPARE(logOf(*open),
        (QByteArrayList{"open", "message \"Grüße, 世界 🏰\"", "message \"\"",
            "message \"\xEF\xBB\xBFwith a mark\"", "message \"\xEF\xBF\xBD alone\"", "fffd true",
            "[\"\",null,[],false]", "close 1005 \"\" true"}));
}

void TestWebSocket::echoesBinary()
{
    const auto open = run(R"(
        const socket = watch(new WebSocket(`${server}/echo`));
        await next(socket, "open");
        const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
        socket.send(bytes);
        const first = await next(socket, "message");
        const same = new Uint8Array(await first.data.arrayBuffer());
        log(same.every((byte, i) => byte === i), bytes.length);
        socket.binaryType = "arraybuffer";
        socket.send(bytes.subarray(10, 12));
        const second = await next(socket, "message");
        log(new Uint8Array(second.data).join());
        const large = new Uint8Array(5_000_000).map((_, i) => i * 7);
        socket.send(large.buffer);
        const third = await next(socket, "message");
        log(new Uint8Array(third.data).every((byte, i) => byte === large[i]));
        socket.send(new ArrayBuffer(0));
        await next(socket, "message");
        socket.close();
        await next(socket, "close");
    )");
    QCOMPARE(logOf(*open),
        (QByteArrayList{"open", "message Blob(256)", "true 256", "message ArrayBuffer(2)", "10,11",
            "message ArrayBuffer(5000000)", "true", "message ArrayBuffer(0)",
            "close 1005 \"\" true"}));
}

void TestWebSocket::keepsTheOrderOfBlobs()
{
    const auto open = run(R"(
        const socket = watch(new WebSocket(`${server}/echo`));
        await next(socket, "open");
        socket.send("before");
        socket.send(new Blob([new Uint8Array(300_000)]));
        socket.send("after");
        log(socket.bufferedAmount);
        await next(socket, "message");
        await next(socket, "message");
        await next(socket, "message");
        socket.send(new Blob(["the last"]));
        socket.close(1000, "when all is sent");
        await next(socket, "close");
    )");
    QCOMPARE(logOf(*open),
        (QByteArrayList{"open", "300011", "message \"before\"", "message Blob(300000)",
            "message \"after\"", "close 1000 \"when all is sent\" true"}));
}

void TestWebSocket::negotiates()
{
    const auto open = run(R"(
        const socket = watch(new WebSocket(`${server}/echo`, ["chat-v1", "chat-v2"]));
        log(`"${socket.protocol}"`);
        await next(socket, "open");
        log(socket.protocol, `"${socket.extensions}"`);
    )");
    QCOMPARE(logOf(*open), (QByteArrayList{"\"\"", "open", "chat-v2 \"\""}));
}

void TestWebSocket::failsWithoutTheProtocol()
{
    const auto open = run(R"(
        const socket = watch(new WebSocket(`${server}/echo`, "unheard-of"));
        await next(socket, "close");
        log(socket.readyState);
    )");
    QCOMPARE(logOf(*open), (QByteArrayList{"error", "close 1006 \"\" false", "3"}));
}

void TestWebSocket::closesAsTold()
{
    const auto open = run(R"(
        const socket = watch(new WebSocket(`${server}/echo`));
        await next(socket, "open");
        socket.close(4321, "enough");
        log(socket.readyState);
        await next(socket, "close");
        log(socket.readyState);
    )");
    QCOMPARE(logOf(*open), (QByteArrayList{"open", "2", "close 4321 \"enough\" true", "3"}));
    QTRY_VERIFY(m_server.hasReported({{"event", "close"}, {"code", 4321}, {"reason", "enough"}}));
}

void TestWebSocket::closesWhileConnecting()
{
    test::RawServer silent;
    auto open
        = std::make_unique<OpenResource>(test::resourceFixture("web-socket"), allCapabilities(),
            QList<std::pair<QByteArray, QByteArray>>{
                {"{server}", silent.address().toUtf8()}, {"{script}", R"(
            const socket = watch(new WebSocket(server));
            setTimeout(() => { socket.close(); log(socket.readyState); }, 100);
            await next(socket, "close");
        )"}});
    QVERIFY(open->waitForLine("done"));
    QCOMPARE(logOf(*open), (QByteArrayList{"2", "error", "close 1006 \"\" false"}));
    QVERIFY(test::waitFor([&] { return silent.isGone(); }));
}

void TestWebSocket::reportsTheServersClose()
{
    const auto open = run(R"(
        await next(watch(new WebSocket(`${server}/close?code=3333&reason=why`)), "close");
        await next(watch(new WebSocket(`${server}/close-without-status`)), "close");
        await next(watch(new WebSocket(`${server}/terminate`)), "close");
        await next(watch(new WebSocket(`${server}/status?code=403`)), "close");
    )");
    QCOMPARE(logOf(*open),
        (QByteArrayList{"open", "close 3333 \"why\" true", "open", "close 1005 \"\" true", "open",
            "close 1006 \"\" false", "error", "close 1006 \"\" false"}));
}

void TestWebSocket::failsWhereNobodyListens()
{
    const test::ClosedPort unused;
    const QByteArray script = QByteArray(R"(
        await next(watch(new WebSocket("ws://127.0.0.1:)")
        + QByteArray::number(unused.number()) + R"(")), "close");
        await next(watch(new WebSocket("ws://127.0.0.1:25")), "close"); // a blocked port
    )";
    const auto open = run(script.constData());
    QCOMPARE(logOf(*open),
        (QByteArrayList{"error", "close 1006 \"\" false", "error", "close 1006 \"\" false"}));
}

void TestWebSocket::bufferedAmountFalls()
{
    const auto open = run(R"(
        const socket = new WebSocket(`${server}/count`);
        await next(socket, "open");
        socket.send("héhé");
        socket.send(new Uint8Array(4));
        log(socket.bufferedAmount);
        while (socket.bufferedAmount > 0) {
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        socket.send("report");
        log((await next(socket, "message")).data);
        socket.close();
        await next(socket, "close");
        socket.send("into the void");
        log(socket.bufferedAmount);
    )");
    QCOMPARE(logOf(*open), (QByteArrayList{"10", "{\"messages\":2,\"bytes\":10}", "13"}));
}

void TestWebSocket::urlsAreNormalized()
{
    const auto open = run(R"(
        const fail = (...args) => {
            try { new WebSocket(...args); log("accepted"); } catch (error) { log(error.name); }
        };
        const http = new WebSocket(server.replace("ws:", "HTTP:"));
        log(http.url === `${server}/`);
        await next(http, "open");
        http.close();
        fail("ws://localhost/#fragment");
        fail("/relative");
        fail("ftp://localhost/");
        fail("ws://a:b:c/");
        fail(server, "not a token");
        fail(server, ["twice", "twice"]);
    )");
    QCOMPARE(logOf(*open),
        (QByteArrayList{"true", "SyntaxError", "SyntaxError", "SyntaxError", "SyntaxError",
            "SyntaxError", "SyntaxError"}));
}

void TestWebSocket::withoutTheGrantItFails()
{
    const int before = m_server.count("tcp");
    const auto open = run(R"(
        await next(watch(new WebSocket(`${server}/echo`)), "close");
    )",
        {});
    QCOMPARE(logOf(*open), (QByteArrayList{"error", "close 1006 \"\" false"}));
    QCOMPARE(m_server.count("tcp"), before);
}

//! What only the SDK's own connections have.
void TestWebSocket::sdkTellsEverything()
{
    const auto open = run(R"(
        const ws = rp.ws.connect(`${server}/headers-back`, { heartbeat: { intervalMs: 100 } });
        const once = (name) => new Promise((resolve) => {
            const off = ws.on(name, (...args) => { off(); resolve(args); });
        });
        const [info] = await once("open");
        log(info.headers["x-two"], info.reconnected, info.url === `${server}/headers-back`);
        const [beat] = await once("pong");
        log("heartbeat", beat.heartbeat, typeof beat.elapsedMs);
        ws.ping(new Uint8Array([1, 2]));
        let pong = beat;
        while (pong.heartbeat) [pong] = await once("pong");
        log("ours", describe(pong.data));
        const [listed] = await rp.ws.list();
        log(listed.state, listed.messagesSent, listed.url === info.url);
        ws.close(3000, "bye");
        log((await once("close")).join());
        const lost = rp.ws.connect(`${server}/status?code=401`);
        lost.on("error", (message, { stage, httpStatus }) => log(message, stage, httpStatus));
        await new Promise((resolve) => lost.on("close", resolve));
    )");
    QCOMPARE(logOf(*open),
        (QByteArrayList{"a, b false true", "heartbeat true number", "ours ArrayBuffer(2)",
            "open 0 true", "3000,bye,true",
            "the server refused the WebSocket handshake http 401"}));
}

//! document.open() removes all listeners, also the one that tells the host that the frame keeps up.
void TestWebSocket::textBegunAnewIsServed()
{
    const auto open = run(R"(
        document.open();
        document.write("<p>anew</p>");
        document.close();
        let left = 200;
        const all = new Promise((resolve) => {
            addEventListener("message", ({ data }) => {
                const messages = data.type === "rp:batch" ? data.messages : [data];
                left -= messages.filter(({ event }) => event === "message").length;
                if (left === 0) resolve();
            });
        });
        const url = `${server}/flood?messages=200&bytes=100000`;
        parent.postMessage({ type: "rp:request", id: "1", method: "ws.connect",
            params: { connectionId: "c", url } }, "*");
        await all;
        log("all");
    )");
    QCOMPARE(logOf(*open), QByteArrayList{"all"});
}

void TestWebSocket::headersOfTheClassReachTheServer()
{
    const auto open = run(R"(
        const tellHeaders = async () => {
            const socket = new WebSocket(`${server}/headers`);
            const lines = JSON.parse((await next(socket, "message")).data);
            const all = (name) => lines.filter((_, i) => lines[i - 1]?.toLowerCase() === name
                && i % 2 === 1).join();
            log(`"${all("user-agent")}" "${all("origin")}"`);
        };
        await tellHeaders();
        const restore = rp.installWebSocket({ headers: {
            "user-agent": "App/1", ORIGIN: "https://app.example" } });
        await tellHeaders();
        restore();
        rp.installWebSocket();
        await tellHeaders();
        rp.installWebSocket({ headers: { Host: "app.example" } });
        await next(watch(new WebSocket(server)), "close");
    )");
    const QByteArray ours = "\"Portcullis/" PORTCULLIS_VERSION "\" \"\"";
    QCOMPARE(logOf(*open),
        (QByteArrayList{ours, "\"App/1\" \"https://app.example\"", ours,
            "warn: The host refused a WebSocket. invalid_params: params.headers must not set "
            "Host",
            "error", "close 1006 \"\" false"}));
}

//! By each of the three ways to connect.
void TestWebSocket::headersOfTheManifestReachTheServer()
{
    const auto open = run(R"(
        const tellHeaders = (text) => {
            const lines = JSON.parse(text);
            const all = (name) => lines.filter((_, i) => lines[i - 1]?.toLowerCase() === name
                && i % 2 === 1).join();
            log(`"${all("user-agent")}" "${all("origin")}"`);
        };
        const url = `${server}/headers`;
        const ofSdk = (headers) => new Promise((resolve) =>
            rp.ws.connect(url, { headers }).on("message", resolve));
        tellHeaders((await next(new WebSocket(url), "message")).data);
        tellHeaders(await ofSdk({}));
        tellHeaders(await ofSdk({ origin: "https://call.example" }));
        rp.installWebSocket({ headers: { "USER-AGENT": "Class/1" } });
        tellHeaders((await next(new WebSocket(url), "message")).data);
        const raw = new Promise((resolve) => addEventListener("message", ({ data }) => {
            const messages = data.type === "rp:batch" ? data.messages : [data];
            const found = messages.find((each) => each.event === "message");
            if (found?.connectionId === "raw") resolve(found.data);
        }));
        parent.postMessage({ type: "rp:request", id: "1", method: "ws.connect",
            params: { connectionId: "raw", url } }, "*");
        tellHeaders(await raw);
    )",
        allCapabilities(),
        {{"\"hosts\":",
            R"("headers": { "Origin": "https://m.example", "user-agent": "M/1" }, "hosts":)"}});
    const QByteArray ofManifest = "\"M/1\" \"https://m.example\"";
    QCOMPARE(logOf(*open),
        (QByteArrayList{ofManifest, ofManifest, "\"M/1\" \"https://call.example\"",
            "\"Class/1\" \"https://m.example\"", ofManifest}));
}

PORTCULLIS_ENGINE_TEST(TestWebSocket)
#include "tst_web_socket.moc"
