#include "bridge/net/desktop_proxies.h"
#include "tests/support/closed_port.h"
#include "tests/support/lingering_socket.h"
#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"
#include "tests/support/session_harness.h"
#include "tests/support/watched_connection.h"

#include <QProcessEnvironment>
#include <QSemaphore>
#include <QTest>

using namespace portcullis;
using namespace portcullis::test;
using Watched = WatchedConnection;

namespace {

NetworkSettings trustingTheTestAuthority()
{
    NetworkSettings settings;
    settings.extraCertificates
        = readCertificates(QStringLiteral(PORTCULLIS_CERTIFICATES "/ca.pem")).value();
    return settings;
}

NetworkSettings throughProxy(const QString& address)
{
    NetworkSettings settings = trustingTheTestAuthority();
    settings.proxy = parseProxy(address).value();
    return settings;
}

NetworkSettings withEnvironment(const QStringList& variables)
{
    QProcessEnvironment environment;
    for (const QString& variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    NetworkSettings settings;
    settings.sources.environment = EnvironmentProxies(environment);
    return settings;
}

QStringList withCertificate(const char* name)
{
    return {
        QStringLiteral("--tls"), QStringLiteral(PORTCULLIS_CERTIFICATES "/") + QLatin1String(name)};
}

const QString proxyScript = QStringLiteral("proxy_server.mjs");
const QString socksScript = QStringLiteral("socks_server.mjs");

} // namespace

//! TLS and proxies, against servers that are not ours.
class TestWsNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void initTestCase();
    void goodCertificate();
    void badCertificate_data();
    void badCertificate();
    void plainServerOnTls();
    void lostDuringTls();
    void slowTlsTimesOut();
    void pausesOverTls();
    void saysTooLargeOverTls();
    void throughAProxy_data();
    void throughAProxy();
    void proxyCanChangeMeanwhile();
    void proxyRefuses_data();
    void proxyRefuses();
    void proxyIsNotThere_data();
    void proxyIsNotThere();
    void internationalNamesGoAsAscii();
    void passwordIsGiven_data();
    void passwordIsGiven();
    void followsTheEnvironment_data();
    void followsTheEnvironment();
    void neverGoesPastTheEnvironment_data();
    void neverGoesPastTheEnvironment();
    void goesPastTheEnvironmentOnPurpose();
    void givenGoesBeforeTheEnvironment();
    void waitsForTheDesktop();
    void isGoneWhileTheDesktopIsAsked();

private:
    //! On the loopback interface, and for proxies not a name of this computer.
    QString anyAddress() const
    {
        return QStringLiteral("ws://0.0.0.0:%1/greet").arg(m_plain.port());
    }

    ServerProcess m_plain;
    ServerProcess m_tls;
};

void TestWsNetwork::initTestCase()
{
    QVERIFY(m_plain.start());
    QVERIFY(m_tls.start(QStringLiteral("ws_server.mjs"), withCertificate("good")));
}

void TestWsNetwork::goodCertificate()
{
    Watched watched(
        m_tls.address("wss") + QStringLiteral("/echo"), {}, {}, trustingTheTestAuthority());
    QVERIFY(watched.waitForOpen());
    QVERIFY(watched.connection.send({false, "over TLS"}));
    QVERIFY(watched.connection.send({true, QByteArray(3 * limits::mebibyte, 'x')}));
    QVERIFY(watched.waitForMessages(2));
    QCOMPARE(watched.message(0), QStringLiteral("over TLS"));
    QCOMPARE(watched.messages[1].data.size(), 3 * limits::mebibyte);
    QTRY_COMPARE(watched.connection.bufferedAmount(), 0);
    QCOMPARE(watched.written, 8 + 3 * limits::mebibyte);
    watched.connection.close(3000, QStringLiteral("done"));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 3000);
    QVERIFY(watched.ending().wasClean);
}

