#include "tests/support/frames.h"
#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"
#include "tests/support/session_harness.h"

#include <QDir>
#include <QTest>

#include <unistd.h>

QT_BEGIN_NAMESPACE
//! Qt's own hooks for debuggers; see qhooks_p.h, which is no public header.
extern Q_CORE_EXPORT quintptr qtHookData[];
QT_END_NAMESPACE

using namespace portcullis;
using namespace portcullis::test;

namespace {

constexpr int addQObjectHook = 3;
constexpr int removeQObjectHook = 4;

int liveObjects = 0;

void countObject(QObject*)
{
    ++liveObjects;
}

void discountObject(QObject*)
{
    --liveObjects;
}

int openSockets()
{
    int count = 0;
    const QDir folder(QStringLiteral("/proc/self/fd"));
    for (const QFileInfo& entry : folder.entryInfoList(QDir::System | QDir::Files | QDir::Hidden))
        count += entry.symLinkTarget().contains(QLatin1String("socket:")) ? 1 : 0;
    return count;
}

//! Those that wait to be deleted, too.
int settledObjects()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::qWait(50);
    return liveObjects;
}

} // namespace

//! What a connection leaves behind: nothing.
class TestWsLife : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void initTestCase();
    void thousandConnectsLeaveNothing();
    void goodbyesComeWithinASecond();
    void silentServersDoNotHoldUs();
    void floodedConnectionSaysGoodbye();

private:
    ServerProcess m_server;
};

void TestWsLife::initTestCase()
{
    qtHookData[addQObjectHook] = reinterpret_cast<quintptr>(&countObject);
    qtHookData[removeQObjectHook] = reinterpret_cast<quintptr>(&discountObject);
    QVERIFY(m_server.start());
}

//! Half are closed by us, a quarter aborted, and a quarter closed by the server.
void TestWsLife::thousandConnectsLeaveNothing()
{
    Harness harness;
    int mostObjects = 0;
    int mostSockets = 0;
    const std::string address = m_server.address().toStdString();
    const auto live = [&](int i) {
        const std::string id = std::to_string(i);
        const std::string path = i % 4 == 3 ? "/close?code=3000" : "/echo";
        harness.transport.messages.clear();
        harness.request("c", "ws.connect", {{"connectionId", id}, {"url", address + path}});
        if (!harness.waitForEvent("open"))
            return false;
        mostObjects = qMax(mostObjects, liveObjects);
        mostSockets = qMax(mostSockets, openSockets());
        if (i % 4 < 3)
            harness.request("e", i % 4 == 2 ? "ws.abort" : "ws.close", {{"connectionId", id}});
        for (int packets = 0; packets < 8; ++packets)
            harness.acknowledge();
        return harness.waitForEvent("close");
    };
    QVERIFY(live(0) && live(1) && live(2) && live(3)); // what is made once and kept
    const int objects = settledObjects();
    const int sockets = openSockets();
    for (int i = 4; i < 1004; ++i)
        QVERIFY2(live(i), qPrintable(QString::number(i)));
    QCOMPARE(harness.program.count(), 0);
    QTRY_COMPARE(openSockets(), sockets);
    QCOMPARE(settledObjects(), objects);
    QVERIFY(mostObjects > objects && mostSockets > sockets); // they do count
    qInfo("before and after: %d objects, %d sockets; meanwhile at most %d and %d", objects, sockets,
        mostObjects, mostSockets);
}

void TestWsLife::goodbyesComeWithinASecond()
{
    const int before = m_server.count("close");
    RecordingTransport transport;
    ProgramConnections program;
    ResourceConnects connects;
    auto session = std::make_unique<Session>(
        callerWith(allCapabilities()), SessionContext{transport, program, connects});
    for (int i = 0; i < 20; ++i) {
        session->receive(toText({{"type", "rp:request"}, {"method", "ws.connect"},
            {"params",
                {{"connectionId", std::to_string(i)},
                    {"url", m_server.address().toStdString() + "/echo"}}}}));
    }
    QTRY_COMPARE(transport.countEvents("open"), 20);
    session.reset();
    QCOMPARE(program.count(), 20); // as long as they say goodbye
    program.waitForGoodbyes();
    QCOMPARE(program.count(), 0);
    QCOMPARE(program.leaving(), 0);
    QTRY_COMPARE(m_server.count("close"), before + 20);
    for (const Json& report : m_server.reports()) {
        if (report.at("event") == "close" && report.at("path") == "/echo"
            && report.at("code") != 1001)
            QVERIFY(report.at("code") == 1000 || report.at("code") == 1006); // the test before
    }
    QTRY_VERIFY(m_server.hasReported({{"event", "close"}, {"code", 1001}}));
}

void TestWsLife::silentServersDoNotHoldUs()
{
    RawServer server;
    {
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
        QCOMPARE(program.leaving(), 1);
        program.waitForGoodbyes();
        QCOMPARE(program.leaving(), 0);
    }
    QTRY_VERIFY(server.isGone());
    QCOMPARE(quint8(server.received().at(0)), first::close);
}

//! Unread data in the kernel would turn the end into a reset, and the 1001 could be lost.
void TestWsLife::floodedConnectionSaysGoodbye()
{
    const int before = m_server.count("close");
    RecordingTransport transport; // acknowledges nothing, so that reading stops
    ProgramConnections program;
    ResourceConnects connects;
    auto session = std::make_unique<Session>(
        callerWith(allCapabilities()), SessionContext{transport, program, connects});
    session->receive(toText({{"type", "rp:request"}, {"method", "ws.connect"},
        {"params",
            {{"connectionId", "c"},
                {"url", m_server.address().toStdString() + "/flood?messages=5000&bytes=10000"}}}}));
    QTRY_VERIFY(m_server.count("stalled") == 1);
    session.reset();
    program.waitForGoodbyes();
    QTRY_COMPARE(m_server.count("close"), before + 1);
    QTRY_VERIFY(m_server.hasReported({{"event", "close"}, {"code", 1001}, {"path", "/flood"}}));
}

QTEST_GUILESS_MAIN(TestWsLife)
#include "tst_ws_life.moc"
