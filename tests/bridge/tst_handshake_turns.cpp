#include "bridge/core/limits.h"
#include "tests/support/raw_server.h"
#include "tests/support/wait_for.h"
#include "tests/support/watched_connection.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

//! \brief Handshakes of one resource with one server follow each other (RFC 6455, section 4.1).
class TestHandshakeTurns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void oneAfterTheOther_data();
    void oneAfterTheOther();
    void anotherNameOfTheSameAddress();
    void notAcrossPorts();
    void notAcrossResources();
    void throughAProxyByName();
    void aServerThatHangsHoldsNobodyUp();
    void waitingIsNotCounted();
    void goneWhileItWaits();

private:
    std::unique_ptr<WsConnection> open(
        const QString& url, ResourceConnects& resource, const ConnectOptions& options = {});

    ProgramConnections m_program;
};

std::unique_ptr<WsConnection> TestHandshakeTurns::open(
    const QString& url, ResourceConnects& resource, const ConnectOptions& options)
{
    auto connection = std::make_unique<WsConnection>(handshakeFor(url), options,
        ConnectionRules{{}, HostPolicy::unrestricted()}, m_program, resource);
    connection->open();
    return connection;
}

void TestHandshakeTurns::oneAfterTheOther_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("the first opens") << QByteArray();
    QTest::newRow("the first is refused") << QByteArray("HTTP/1.1 403 Forbidden\r\n\r\n");
    QTest::newRow("the first breaks the protocol") << QByteArray("SSH-2.0\r\n\r\n");
}

void TestHandshakeTurns::oneAfterTheOther()
{
    QFETCH(QByteArray, answer);
    RawServer server;
    ResourceConnects resource;
    const auto first = open(server.address() + QStringLiteral("/first"), resource);
    const auto second = open(server.address() + QStringLiteral("/second"), resource);
    const auto third = open(server.address() + QStringLiteral("/third"), resource);
    QVERIFY(waitFor([&] { return server.received().contains("\r\n\r\n"); }));
    QVERIFY(server.received().startsWith("GET /first "));
    QTest::qWait(50);
    QCOMPARE(server.connectionCount(), 1); // not even TCP
    QVERIFY(answer.isEmpty() ? server.acceptHandshake() : server.answerHandshake(answer));
    QVERIFY(waitFor([&] { return server.received().startsWith("GET /second "); }));
    QCOMPARE(server.connectionCount(), 2);
    QVERIFY(server.acceptHandshake());
    QVERIFY(waitFor([&] { return server.received().startsWith("GET /third "); }));
    QCOMPARE(second->state(), WsConnection::State::Open);
}

void TestHandshakeTurns::anotherNameOfTheSameAddress()
{
    RawServer server;
    ResourceConnects resource;
    const QString port = QString::number(server.port());
    const auto first = open(QStringLiteral("ws://127.0.0.1:") + port, resource);
    QVERIFY(waitFor([&] { return server.connectionCount() == 1; }));
    // Its other address, ::1, is refused.
    const auto second = open(QStringLiteral("ws://localhost:") + port, resource);
    QTest::qWait(int(2 * limits::attemptDelay.count()));
    QCOMPARE(server.connectionCount(), 1);
    QVERIFY(server.acceptHandshake());
    QVERIFY(waitFor([&] { return server.connectionCount() == 2; }));
}

void TestHandshakeTurns::notAcrossPorts()
{
    RawServer one;
    RawServer other;
    ResourceConnects resource;
    const auto first = open(one.address(), resource);
    const auto second = open(other.address(), resource);
    QVERIFY(waitFor([&] { return one.connectionCount() == 1 && other.connectionCount() == 1; }));
}

void TestHandshakeTurns::notAcrossResources()
{
    RawServer server;
    ResourceConnects one;
    ResourceConnects other;
    const auto first = open(server.address(), one);
    const auto second = open(server.address(), other);
    QVERIFY(waitFor([&] { return server.connectionCount() == 2; }));
}

//! Only the proxy knows the addresses.
void TestHandshakeTurns::throughAProxyByName()
{
    RawServer proxy;
    NetworkSettings network;
    network.proxy = parseProxy(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())).value();
    m_program.setSettings(network);
    ResourceConnects resource;
    const auto first = open(QStringLiteral("ws://a.example/"), resource);
    QVERIFY(waitFor([&] { return proxy.connectionCount() == 1; }));
    const auto second = open(QStringLiteral("ws://a.example/"), resource);
    QTest::qWait(50);
    QCOMPARE(proxy.connectionCount(), 1);
    const auto third = open(QStringLiteral("ws://b.example/"), resource);
    QVERIFY(waitFor([&] { return proxy.connectionCount() == 2; }));
    m_program.setSettings({});
}

void TestHandshakeTurns::aServerThatHangsHoldsNobodyUp()
{
    RawServer server;
    ResourceConnects resource;
    const auto first = open(server.address() + QStringLiteral("/first"), resource);
    QVERIFY(waitFor([&] { return server.received().contains("\r\n\r\n"); }));
    const auto second = open(server.address() + QStringLiteral("/second"), resource);
    QVERIFY(waitFor([&] { return server.received().startsWith("GET /second "); }));
    QCOMPARE(first->state(), WsConnection::State::Connecting); // it goes on
    QVERIFY(server.acceptHandshake());
    QTRY_COMPARE(second->state(), WsConnection::State::Open);
}

//! The time of an attempt is its own.
void TestHandshakeTurns::waitingIsNotCounted()
{
    RawServer server;
    ResourceConnects resource;
    const auto first = open(server.address(), resource);
    QVERIFY(waitFor([&] { return server.received().contains("\r\n\r\n"); }));
    ConnectOptions impatient;
    impatient.timeout = limits::handshakeTurn / 2;
    const auto second = open(server.address() + QStringLiteral("/second"), resource, impatient);
    QVERIFY(waitFor([&] { return server.received().startsWith("GET /second "); }));
    QCOMPARE(second->state(), WsConnection::State::Connecting);
}

void TestHandshakeTurns::goneWhileItWaits()
{
    RawServer server;
    ResourceConnects resource;
    const auto first = open(server.address() + QStringLiteral("/first"), resource);
    QVERIFY(waitFor([&] { return server.received().contains("\r\n\r\n"); }));
    auto second = open(server.address() + QStringLiteral("/second"), resource);
    const auto third = open(server.address() + QStringLiteral("/third"), resource);
    QCoreApplication::processEvents();
    second.reset();
    QVERIFY(server.acceptHandshake());
    QVERIFY(waitFor([&] { return server.received().startsWith("GET /third "); }));
    QCOMPARE(server.connectionCount(), 2);
}

QTEST_GUILESS_MAIN(TestHandshakeTurns)
#include "tst_handshake_turns.moc"