void TestWsNetwork::badCertificate_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("issuer");
    const auto authority = QStringLiteral("Portcullis test authority");
    const auto unknown = QStringLiteral("Unknown test authority");
    QTest::newRow("authority not added") << "good" << false << "unknown-issuer" << authority;
    QTest::newRow("expired") << "expired" << true << "expired" << authority;
    QTest::newRow("not valid yet") << "not-yet-valid" << true << "not-yet-valid" << authority;
    QTest::newRow("for another host") << "wrong-host" << true << "wrong-host" << authority;
    QTest::newRow("self-signed") << "self-signed" << true << "self-signed"
                                 << "self-signed";
    QTest::newRow("unknown authority") << "unknown-issuer" << true << "unknown-issuer" << unknown;
    QTest::newRow("unknown authority, shown too")
        << "unknown-issuer-chain" << true << "unknown-issuer" << unknown;
}

void TestWsNetwork::badCertificate()
{
    QFETCH(QString, name);
    QFETCH(bool, isTrusted);
    QFETCH(QString, problem);
    QFETCH(QString, issuer);
    ServerProcess server;
    QVERIFY(server.start(QStringLiteral("ws_server.mjs"), withCertificate(qPrintable(name))));
    Watched watched(
        server.address("wss"), {}, {}, isTrusted ? trustingTheTestAuthority() : NetworkSettings());
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.opened, 0);
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.stage(), QStringLiteral("tls"));
    QCOMPARE(watched.failureText(), QStringLiteral("certificate not accepted"));
    const CertificateFacts facts = watched.ending().failure->certificate.value();
    QCOMPARE(facts.problem, problem);
    QCOMPARE(facts.subject, name.remove(QStringLiteral("-chain")));
    QCOMPARE(facts.issuer, issuer);
    QCOMPARE(server.count("open"), 0); // no request has reached it
}

void TestWsNetwork::plainServerOnTls()
{
    Watched watched(m_plain.address("wss"));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("tls"));
    QCOMPARE(watched.failureText(), QStringLiteral("TLS handshake failed"));
    QVERIFY(!watched.ending().failure->certificate);
}

void TestWsNetwork::lostDuringTls()
{
    RawServer server;
    Watched watched(QStringLiteral("wss://127.0.0.1:%1").arg(server.port()));
    QTRY_VERIFY(!server.received().isEmpty());
    server.peer()->abort();
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("tls"));
}

void TestWsNetwork::slowTlsTimesOut()
{
    RawServer server; // says nothing
    ConnectOptions options;
    options.timeout = std::chrono::milliseconds(300);
    Watched watched(QStringLiteral("wss://127.0.0.1:%1").arg(server.port()), options);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("timeout"));
    QTRY_VERIFY(server.isGone());
}

//! While nobody reads, the server comes to a halt; afterwards nothing is missing.
void TestWsNetwork::pausesOverTls()
{
    const size_t count = 400;
    Watched watched(m_tls.address("wss") + QStringLiteral("/flood?messages=400&bytes=100000"), {},
        {}, trustingTheTestAuthority());
    QVERIFY(watched.waitForMessages(1));
    watched.connection.setReading(false);
    const size_t before = watched.messages.size();
    QTRY_VERIFY(m_tls.count("stalled") == 1);
    QCOMPARE(m_tls.count("flooded"), 0);
    QVERIFY(watched.messages.size() <= before + 1);
    watched.connection.setReading(true);
    QVERIFY(watched.waitForMessages(count));
    for (size_t i = 0; i < count; ++i)
        QCOMPARE(watched.messages[i].data.left(8).toInt(), int(i));
}

//! While the server is still sending.
void TestWsNetwork::saysTooLargeOverTls()
{
    const LingeringSocket lingering(
        m_tls.address("wss") + QStringLiteral("/large?bytes=%1").arg(2 * Limits().maxMessageBytes),
        trustingTheTestAuthority());
    QTRY_VERIFY(m_tls.hasReported({{"event", "close"}, {"path", "/large"}, {"code", 1009}}));
    QVERIFY(lingering.ending && lingering.ending->failure);
    QVERIFY(lingering.ending->failure->stage == Stage::Limit);
}

