#include "tests/support/raw_server.h"
#include "tests/support/session_harness.h"
#include "tests/support/wait_for.h"
#include "tests/support/watched_connection.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

HostPolicy listing(const QString& pattern)
{
    return HostPolicy({HostPattern::parse(pattern).value()});
}

} // namespace

//! Where the gate lets through: what is refused never reaches a server.
class TestWsHosts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void deniesAUrl();
    void playsByTheList();
    void deniesANameBeforeItConnects();
    void permitsANamedName_data();
    void permitsANamedName();
    void deniesAnAddressBeforeItConnects_data();
    void deniesAnAddressBeforeItConnects();
    void isNotTriedAgain();
    void aProxyResolvesNames();
    void goneWhileItResolves();
};

void TestWsHosts::deniesAUrl()
{
    RawServer server;
    Caller caller = callerWith(allCapabilities());
    caller.permissions.hosts = HostPolicy();
    Harness harness(caller);
    harness.connect("c", server.address());
    QCOMPARE(harness.errorOf("connect"), QStringLiteral("host_denied"));
    harness.request("list", "ws.list", Json::object());
    QCOMPARE(harness.answer("list").at("result").at("connections").size(), size_t(0));
    QTest::qWait(50);
    QCOMPARE(server.connectionCount(), 0);
}

void TestWsHosts::playsByTheList()
{
    RawServer server;
    RawServer other;
    Caller caller = callerWith(allCapabilities());
    caller.permissions.hosts = listing(server.address());
    Harness harness(caller);
    harness.connect("a", other.address());
    QCOMPARE(harness.errorOf("connect"), QStringLiteral("host_denied"));
    harness.connect("b", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    QCOMPARE(other.connectionCount(), 0);
}

void TestWsHosts::deniesANameBeforeItConnects()
{
    RawServer server;
    WatchedConnection watched(
        QStringLiteral("ws://localhost:%1/").arg(server.port()), HostPolicy());
    QTRY_COMPARE(watched.stage(), QStringLiteral("policy"));
    QCOMPARE(watched.code(), 1006);
    QTest::qWait(50);
    QCOMPARE(server.connectionCount(), 0);
}

void TestWsHosts::permitsANamedName_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("begins"); // what the server gets first
    QTest::newRow("a name") << QStringLiteral("ws://localhost:%1") << QByteArray("GET ");
    QTest::newRow("an address") << QStringLiteral("ws://127.0.0.1:%1") << QByteArray("GET ");
    QTest::newRow("a name over TLS") << QStringLiteral("wss://localhost:%1") << QByteArray("\x16");
    QTest::newRow("an address over TLS")
        << QStringLiteral("wss://127.0.0.1:%1") << QByteArray("\x16");
}

void TestWsHosts::permitsANamedName()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, begins);
    RawServer server;
    const QString url = address.arg(server.port());
    WatchedConnection watched(url, listing(url));
    QVERIFY(waitFor([&] { return !server.received().isEmpty(); }));
    QVERIFY(server.received().startsWith(begins));
    QVERIFY(watched.endings() == 0);
}

void TestWsHosts::deniesAnAddressBeforeItConnects_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("plain") << QStringLiteral("ws");
    QTest::newRow("TLS") << QStringLiteral("wss");
}

void TestWsHosts::deniesAnAddressBeforeItConnects()
{
    QFETCH(QString, scheme);
    RawServer server;
    WatchedConnection watched(
        QStringLiteral("%1://127.0.0.1:%2/secret?token=1").arg(scheme).arg(server.port()),
        HostPolicy());
    QTRY_COMPARE(watched.stage(), QStringLiteral("policy"));
    QCoreApplication::processEvents();
    QCOMPARE(server.connectionCount(), 0);
    QCOMPARE(watched.opened, 0);
}

void TestWsHosts::isNotTriedAgain()
{
    RawServer server;
    WatchedConnection watched(
        QStringLiteral("ws://127.0.0.1:%1/").arg(server.port()), HostPolicy(), withReconnect(5));
    QTRY_COMPARE(watched.stage(), QStringLiteral("policy"));
    QVERIFY(watched.retries.empty());
    QCOMPARE(watched.connection.state(), WsConnection::State::Closed);
}

//! The name means something to the proxy alone, and what it connects to is its own matter.
void TestWsHosts::aProxyResolvesNames()
{
    RawServer proxy;
    NetworkSettings settings;
    settings.proxy = parseProxy(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())).value();
    ProgramConnections program(settings);
    ResourceConnects connects;
    WsConnection connection(handshakeFor(QStringLiteral("ws://inside.example/")), {},
        {{}, HostPolicy()}, program, connects);
    connection.open();
    QVERIFY(waitFor([&] { return proxy.received().contains("\r\n\r\n"); }));
    QVERIFY(proxy.received().startsWith("CONNECT inside.example:80 "));
}

void TestWsHosts::goneWhileItResolves()
{
    RawServer server;
    const QString url = QStringLiteral("ws://localhost:%1").arg(server.port());
    {
        WatchedConnection watched(url, listing(url));
        QCoreApplication::processEvents();
    }
    QTest::qWait(50);
    QVERIFY(server.received().isEmpty());
}

QTEST_GUILESS_MAIN(TestWsHosts)
#include "tst_ws_hosts.moc"
