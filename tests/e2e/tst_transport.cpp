#include "tests/support/engine_test.h"
#include "tests/support/server_process.h"

using namespace portcullis;
using test::OpenResource;
using test::ServerProcess;

namespace {

//! What the scripts share: they send all at once, and compare what comes back with that.
const QByteArray helpers = R"(
    const bytes = (size) => Uint8Array.from({ length: size }, (_, i) => i * 7 + (i >> 8)).buffer;
    const isSame = (a, b) => {
        if (typeof a === "string" || typeof b === "string") return a === b;
        const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
        return left.length === right.length && left.every((byte, i) => byte === right[i]);
    };
    const echo = async (sent, expected = sent) => {
        const socket = new WebSocket(`${server}/echo`);
        socket.binaryType = "arraybuffer";
        await next(socket, "open");
        const received = [];
        const all = new Promise((resolve) => socket.addEventListener("message", ({ data }) => {
            if (received.push(data) === sent.length) resolve();
        }));
        for (const data of sent) socket.send(data);
        await all;
        const wrong = expected.findIndex((data, i) => !isSame(data, received[i]));
        log(wrong < 0 ? `all ${sent.length} are the same` : `${wrong} is not the same`);
        return socket;
    };
)";

} // namespace

//! What crosses between the frame and the host arrives as it was sent, in order.
class TestTransport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("shell.js"))); }
    void textsComeBack_data();
    void textsComeBack();
    void loneSurrogatesAreReplaced();
    void bytesComeBack_data();
    void bytesComeBack();
    void orderIsKeptAcrossTheWays();
    void promisesRunBetweenTwoMessages();
    void whatWasWrittenIsToldBeforeItsEcho_data();
    void whatWasWrittenIsToldBeforeItsEcho();
    void rawFrameIsToldBeforeTheEcho();
    void rawFrameHearsItsParent();
    void rawFrameGetsBatches();
    void packetsAreNoConsoleLines();

private:
    //! Runs \a script, with the helpers before it, to its end.
    std::unique_ptr<OpenResource> run(const QByteArray& script);
    //! Runs \a script without the SDK.
    std::unique_ptr<OpenResource> runRaw(const QByteArray& script);

    ServerProcess m_server;
};

std::unique_ptr<OpenResource> TestTransport::run(const QByteArray& script)
{
    auto open
        = std::make_unique<OpenResource>(test::resourceFixture("web-socket"), allCapabilities(),
            QList<std::pair<QByteArray, QByteArray>>{
                {"{server}", m_server.address().toUtf8()}, {"{script}", helpers + script}});
    open->waitForLine("log: done");
    return open;
}

std::unique_ptr<OpenResource> TestTransport::runRaw(const QByteArray& script)
{
    auto open = std::make_unique<OpenResource>(test::resourceFixture("scripted"), allCapabilities(),
        QList<std::pair<QByteArray, QByteArray>>{
            {"{server}", m_server.address().toUtf8()}, {"{script}", script}});
    open->waitForLine("log: done");
    return open;
}

void TestTransport::textsComeBack_data()
{
    QTest::addColumn<QByteArray>("text"); // as JavaScript
    const auto row = [](const char* sentence, const char* text) {
        QTest::newRow(sentence) << QByteArray(text);
    };
    row("empty", R"("")");
    row("a space first", R"(" leading")");
    row("a byte order mark first", R"("\uFEFFbom")");
    row("two byte order marks first", R"("\uFEFF\uFEFFbom")");
    row("all line ends", R"("a\nb\r\nc\r")");
    row("only line feeds", R"("\n\n")");
    row("zeros", R"("nul\0nul\0")");
    row("line ends of Unicode", R"("\u2028\u2029\u0085")");
    row("characters of four bytes", R"("\u{1F3F0}\u{10FFFF}")");
    row("all characters of the first 2048",
        "Array.from({ length: 0x800 }, (_, i) => String.fromCharCode(i)).join(\"\")");
    row("what stands in packets", R"("|;t1\ndata: x\n\nevent: m1")");
    row("one byte less than an event carries", "\"x\".repeat(131071)");
    row("as much as an event carries", "\"x\".repeat(131072)");
    row("one byte more than an event carries", "\"x\".repeat(131073)");
    row("a long text of many kinds", R"("\uFEFF\r" + "\u00E4\r\n\0\u20AC\u{1F600}".repeat(30000))");
    row("a mebibyte and one", "\"x\".repeat(1048577)");
    row("a mebibyte and one of other characters", "\"\\u20AC\".repeat(349526)");
}

void TestTransport::textsComeBack()
{
    QFETCH(QByteArray, text);
    const auto open = run("await echo([" + text + "]);");
    QCOMPARE(open->console(), QByteArray("log: all 1 are the same\nlog: done"));
}

void TestTransport::loneSurrogatesAreReplaced()
{
    const auto open = run(R"(
        await echo(["\uD800 first", "last \uD83D", "\uDC00\uD800", "\uDBFF"],
            ["\uFFFD first", "last \uFFFD", "\uFFFD\uFFFD", "\uFFFD"]);
    )");
    QCOMPARE(open->console(), QByteArray("log: all 4 are the same\nlog: done"));
}

void TestTransport::bytesComeBack_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 2, 3, 32'768, 32'769, 100'001})
        QTest::addRow("%d bytes", size) << size;
}

void TestTransport::bytesComeBack()
{
    QFETCH(int, size);
    const auto open = run("await echo([bytes(" + QByteArray::number(size) + ")]);");
    QCOMPARE(open->console(), QByteArray("log: all 1 are the same\nlog: done"));
}