void TestWsNetwork::throughAProxy_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<bool>("isTls");
    QTest::newRow("HTTP, ws") << proxyScript << "http" << false;
    QTest::newRow("HTTP, wss") << proxyScript << "http" << true;
    QTest::newRow("SOCKS 5, ws") << socksScript << "socks5" << false;
    QTest::newRow("SOCKS 5, wss") << socksScript << "socks5" << true;
}

void TestWsNetwork::throughAProxy()
{
    QFETCH(QString, script);
    QFETCH(QString, scheme);
    QFETCH(bool, isTls);
    ServerProcess proxy;
    QVERIFY(proxy.start(script));
    const QString target = isTls ? m_tls.address("wss") : m_plain.address();
    Watched watched(
        target + QStringLiteral("/echo"), {}, {}, throughProxy(proxy.address(qPrintable(scheme))));
    QVERIFY(watched.connection.send({false, "around the corner"}));
    QVERIFY(watched.waitForMessages(1));
    QCOMPARE(watched.message(0), QStringLiteral("around the corner"));
    QCOMPARE(proxy.count("connect"), 1);
}

//! Connections that are there stay as they are.
void TestWsNetwork::proxyCanChangeMeanwhile()
{
    RawServer server;
    RawServer proxy;
    Harness harness;
    harness.connect("before", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.program.setSettings(
        throughProxy(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())));
    harness.connect("after", server.address());
    QTRY_COMPARE(proxy.connectionCount(), 1);
    QCOMPARE(server.connectionCount(), 1);
    QCOMPARE(harness.events("close").size(), size_t(0));
    harness.program.setSettings({});
    harness.connect("again", server.address());
    QTRY_COMPARE(server.connectionCount(), 2);
    QCOMPARE(proxy.connectionCount(), 1);
}

void TestWsNetwork::proxyRefuses_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("event");
    const QStringList deny{QStringLiteral("--deny")};
    const QStringList user{QStringLiteral("--user"), QStringLiteral("me:secret")};
    QTest::newRow("HTTP, target denied") << proxyScript << "http" << deny << "denied";
    QTest::newRow("HTTP, password missing") << proxyScript << "http" << user << "unauthorized";
    QTest::newRow("SOCKS 5, target denied") << socksScript << "socks5" << deny << "denied";
    QTest::newRow("SOCKS 5, password missing") << socksScript << "socks5" << user << "";
}

void TestWsNetwork::proxyRefuses()
{
    QFETCH(QString, script);
    QFETCH(QString, scheme);
    QFETCH(QStringList, arguments);
    QFETCH(QString, event);
    const int before = m_plain.count("tcp");
    ServerProcess proxy;
    QVERIFY(proxy.start(script, arguments));
    Watched watched(m_plain.address(), {}, {}, throughProxy(proxy.address(qPrintable(scheme))));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.stage(), QStringLiteral("proxy"));
    QVERIFY(!watched.failureText().contains(QLatin1String("secret")));
    if (!event.isEmpty())
        QTRY_VERIFY(proxy.count(qPrintable(event)) > 0);
    QCOMPARE(m_plain.count("tcp"), before); // and not past it
}

void TestWsNetwork::proxyIsNotThere_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("HTTP") << "http";
    QTest::newRow("SOCKS 5") << "socks5";
}

void TestWsNetwork::proxyIsNotThere()
{
    QFETCH(QString, scheme);
    const int before = m_plain.count("tcp");
    const ClosedPort unused;
    Watched watched(m_plain.address(), {}, {},
        throughProxy(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(unused.number())));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("proxy"));
    QCOMPARE(watched.failureText(), QStringLiteral("proxy refused the connection"));
    QCOMPARE(m_plain.count("tcp"), before);
}

