#include "bridge/core/limits.h"
#include "tests/support/full_backlog.h"
#include "tests/support/private_network.h"
#include "tests/support/raw_server.h"
#include "tests/support/resolver.h"
#include "tests/support/wait_for.h"
#include "tests/support/watched_connection.h"

#include <QTcpServer>
#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

//! The only one of its family that is there.
const QHostAddress silentIPv6(QHostAddress::LocalHostIPv6);
const QHostAddress silentIPv4(QStringLiteral("55.66.77.88"));
const QHostAddress answering(QStringLiteral("11.22.33.44"));

} // namespace

//! \brief Names with several addresses, of which some never answer (RFC 8305). Nobody waits for
//! those: the time of a whole attempt is far longer than a test's.
class TestDualStack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void isNotHeldUp_data();
    void isNotHeldUp();
    void manySilentAddresses();
    void startsNoOtherOnceOneHasWon();
    void triesFirstWhatWorked();
    void reconnectsAtOnce();
    void goesToTheNextWhenRefused();
    void allAreSilent();
    void theProxysNameToo();

private:
    QString url(const QString& name) const
    {
        return QStringLiteral("ws://%1:%2/").arg(name).arg(m_server.port());
    }
    void name(const QString& name, const Addresses& addresses)
    {
        m_resolver.change(name, addresses, addresses);
    }

    Resolver m_resolver;
    RawServer m_server{answering};
    FullBacklog m_silentIPv6{silentIPv6, m_server.port()};
    FullBacklog m_silentIPv4{silentIPv4, m_server.port()};
};

void TestDualStack::isNotHeldUp_data()
{
    QTest::addColumn<Addresses>("addresses");
    QTest::newRow("broken IPv6") << Addresses{silentIPv6, answering};
    QTest::newRow("one dead server of two") << Addresses{silentIPv4, answering};
    QTest::newRow("both") << Addresses{silentIPv6, silentIPv4, answering};
}

void TestDualStack::isNotHeldUp()
{
    QFETCH(Addresses, addresses);
    const QString host
        = QStringLiteral("row%1.example")
              .arg(addresses.size() * 10 + (addresses.first() == silentIPv6 ? 1 : 0));
    name(host, addresses);
    ConnectOptions options;
    options.timeout = waitAtMost * 10;
    WatchedConnection watched(url(host), options);
    QVERIFY(m_server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
}

//! More than may be tried at a time.
void TestDualStack::manySilentAddresses()
{
    std::vector<std::unique_ptr<FullBacklog>> silent;
    Addresses addresses;
    for (size_t i = 0; i < limits::maxAttempts + 2; ++i) {
        addresses << QHostAddress(quint32(0x21000001 + i));
        silent.push_back(std::make_unique<FullBacklog>(addresses.last(), m_server.port()));
    }
    name(QStringLiteral("many.example"), addresses << answering);
    ConnectOptions options;
    options.timeout = waitAtMost * 10;
    WatchedConnection watched(url(QStringLiteral("many.example")), options);
    QVERIFY(m_server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
}

void TestDualStack::startsNoOtherOnceOneHasWon()
{
    const QHostAddress second(QStringLiteral("44.1.1.1"));
    QTcpServer other;
    QVERIFY(other.listen(second, m_server.port()));
    const QString host = QStringLiteral("both.example");
    name(host, {answering, second});
    WatchedConnection watched(url(host));
    QVERIFY(m_server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    QTest::qWait(int(2 * limits::attemptDelay.count()));
    QVERIFY(!other.hasPendingConnections());
}

void TestDualStack::triesFirstWhatWorked()
{
    const QString host = QStringLiteral("again.example");
    name(host, {silentIPv6, silentIPv4, answering});
    ProgramConnections program;
    ResourceConnects connects;
    const auto open = [&] {
        return std::make_unique<WsConnection>(handshakeFor(url(host)), ConnectOptions(),
            ConnectionRules{{}, HostPolicy::unrestricted()}, program, connects);
    };
    const auto first = open();
    first->open();
    QVERIFY(m_server.acceptHandshake());
    QTRY_COMPARE(first->state(), WsConnection::State::Open);
    QCOMPARE(connects.shared.addresses->find(host), answering);
    const auto second = open();
    second->open();
    QVERIFY(m_server.acceptHandshake());
    QTRY_COMPARE(second->state(), WsConnection::State::Open);
    QCOMPARE(connects.shared.addresses->find(host), answering);
}

void TestDualStack::reconnectsAtOnce()
{
    const QString host = QStringLiteral("lost.example");
    name(host, {silentIPv6, answering});
    WatchedConnection watched(url(host), withReconnect(3));
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(m_server.acceptHandshake());
        QVERIFY(watched.waitForOpen(i));
        m_server.peer()->abort();
        QVERIFY(waitFor([this] { return m_server.isGone(); }));
    }
    QVERIFY(m_server.acceptHandshake());
    QVERIFY(watched.waitForOpen(4));
}

void TestDualStack::goesToTheNextWhenRefused()
{
    const QString host = QStringLiteral("refused.example");
    name(host, {QHostAddress(QStringLiteral("33.1.1.1")), answering});
    WatchedConnection watched(url(host));
    QVERIFY(m_server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
}

void TestDualStack::allAreSilent()
{
    const QString host = QStringLiteral("silent.example");
    name(host, {silentIPv6, silentIPv4});
    ConnectOptions options;
    options.timeout = std::chrono::milliseconds(600);
    WatchedConnection watched(url(host), options);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("timeout"));
}

void TestDualStack::theProxysNameToo()
{
    const QString host = QStringLiteral("proxy.example");
    name(host, {silentIPv6, silentIPv4, answering});
    NetworkSettings network;
    network.proxy
        = parseProxy(QStringLiteral("http://%1:%2").arg(host).arg(m_server.port())).value();
    ConnectOptions options;
    options.timeout = waitAtMost * 10;
    WatchedConnection watched(
        handshakeFor(QStringLiteral("ws://server.example/")), options, {}, network);
    QVERIFY(m_server.answerHandshake("HTTP/1.1 200 OK\r\n\r\n"));
    QVERIFY(m_server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
}

int main(int argc, char* argv[])
{
    if (const auto refusal = enterPrivateNetwork()) {
        std::fprintf(stderr, "no network of its own here: %s\n", refusal->c_str());
        return 77;
    }
    QCoreApplication app(argc, argv);
    TestDualStack test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dual_stack.moc"