void TestTransport::orderIsKeptAcrossTheWays()
{
    const auto open = run(R"(
        const sent = [];
        for (let i = 0; i < 30; ++i) {
            sent.push(`small ${i}`, bytes(40_000 + i), bytes(i), "l\r".repeat(70_000 + i), "");
            if (i % 10 === 0) sent.push(bytes(1_000_001), "h".repeat(1_000_001));
        }
        await echo(sent);
    )");
    QCOMPARE(open->console(), QByteArray("log: all 156 are the same\nlog: done"));
}

//! The server sends all three at once, and who awaits one is ready for the next in time.
void TestTransport::promisesRunBetweenTwoMessages()
{
    const auto open = run(R"(
        const turn = (promise) => promise.then((event) => event);
        let missed = 0;
        for (let i = 0; i < 20; ++i) {
            const socket = new WebSocket(`${server}/greet`);
            await next(socket, "open");
            for (const expected of ["first", "second", "third"]) {
                const { data } = await turn(new Promise((resolve) => {
                    socket.onmessage = resolve;
                }));
                if (data !== expected) throw new Error(`${data} in place of ${expected}`);
            }
            socket.close();
        }
        log("none is missed");
    )");
    QCOMPARE(open->console(), QByteArray("log: none is missed\nlog: done"));
}

void TestTransport::whatWasWrittenIsToldBeforeItsEcho_data()
{
    QTest::addColumn<QByteArray>("data"); // as JavaScript
    QTest::newRow("a text") << QByteArray("\"hello\"");
    QTest::newRow("an empty text") << QByteArray("\"\"");
    QTest::newRow("bytes") << QByteArray("bytes(100)");
    QTest::newRow("bytes that are fetched") << QByteArray("bytes(40_000)");
    QTest::newRow("a text that is fetched") << QByteArray("\"l\".repeat(1_048_577)");
}

void TestTransport::whatWasWrittenIsToldBeforeItsEcho()
{
    QFETCH(QByteArray, data);
    const auto open = run(QByteArray(R"(
        const socket = new WebSocket(`${server}/echo`);
        await next(socket, "open");
        const amounts = new Set();
        for (let i = 0; i < 30; ++i) {
            socket.send("before it");
            socket.send({data});
            await next(socket, "message");
            await next(socket, "message");
            amounts.add(socket.bufferedAmount);
        }
        log([...amounts].join(" "));
    )")
                              .replace("{data}", data));
    QCOMPARE(open->console(), QByteArray("log: 0\nlog: done"));
}

void TestTransport::rawFrameIsToldBeforeTheEcho()
{
    const auto open = runRaw(R"(
        let waiting = 0;
        let rounds = 0;
        const send = () => {
            waiting += 5;
            request(undefined, "ws.send", { connectionId: "c", data: "hello" });
        };
        addEventListener("message", ({ data }) => {
            if (data.event === "open") send();
            if (data.event === "written") waiting -= data.bytes;
            if (data.event !== "message") return;
            if (waiting !== 0) console.log(`${waiting} left`);
            if (++rounds < 30) send();
            else console.log("done");
        });
        connect("c", `${server}/echo`);
    )");
    QCOMPARE(open->count("log: done"), 1);
    QCOMPARE(open->count("left"), 0);
}

void TestTransport::rawFrameHearsItsParent()
{
    const auto open = runRaw(R"(
        addEventListener("message", ({ data, source, origin }) => {
            if (data.type === "rp:response" && data.id === "h") {
                console.log("hello from", source === parent, origin);
                connect("c", `${server}/binary?bytes=100000`);
            } else if (data.event === "message") {
                const bytes = new Uint8Array(data.data);
                const isWhole = bytes.length === 100_000 && bytes.every((byte, i) => byte === i % 256);
                console.log("data from", source === parent, origin, isWhole);
                console.log("done");
            }
        });
        request("h", "rp.hello");
    )");
    QCOMPARE(open->count("hello from true portcullis://shell"), 1);
    QCOMPARE(open->count("data from true portcullis://shell true"), 1);
    QCOMPARE(open->count("rp:batch"), 0);
}

void TestTransport::rawFrameGetsBatches()
{
    const auto open = runRaw(R"(
        let batches = 0;
        let count = 0;
        const take = ({ event, data }) => {
            if (event !== "message") return;
            if (Number(data.slice(0, 8)) !== count) console.log(`${data} is not in order`);
            count += 1;
        };
        addEventListener("message", ({ data }) => {
            if (data.type === "rp:batch") {
                batches += 1;
                data.messages.forEach(take);
            } else take(data);
            if (data.id === "h") connect("c", `${server}/flood?messages=1000&bytes=20`);
            if (count === 1000) {
                console.log(`${count} messages, batches: ${batches > 0}`);
                console.log("done");
                count = 0;
            }
        });
        request("h", "rp.hello", { features: ["batch"] });
    )");
    QCOMPARE(open->count("log: 1000 messages, batches: true"), 1);
    QCOMPARE(open->count("not in order"), 0);
}

void TestTransport::packetsAreNoConsoleLines()
{
    const auto open = run(R"(
        console.debug("x");
        await echo(["a", bytes(10), "b".repeat(100_000), bytes(50_000)]);
        await rp.call("ws.list");
        console.debug("\u0001 of an author");
    )");
    QCOMPARE(open->console(),
        QByteArray("log: x\nlog: all 4 are the same\nlog: \u0001 of an author\nlog: done"));
}

PORTCULLIS_ENGINE_TEST(TestTransport)
#include "tst_transport.moc"