//! The proxy is played by the test, so that nobody is asked for the name.
void TestWsNetwork::internationalNamesGoAsAscii()
{
    useAsciiHostNames();
    RawServer proxy;
    Watched watched(QStringLiteral("ws://bücher.de:8080/"), {}, {},
        throughProxy(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())));
    QTRY_VERIFY(proxy.received().contains("\r\n\r\n"));
    QVERIFY(proxy.received().startsWith("CONNECT xn--bcher-kva.de:8080 HTTP/1.1\r\n"));
    QVERIFY(proxy.answerHandshake("HTTP/1.1 200 OK\r\n\r\n"));
    QTRY_VERIFY(proxy.received().contains("\r\n\r\n"));
    QVERIFY(proxy.received().contains("\r\nHost: xn--bcher-kva.de:8080\r\n"));
    QVERIFY(proxy.acceptHandshake());
    QVERIFY(watched.waitForOpen());
}

void TestWsNetwork::passwordIsGiven_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("scheme");
    QTest::newRow("HTTP") << proxyScript << "http";
    QTest::newRow("SOCKS 5") << socksScript << "socks5";
}

void TestWsNetwork::passwordIsGiven()
{
    QFETCH(QString, script);
    QFETCH(QString, scheme);
    ServerProcess proxy;
    QVERIFY(proxy.start(script, {QStringLiteral("--user"), QStringLiteral("me:s ecret")}));
    Watched watched(m_plain.address() + QStringLiteral("/greet"), {}, {},
        throughProxy(
            QStringLiteral("%1://me:s%20ecret@127.0.0.1:%2").arg(scheme).arg(proxy.port())));
    QVERIFY(watched.waitForMessages(3));
}

void TestWsNetwork::followsTheEnvironment_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("variable");
    const QStringList user{QStringLiteral("--user"), QStringLiteral("me:s ecret")};
    QTest::newRow("without a scheme") << proxyScript << QStringList() << "all_proxy=127.0.0.1:%1";
    QTest::newRow("http_proxy") << proxyScript << QStringList() << "http_proxy=http://127.0.0.1:%1";
    QTest::newRow("ALL_PROXY with a path")
        << proxyScript << QStringList() << "ALL_PROXY=http://127.0.0.1:%1/path";
    QTest::newRow("with a password")
        << proxyScript << user << "all_proxy=me:s%20ecret@127.0.0.1:%1";
    QTest::newRow("socks5h") << socksScript << QStringList() << "ws_proxy=socks5h://127.0.0.1:%1";
}

void TestWsNetwork::followsTheEnvironment()
{
    QFETCH(QString, script);
    QFETCH(QStringList, arguments);
    QFETCH(QString, variable);
    ServerProcess proxy;
    QVERIFY(proxy.start(script, arguments));
    const int before = m_plain.count("tcp");
    Watched watched(anyAddress(), {}, {},
        withEnvironment({variable.replace(QLatin1String("%1"), QString::number(proxy.port()))}));
    QVERIFY(watched.waitForMessages(3));
    QTRY_COMPARE(proxy.count("connect"), 1);
    QCOMPARE(m_plain.count("tcp"), before + 1); // the proxy's
}

void TestWsNetwork::neverGoesPastTheEnvironment_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("text");
    const auto unusable = QStringLiteral("the proxy in all_proxy cannot be understood");
    for (const char* const scheme :
        {"", "http://", "https://", "socks4://", "socks4a://", "socks5://", "socks5h://"})
        QTest::addRow("nobody is at %s", scheme)
            << QLatin1String(scheme) + QStringLiteral("127.0.0.1:%1") << QString();
    QTest::newRow("a scheme of its own") << "ftp://127.0.0.1:%1" << unusable;
    QTest::newRow("no port") << "127.0.0.1:port" << unusable;
    QTest::newRow("a blank") << "127.0.0.1 :%1" << unusable;
}

