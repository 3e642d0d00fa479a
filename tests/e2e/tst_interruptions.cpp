#include "tests/support/engine_test.h"
#include "tests/support/server_process.h"

using namespace portcullis;
using test::OpenResource;
using test::ServerProcess;

namespace {

//! What the scripts of the standard class share.
const QByteArray helpers = R"(
    const opened = async (path = "/echo") => {
        const socket = new WebSocket(`${server}${path}`);
        socket.binaryType = "arraybuffer";
        await next(socket, "open");
        return socket;
    };
    const sizeOf = (data) => data.length ?? data.byteLength;
    const echo = async (socket, data) => {
        const answer = next(socket, "message");
        socket.send(data);
        log("echo", sizeOf((await answer).data));
    };
    const received = (socket, count) => new Promise((resolve) => {
        const sizes = [];
        socket.addEventListener("message", ({ data }) => {
            if (sizes.push(sizeOf(data)) === count) resolve(sizes.join(" "));
        });
    });
    const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const act = async () => { {act} };
)";

//! Everything that a page can do to what its document is loading.
void addActs()
{
    QTest::addColumn<QByteArray>("act");
    const auto row
        = [](const char* sentence, const char* act) { QTest::newRow(sentence) << QByteArray(act); };
    row("stopped", "stop();");
    row("stopped several times at once", "for (let i = 0; i < 20; ++i) stop();");
    row("stopped several times in a row",
        "for (let i = 0; i < 5; ++i) { stop(); await pause(i); }");
    row("stopped in a task of its own", "await pause(0); stop();");
    row("stopped in a microtask", "await undefined; stop();");
    row("written anew", "document.open(); document.write('<p>anew'); document.close();");
    row("opened and not closed", "document.open(); document.write('<p>anew');");
    row("navigating, and stopped", "location.search = '?other'; stop();");
    row("navigating, and written anew",
        "location.search = '?other'; document.open(); document.write('<p>anew'); "
        "document.close();");
    row("reloading, and stopped", "location.reload(); stop();");
}

} // namespace

//! \brief Whatever breaks the way between a document and the program, messages arrive, once and in
//! order, and every call is answered.
class TestInterruptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("shell.js"))); }
    void idleConnectionLivesOn_data() { addActs(); }
    void idleConnectionLivesOn();
    void nothingUnderWayIsLost_data() { addActs(); }
    void nothingUnderWayIsLost();
    void connectingGoesOn_data() { addActs(); }
    void connectingGoesOn();
    void callsAreAnswered_data() { addActs(); }
    void callsAreAnswered();
    void rawMessagesArrive_data() { addActs(); }
    void rawMessagesArrive();
    void rawBatchesAreWhole();
    void interruptedByItsOwnHandlers();
    void floodIsWhole();
    void pageWithStandInsLivesOn();
    void nestedFrameStopsItselfOnly();
    void bufferedAmountComesDown();

private:
    //! Runs \a script, with the helpers before it, to its end.
    std::unique_ptr<OpenResource> run(const QByteArray& script, const QByteArray& act = "stop();");
    //! Runs \a script without the SDK.
    std::unique_ptr<OpenResource> runRaw(const QByteArray& script, const QByteArray& act);

    ServerProcess m_server;
};

std::unique_ptr<OpenResource> TestInterruptions::run(
    const QByteArray& script, const QByteArray& act)
{
    auto open
        = std::make_unique<OpenResource>(test::resourceFixture("web-socket"), allCapabilities(),
            QList<std::pair<QByteArray, QByteArray>>{{"{server}", m_server.address().toUtf8()},
                {"{script}", helpers + script}, {"{act}", act}});
    open->waitForLine("log: done");
    return open;
}

std::unique_ptr<OpenResource> TestInterruptions::runRaw(
    const QByteArray& script, const QByteArray& act)
{
    auto open = std::make_unique<OpenResource>(test::resourceFixture("scripted"), allCapabilities(),
        QList<std::pair<QByteArray, QByteArray>>{
            {"{server}", m_server.address().toUtf8()}, {"{script}", script}, {"{act}", act}});
    open->waitForLine("log: done");
    return open;
}

void TestInterruptions::idleConnectionLivesOn()
{
    QFETCH(QByteArray, act);
    const auto open = run(R"(
        const socket = await opened();
        socket.onclose = ({ code }) => log("close", code);
        await echo(socket, "before");
        await act();
        await echo(socket, "after it");
        await echo(socket, "l".repeat(200_000));
    )",
        act);
    QCOMPARE(open->console(), QByteArray("log: echo 6\nlog: echo 8\nlog: echo 200000\nlog: done"));
}

//! Small and large ones of both kinds: they travel in different ways.
void TestInterruptions::nothingUnderWayIsLost()
{
    QFETCH(QByteArray, act);
    const auto open = run(R"(
        const socket = await opened();
        socket.onclose = ({ code }) => log("close", code);
        const all = received(socket, 7);
        socket.send("first");
        socket.send("l".repeat(200_000));
        socket.send("between");
        socket.send(new ArrayBuffer(1_000_001));
        socket.send(new ArrayBuffer(3));
        socket.send("l".repeat(1_048_577));
        socket.send("last");
        await act();
        log(await all);
    )",
        act);
    QCOMPARE(open->console(), QByteArray("log: 5 200000 7 1000001 3 1048577 4\nlog: done"));
}

void TestInterruptions::connectingGoesOn()
{
    QFETCH(QByteArray, act);
    const auto open = run(R"(
        const socket = new WebSocket(`${server}/echo`);
        const isOpen = next(socket, "open");
        await act();
        await isOpen;
        await echo(socket, "hello");
    )",
        act);
    QCOMPARE(open->console(), QByteArray("log: echo 5\nlog: done"));
}

