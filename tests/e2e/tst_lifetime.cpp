#include "tests/support/engine_test.h"
#include "tests/support/process_tree.h"
#include "tests/support/server_process.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QWebEnginePage>
#include <QWebEngineView>

#include <csignal>

using namespace portcullis;
using test::OpenResource;
using test::resourceFixture;
using test::ServerProcess;

namespace {

const CapabilitySet everything = allCapabilities();

//! The most memory that a process has had at once, in MiB.
int peakMemory(qint64 process)
{
    return int(test::peakResidentBytes(process) / limits::mebibyte);
}

qint64 rendererOf(const OpenResource& open)
{
    return open.tab().findChild<QWebEngineView*>()->page()->renderProcessPid();
}

} // namespace

//! \brief However a document ends, its connections end with it, and the server is told 1001.
class TestLifetime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void init();
    void reloadClosesConnections();
    void navigationClosesConnections();
    void closingClosesConnections();
    void crashClosesConnections();
    void revokingClosesConnections();
    void quittingClosesConnections_data();
    void quittingClosesConnections();
    void aFrameThatSleepsMakesTheServerWait();
    void aSlowHandlerMakesTheServerWait();

private:
    QString address(const char* path) { return m_server.address() + QLatin1String(path); }
    OpenResource openEcho();
    bool waitForGoodbye();

    ServerProcess m_server;
    int m_closedBefore = 0;
};

//! What the test before has left is over first.
void TestLifetime::init()
{
    QVERIFY(test::waitFor([&] { return m_server.count("open") == m_server.count("close"); }));
    m_closedBefore = m_server.count("close");
}

//! A resource with one connection, which the server echoes.
OpenResource TestLifetime::openEcho()
{
    return {resourceFixture("scripted"), everything,
        {{"{server}", address("/echo").toUtf8()}, {"{script}", "connect('1', server);"}}};
}

//! Whether the server has seen one more connection end, with 1001. Prints how long it took.
bool TestLifetime::waitForGoodbye()
{
    QElapsedTimer timer;
    timer.start();
    const bool came = test::waitFor([&] { return m_server.count("close") == m_closedBefore + 1; });
    qInfo("the server was told after %lld ms", timer.elapsed());
    return came && m_server.last("close").at("code") == 1001;
}

void TestLifetime::reloadClosesConnections()
{
    OpenResource open = openEcho();
    QVERIFY(open.waitForLine("\"event\":\"open\""));
    open.tab().reload();
    QVERIFY(waitForGoodbye());
    QVERIFY(test::waitFor([&] {
        return open.count("\"event\":\"open\"") == 2;
    })); // the id is free for the new document
    QCOMPARE(open.count("\"event\":\"close\""), 0);
}

void TestLifetime::navigationClosesConnections()
{
    OpenResource open(
        resourceFixture("two-pages"), everything, {{"{server}", address("").toUtf8()}});
    QVERIFY(open.waitForLine("second got"));
    QVERIFY(waitForGoodbye());
    test::waitFor([] { return false; }, std::chrono::milliseconds(200));
    // Its own answer, and nothing of its former life.
    QVERIFY2(open.count("second got") == 1, open.console().constData());
    QCOMPARE(open.count("rp:response"), 1);
}

void TestLifetime::closingClosesConnections()
{
    OpenResource open = openEcho();
    QVERIFY(open.waitForLine("\"event\":\"open\""));
    open.close();
    QVERIFY(waitForGoodbye());
}

void TestLifetime::crashClosesConnections()
{
    OpenResource open = openEcho();
    QVERIFY(open.waitForLine("\"event\":\"open\""));
    const QSignalSpy crashed(&open.tab(), &ResourceTab::crashed);
    const qint64 renderer = rendererOf(open);
    QVERIFY(renderer > 0);
    QCOMPARE(::kill(pid_t(renderer), SIGKILL), 0);
    QVERIFY(test::waitFor([&] { return crashed.count() == 1; }));
    QVERIFY(waitForGoodbye());
    open.tab().reload();
    QVERIFY(test::waitFor([&] { return open.count("\"event\":\"open\"") == 2; }));
}