void TestWsNetwork::neverGoesPastTheEnvironment()
{
    QFETCH(QString, value);
    QFETCH(QString, text);
    const int before = m_plain.count("tcp");
    const ClosedPort unused;
    value.replace(QLatin1String("%1"), QString::number(unused.number()));
    Watched watched(anyAddress(), {}, {}, withEnvironment({QStringLiteral("all_proxy=") + value}));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("proxy"));
    QVERIFY(text.isEmpty() || watched.failureText() == text);
    QCOMPARE(m_plain.count("tcp"), before);
}

void TestWsNetwork::goesPastTheEnvironmentOnPurpose()
{
    const ClosedPort unused;
    const QString proxy = QStringLiteral("all_proxy=127.0.0.1:%1").arg(unused.number());
    const QString secureProxy = QStringLiteral("https_proxy=127.0.0.1:%1").arg(unused.number());
    Watched thisComputer(
        m_plain.address() + QStringLiteral("/greet"), {}, {}, withEnvironment({proxy}));
    QVERIFY(thisComputer.waitForMessages(3));
    Watched excepted(
        anyAddress(), {}, {}, withEnvironment({proxy, QStringLiteral("no_proxy=a, 0.0.0.0")}));
    QVERIFY(excepted.waitForMessages(3));
    Watched notMeant(anyAddress(), {}, {}, withEnvironment({secureProxy}));
    QVERIFY(notMeant.waitForMessages(3));
}

void TestWsNetwork::givenGoesBeforeTheEnvironment()
{
    const ClosedPort unused;
    NetworkSettings settings
        = withEnvironment({QStringLiteral("all_proxy=127.0.0.1:%1").arg(unused.number())});
    settings.proxy = ProxyOrNone();
    Watched direct(anyAddress(), {}, {}, settings);
    QVERIFY(direct.waitForMessages(3));
    settings = withEnvironment({QStringLiteral("all_proxy=ftp://127.0.0.1")});
    ServerProcess proxy;
    QVERIFY(proxy.start(proxyScript));
    settings.proxy = parseProxy(proxy.address("http")).value();
    Watched given(anyAddress(), {}, {}, settings);
    QVERIFY(given.waitForMessages(3));
    QTRY_COMPARE(proxy.count("connect"), 1);
}

//! Neither this thread nor another connection waits for it.
void TestWsNetwork::waitsForTheDesktop()
{
    QSemaphore released;
    NetworkSettings settings;
    settings.sources.desktop = std::make_shared<DesktopProxies>([&released](const QUrl&) {
        released.acquire();
        return ProxyChoice();
    });
    const int before = m_plain.count("tcp");
    Watched late(anyAddress(), {}, {}, settings);
    Watched other(m_plain.address() + QStringLiteral("/greet"), {}, {}, settings);
    QVERIFY(other.waitForMessages(3));
    QVERIFY(late.waitForClose());
    QCOMPARE(late.stage(), QStringLiteral("proxy"));
    QCOMPARE(late.failureText(), QStringLiteral("the desktop does not say which proxy to use"));
    QCOMPARE(m_plain.count("tcp"), before + 1);
    released.release();
    released.release();
    Watched inTime(anyAddress(), {}, {}, settings);
    QVERIFY(inTime.waitForMessages(3));
}

void TestWsNetwork::isGoneWhileTheDesktopIsAsked()
{
    QSemaphore asked;
    QSemaphore released;
    NetworkSettings settings;
    settings.sources.desktop = std::make_shared<DesktopProxies>([&](const QUrl&) {
        asked.release();
        released.acquire();
        return ProxyChoice();
    });
    const int before = m_plain.count("tcp");
    {
        const Watched gone(anyAddress(), {}, {}, settings);
        QTRY_COMPARE(asked.available(), 1);
    }
    released.release();
    settings.sources.desktop.reset(); // it has answered by then
    QCoreApplication::processEvents();
    QCOMPARE(m_plain.count("tcp"), before);
}

QTEST_GUILESS_MAIN(TestWsNetwork)
#include "tst_ws_network.moc"
