#include "tests/support/engine_test.h"
#include "tests/support/server_process.h"

using namespace portcullis;
using test::OpenResource;
using test::ServerProcess;

//! Who may not use the frame's way to the host, and who still may.
class TestTransportLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("shell.js"))); }
    void policyOfTheDocumentRefusesNoData();
    void guessesAreNotServed();
    void formerKeyIsRefused();

private:
    std::unique_ptr<OpenResource> open(
        const QByteArray& script, const QList<std::pair<QString, QByteArray>>& files = {}) const;

    ServerProcess m_server;
};

std::unique_ptr<OpenResource> TestTransportLimits::open(
    const QByteArray& script, const QList<std::pair<QString, QByteArray>>& files) const
{
    return std::make_unique<OpenResource>(test::resourceFixture("web-socket"), allCapabilities(),
        QList<std::pair<QByteArray, QByteArray>>{
            {"{server}", m_server.address().toUtf8()}, {"{script}", script}},
        Settings{}, files);
}

//! It is about what the document loads, and the way to the host is not its own.
void TestTransportLimits::policyOfTheDocumentRefusesNoData()
{
    const QByteArray page = R"(<!doctype html>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy"
            content="default-src 'none'; script-src 'unsafe-inline'">
        <script>
        const request = (method, params) => parent.postMessage(
            { type: "rp:request", method, params: { connectionId: "c", ...params } }, "*");
        const bytes = (size) => Uint8Array.from({ length: size }, (_, i) => i * 7 + (i >> 8)).buffer;
        const isSame = (a, b) => {
            if (typeof a === "string" || typeof b === "string") return a === b;
            const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
            return left.length === right.length && left.every((byte, i) => byte === right[i]);
        };
        const sent = ["small", "\uFEFF\r" + "\u20AC\r\n\0|\u{1F600}".repeat(30_000), "between",
            bytes(100_001), bytes(32_768), bytes(300_000), "l".repeat(300_000), "", "last"];
        const received = [];
        addEventListener("message", ({ data: { event, data } }) => {
            if (event === "open") {
                for (const data of sent) request("ws.send", { data });
            } else if (event === "message" && received.push(data) === sent.length) {
                const wrong = sent.findIndex((data, i) => !isSame(data, received[i]));
                console.log(wrong < 0 ? "all are the same" : `${wrong} is not the same`);
            }
        });
        request("ws.connect", { url: "{server}/echo" });
        const file = new XMLHttpRequest();
        file.open("GET", "resource.json");
        file.onerror = () => console.log("own file is refused");
        file.send();
        </script>)";
    const auto resource = open({},
        {{QStringLiteral("index.html"),
            QByteArray(page).replace("{server}", m_server.address().toUtf8())}});
    QVERIFY(resource->waitForLine("the same"));
    QCOMPARE(resource->count("log: all are the same"), 1);
    QVERIFY(resource->waitForLine("log: own file is refused"));
}

//! A frame inside the resource has the same origin, but not its key.
void TestTransportLimits::guessesAreNotServed()
{
    const QByteArray script = R"(
        const socket = new WebSocket(`${server}/echo`);
        await next(socket, "open");
        const guess = `
            const channel = "portcullis-channel://com.example.web-socket";
            const listen = (query) => {
                const events = new EventSource(channel + "/events?" + query);
                for (const type of ["open", "message", "m1", "m2", "m16", "m256", "i"]) {
                    events.addEventListener(type, () => console.log("served " + type));
                }
                return events;
            };
            const ask = (url) => new Promise((resolve) => {
                const request = new XMLHttpRequest();
                request.open("GET", url);
                request.onload = () => { console.log("served " + url); resolve(); };
                request.onerror = resolve;
                request.send();
            });
            const former = listen("guess");
            const refused = new Promise((resolve) => { former.onerror = resolve; });
            listen("");
            const urls = ["x.1", ".1", "1", ""].map((query) => channel + "/body?" + query);
            urls.push(channel + "/", channel + "/sdk.js", "portcullis-channel://com.example.x/body");
            const all = [refused, ...urls.map(ask)];
            const zeros = "0".repeat(32);
            for (const key of ["", "guess", zeros]) {
                console.debug("\u0001" + key + "a9|");
                console.debug("\u0001" + key + "j0|");
                console.debug("\u0001" + key);
            }
            Promise.all(all).then(() => { former.close();
                for (const target of [self, parent]) target.postMessage("guessed", "*"); });`;
        const guessed = () => new Promise((resolve) => addEventListener("message",
            ({ data }) => { if (data === "guessed") resolve(); }));
        let isDone = guessed();
        const inner = document.createElement("iframe");
        inner.srcdoc = `<script>${guess}<\/script>`;
        document.body.append(inner);
        await isDone;
        log("inner frame has guessed");
        isDone = guessed();
        new Function(guess)();
        await isDone;
        log("document has guessed");
        for (const data of ["still here", "x".repeat(300_000)]) {
            socket.send(data);
            log((await next(socket, "message")).data === data);
        }
        log("done");
    )";
    const auto resource = open(script);
    QVERIFY(resource->waitForLine("log: done"));
    QCOMPARE(resource->count("guessed"), 2);
    QCOMPARE(resource->count("log: true"), 2);
    QCOMPARE(resource->count("served"), 0);
    QCOMPARE(resource->count("\u0001"), 12); // those with a key are shown nowhere
}

//! The shell is as hostile as the frame here: it tells the document the keys of former ones.
void TestTransportLimits::formerKeyIsRefused()
{
    const QByteArray script = R"(
        const keys = await new Promise((resolve) => {
            addEventListener("message", ({ data }) => { if (data.keys) resolve(data.keys); });
            setInterval(() => parent.postMessage("keys", "*"), 20);
            log("ready");
        });
        if (keys.length < 2) {
            location.reload();
            await new Promise(() => {});
        }
        const [former] = keys.slice(-2);
        const channel = "portcullis-channel://com.example.web-socket";
        const listen = (query) => new EventSource(`${channel}/events?${query}`);
        const events = listen(`${former}.0`);
        events.onopen = () => log("served events");
        const isRefused = next(events, "error");
        listen(`${former}.1`).onopen = () => log("served events");
        await isRefused;
        events.close();
        console.debug(`\u0001${former}j0|`);
        const socket = new WebSocket(`${server}/echo`);
        await next(socket, "open");
        for (const data of ["new document", "x".repeat(300_000)]) {
            socket.send(data);
            log((await next(socket, "message")).data === data);
        }
        log("done");
    )";
    const auto resource = open(script);
    QVERIFY(resource->waitForLine("log: ready"));
    resource->runInShell(QStringLiteral(R"(
        const keys = [];
        addEventListener("message", ({ source, data }) => {
            if (data.type === "rp:document") keys.push(data.key);
            if (data === "keys") source.postMessage({ keys }, "*");
        });
    )"));
    QVERIFY(resource->waitForLine("log: done"));
    QCOMPARE(resource->count("served"), 0);
    QCOMPARE(resource->count("\u0001"), 0);
    QCOMPARE(resource->count("log: true"), 2);
}

PORTCULLIS_ENGINE_TEST(TestTransportLimits)
#include "tst_transport_limits.moc"