void TestLifetime::revokingClosesConnections()
{
    OpenResource open = openEcho();
    QVERIFY(open.waitForLine("\"event\":\"open\""));
    open.tab().setPermissions({});
    QVERIFY(waitForGoodbye());
    QVERIFY(open.waitForLine("\"event\":\"close\""));
    QCOMPARE(open.count("\"name\":\"grants.changed\",\"payload\":{\"granted\":[],"), 1);
    QCOMPARE(open.count("\"stage\":\"policy\""), 1);
    QCOMPARE(open.tab().connectionText(), QStringLiteral("No connections"));
}

void TestLifetime::quittingClosesConnections_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("by itself") << 0;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestLifetime::quittingClosesConnections()
{
    QFETCH(int, signal);
    OpenResource prepared = openEcho(); // for its folder only
    QVERIFY(prepared.waitForLine("\"event\":\"open\""));
    QProcess program;
    const QString until
        = signal == 0 ? QStringLiteral("\"event\":\"open\"") : QStringLiteral("never");
    program.start(QStringLiteral(PORTCULLIS_PROGRAM),
        {QStringLiteral("run"), prepared.folder(), QStringLiteral("--headless"),
            QStringLiteral("--grant-all"), QStringLiteral("--console"), QStringLiteral("--until"),
            until});
    QByteArray output;
    QVERIFY(test::waitFor([&] {
        program.waitForReadyRead(1);
        output += program.readAllStandardOutput();
        return output.contains("\"event\":\"open\"");
    }));
    if (signal != 0)
        QCOMPARE(::kill(pid_t(program.processId()), signal), 0);
    QVERIFY(waitForGoodbye());
    QVERIFY(program.waitForFinished());
}

//! Nothing is lost, and neither the host nor the frame holds much of it meanwhile.
void TestLifetime::aFrameThatSleepsMakesTheServerWait()
{
    const QByteArray messages = "16384"; // of 64 KiB: 1 GiB
    OpenResource open(resourceFixture("flooded"), everything,
        {{"{server}", address("/flood?bytes=65536&messages=").toUtf8() + messages},
            {"{messages}", messages}, {"{sleepMs}", "10000"}});
    QVERIFY(open.waitForLine("sleeping"));
    const int before = peakMemory(QCoreApplication::applicationPid());
    QVERIFY(open.waitForLine("awake"));
    QCOMPARE(m_server.count("flooded"), 0);
    QCOMPARE(m_server.count("stalled"), 1);
    QVERIFY2(test::waitFor([&] { return open.count("received ") == 1; }, std::chrono::seconds(120)),
        open.console().constData());
    QVERIFY2(
        open.count("received 16384 messages, 1073741824 bytes") == 1, open.console().constData());
    QCOMPARE(open.count("out of order"), 0);
    const int growth = peakMemory(QCoreApplication::applicationPid()) - before;
    qInfo("1 GiB: the host grew by %d MiB at most; the renderer had %d MiB at most", growth,
        peakMemory(rendererOf(open)));
    QVERIFY(growth < 256);
}

//! The standard class gives each message a task of its own, and the host waits for those too.
void TestLifetime::aSlowHandlerMakesTheServerWait()
{
    const int stalled = m_server.count("stalled");
    const int flooded = m_server.count("flooded");
    const QByteArray script = R"(
        const socket = new WebSocket(`${server}/flood?messages=20000&bytes=10000`);
        let received = 0;
        socket.onmessage = ({ data }) => {
            if (Number(data.slice(0, 8)) !== received) log("out of order");
            received += 1;
            for (const end = performance.now() + 2; received < 1000 && performance.now() < end;);
            if (received === 1000) log("slow enough");
            if (received === 20000) log("received all");
        };
    )";
    OpenResource open(resourceFixture("web-socket"), everything,
        {{"{server}", address("").toUtf8()}, {"{script}", script}});
    QVERIFY(open.waitForLine("slow enough"));
    QCOMPARE(m_server.count("flooded"), flooded);
    QCOMPARE(m_server.count("stalled"), stalled + 1);
    QVERIFY(open.waitForLine("received all"));
    QCOMPARE(open.count("out of order"), 0);
}

PORTCULLIS_ENGINE_TEST(TestLifetime)
#include "tst_lifetime.moc"