void TestInterruptions::callsAreAnswered()
{
    QFETCH(QByteArray, act);
    const auto open = run(R"(
        const before = rp.call("ws.list");
        const refused = rp.call("ws.unknown").catch(({ code }) => ({ code }));
        await act();
        const after = rp.call("ws.list");
        log(JSON.stringify(await Promise.all([before, refused, after])));
    )",
        act);
    QCOMPARE(open->console(),
        QByteArray(
            "log: [{\"connections\":[]},{\"code\":\"unknown_method\"},{\"connections\":[]}]\n"
            "log: done"));
}

//! A document that is written anew has lost its listeners.
void TestInterruptions::rawMessagesArrive()
{
    QFETCH(QByteArray, act);
    const auto open = runRaw(R"(
        const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        const sizes = [];
        const take = ({ data }) => {
            if (data.event === "open") begin();
            if (data.event === "message" && sizes.push(data.data.length) === 3) {
                console.log("sizes " + sizes.join(" "));
                request("last", "ws.list");
            }
            if (data.id === "last") console.log("done");
        };
        const send = (size) =>
            request(`send ${size}`, "ws.send", { connectionId: "c", data: "l".repeat(size) });
        const begin = async () => {
            [5, 200_000, 11].forEach(send);
            { {act} }
            addEventListener("message", take);
        };
        addEventListener("message", take);
        connect("c", `${server}/echo`);
    )",
        act);
    QCOMPARE(open->count("log: sizes 5 200000 11"), 1);
}

//! No message comes in two of them, and none of the first is left out.
void TestInterruptions::rawBatchesAreWhole()
{
    const auto open = runRaw(R"(
        let count = 0;
        const take = ({ event, data }) => {
            if (event !== "message") return;
            if (Number(data.slice(0, 8)) !== count) console.log(`${data} is not in order`);
            count += 1;
            if (count % 500 === 0) {act}
        };
        addEventListener("message", ({ data }) => {
            (data.type === "rp:batch" ? data.messages : [data]).forEach(take);
            if (data.id === "h") connect("c", `${server}/flood?messages=3000&bytes=200`);
            if (count === 3000) {
                console.log("done");
                count = 0;
            }
        });
        request("h", "rp.hello", { features: ["batch"] });
    )",
        "stop();");
    QCOMPARE(open->count("log: done"), 1);
    QCOMPARE(open->count("not in order"), 0);
}

void TestInterruptions::interruptedByItsOwnHandlers()
{
    const auto open = run(R"(
        const socket = await opened();
        socket.addEventListener("message", () => stop());
        const all = received(socket, 8);
        for (let size = 1; size < 5; ++size) {
            socket.send("s".repeat(size));
            socket.send(new ArrayBuffer(100_000 + size));
        }
        log(await all);
    )");
    QCOMPARE(open->console(), QByteArray("log: 1 100001 2 100002 3 100003 4 100004\nlog: done"));
}

//! More than may be under way at once.
void TestInterruptions::floodIsWhole()
{
    const auto open = run(R"(
        const socket = new WebSocket(`${server}/flood?messages=40000&bytes=500`);
        let count = 0;
        await new Promise((resolve) => {
            socket.onmessage = ({ data }) => {
                if (Number(data.slice(0, 8)) !== count) log(data, "is not in order");
                count += 1;
                if (count % 10_000 === 5000) act();
                if (count === 40_000) resolve();
            };
        });
        log(count);
    )");
    QCOMPARE(open->console(), QByteArray("log: 40000\nlog: done"));
}

void TestInterruptions::pageWithStandInsLivesOn()
{
    const auto open = run(R"(
        for (const [Class, name] of [[XMLHttpRequest, "send"], [EventSource, "close"],
            [Performance, "now"]])
            Class.prototype[name] = () => { throw new Error("a stand-in"); };
        for (const name of ["XMLHttpRequest", "EventSource", "setTimeout", "performance"])
            Object.defineProperty(globalThis, name, { value: class {} });
        const socket = new WebSocket(`${server}/echo`);
        await new Promise((resolve) => { socket.onopen = resolve; });
        stop();
        const sizes = [];
        await new Promise((resolve) => {
            socket.onmessage = ({ data }) => { if (sizes.push(data.length) === 3) resolve(); };
            for (const size of [5, 200_000, 11]) socket.send("x".repeat(size));
        });
        log(sizes.join(" "));
    )");
    QCOMPARE(open->console(), QByteArray("log: 5 200000 11\nlog: done"));
}

void TestInterruptions::nestedFrameStopsItselfOnly()
{
    const auto open = run(R"(
        const socket = await opened();
        const frame = document.createElement("iframe");
        frame.srcdoc = "<script>addEventListener('message', () => { stop(); document.open(); "
            + "document.close(); parent.postMessage('stopped', '*'); });<\/script>";
        document.body.append(frame);
        await next(frame, "load");
        frame.contentWindow.postMessage("stop", "*");
        await next(window, "message");
        await echo(socket, "nested");
        stop();
        await echo(socket, "l".repeat(200_000));
    )");
    QCOMPARE(open->console(), QByteArray("log: echo 6\nlog: echo 200000\nlog: done"));
}

void TestInterruptions::bufferedAmountComesDown()
{
    const auto open = run(R"(
        const socket = await opened();
        const all = received(socket, 3);
        for (const size of [5, 1_048_577, 11]) socket.send("x".repeat(size));
        stop();
        log(await all, socket.bufferedAmount);
    )");
    QCOMPARE(open->console(), QByteArray("log: 5 1048577 11 0\nlog: done"));
}

PORTCULLIS_ENGINE_TEST(TestInterruptions)
#include "tst_interruptions.moc"
