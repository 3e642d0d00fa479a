#include "bridge/core/limits.h"
#include "tests/support/closed_port.h"
#include "tests/support/frames.h"
#include "tests/support/lingering_socket.h"
#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"
#include "tests/support/watched_connection.h"

#include <QTest>

using namespace portcullis;
using test::frame;
using test::RawServer;
using test::ServerProcess;
using Watched = test::WatchedConnection;

class TestWsConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void initTestCase();
    void echoes();
    void keepsTheOrderOfMessages();
    void sendsHeadersOnce();
    void negotiatesProtocol();
    void reportsCloseFrame_data();
    void reportsCloseFrame();
    void reportsMissingStatus();
    void reportsMissingStatusInPieces();
    void reportsLoss();
    void reportsReset();
    void closesWithCodeAndReason();
    void reportsThePeersCodeAfterClose();
    void reportsLossWhileClosing();
    void cutsAPeerThatDoesNotClose();
    void carriesOutEarlyCallsInOrder();
    void reportsRefusedPort();
    void reportsRefusedHandshake_data();
    void reportsRefusedHandshake();
    void refusesWhatWasNotOffered_data();
    void refusesWhatWasNotOffered();
    void refusesSendPastTheQueue_data();
    void refusesSendPastTheQueue();
    void takesTheLargestMessage();
    void refusesLargerMessage();
    void tellsThePeerOfALargerMessage();
    void saysGoingAwayWhenDestroyed();

private:
    ServerProcess m_server;
};

void TestWsConnection::initTestCase()
{
    QVERIFY(m_server.start());
}

void TestWsConnection::echoes()
{
    Watched watched(m_server.address() + QStringLiteral("/echo"));
    QVERIFY(watched.waitForOpen());
    QVERIFY(watched.connection.send({false, "Grüße, 世界 🏰"}));
    QTRY_COMPARE(int(watched.messages.size()), 1);
    QCOMPARE(watched.message(0), QStringLiteral("Grüße, 世界 🏰"));
}

void TestWsConnection::keepsTheOrderOfMessages()
{
    Watched watched(m_server.address() + QStringLiteral("/greet"));
    QTRY_COMPARE(int(watched.messages.size()), 3);
    QCOMPARE(watched.message(0), QStringLiteral("first"));
    QCOMPARE(watched.message(2), QStringLiteral("third"));
}

void TestWsConnection::sendsHeadersOnce()
{
    const Handshake handshake = test::handshakeFor(m_server.address() + QStringLiteral("/headers"),
        {{QStringLiteral("Authorization"), QStringLiteral("Bearer abc")},
            {QStringLiteral("X-Umlaut"), QStringLiteral("ä")}});
    Watched watched(handshake);
    QTRY_COMPARE(int(watched.messages.size()), 1);
    const QByteArray text = watched.message(0).toUtf8();
    const Json headers = Json::parse(text.begin(), text.end());
    QVERIFY(text.contains("\"Authorization\",\"Bearer abc\""));
    QVERIFY(text.contains("\"X-Umlaut\",\"ä\""));
    QCOMPARE(std::count(headers.begin(), headers.end(), "Host"), 1);
    QCOMPARE(std::count(headers.begin(), headers.end(), "Authorization"), 1);
}

void TestWsConnection::negotiatesProtocol()
{
    const Handshake handshake = test::handshakeFor(m_server.address() + QStringLiteral("/headers"),
        {}, {QStringLiteral("chat-v1"), QStringLiteral("chat-v2")});
    Watched watched(handshake);
    QTRY_COMPARE(int(watched.messages.size()), 1);
    QVERIFY(watched.message(0).contains(
        QLatin1String("\"Sec-WebSocket-Protocol\",\"chat-v1, chat-v2\"")));
}

void TestWsConnection::reportsCloseFrame_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("normal") << 1000 << QString();
    QTest::newRow("normal with a reason") << 1000 << QStringLiteral("done");
    QTest::newRow("going away") << 1001 << QStringLiteral("bye");
    QTest::newRow("protocol error, said by the server") << 1002 << QStringLiteral("you");
    QTest::newRow("too big, said by the server") << 1009 << QString();
    QTest::newRow("application") << 4321 << QStringLiteral("grün");
    QTest::newRow("longest reason") << 3000 << QString(123, u'x');
}

void TestWsConnection::reportsCloseFrame()
{
    QFETCH(int, code);
    QFETCH(QString, reason);
    Watched watched(QStringLiteral("%1/close?code=%2&reason=%3")
                        .arg(m_server.address())
                        .arg(code)
                        .arg(QString::fromLatin1(QUrl::toPercentEncoding(reason))));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), code);
    QCOMPARE(watched.reason(), reason);
    QCOMPARE(watched.failureText(), QString());
}

void TestWsConnection::reportsMissingStatus()
{
    Watched watched(m_server.address() + QStringLiteral("/close-without-status"));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1005);
    QCOMPARE(watched.failureText(), QString());
}

void TestWsConnection::reportsMissingStatusInPieces()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    for (const char byte : frame(0x81, "hello") + frame(0x88, "")) {
        server.send(QByteArray(1, byte));
        QTest::qWait(2); // so that each byte arrives alone
    }
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.message(0), QStringLiteral("hello"));
    QCOMPARE(watched.code(), 1005);
}

void TestWsConnection::reportsLoss()
{
    Watched watched(m_server.address() + QStringLiteral("/terminate"));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.failureText(), QStringLiteral("connection lost"));
}

void TestWsConnection::reportsReset()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    server.peer()->abort();
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
}

void TestWsConnection::closesWithCodeAndReason()
{
    Watched watched(m_server.address() + QStringLiteral("/echo"));
    QVERIFY(watched.waitForOpen());
    watched.connection.close(4000, QStringLiteral("enough"));
    watched.connection.close(4001, QStringLiteral("again"));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 4000); // the server answers with what it was told
    QCOMPARE(watched.reason(), QStringLiteral("enough"));
    QCOMPARE(watched.failureText(), QString());
    QTRY_VERIFY(m_server.hasReported({{"event", "close"}, {"code", 4000}, {"reason", "enough"}}));
}

void TestWsConnection::reportsThePeersCodeAfterClose()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    watched.connection.close(1000, {});
    QTRY_COMPARE(server.received().size(), 8); // header, mask and code
    server.send(frame(0x81, "last words") + frame(0x88, "\x0B\xB8mine"));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.message(0), QStringLiteral("last words"));
    QCOMPARE(watched.code(), 3000);
    QCOMPARE(watched.reason(), QStringLiteral("mine"));
}

void TestWsConnection::reportsLossWhileClosing()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    watched.connection.close(1000, {});
    QTRY_VERIFY(!server.received().isEmpty());
    server.peer()->disconnectFromHost();
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
}

void TestWsConnection::cutsAPeerThatDoesNotClose()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    watched.connection.close(1000, {});
    QTRY_COMPARE(watched.endings(), 1);
    QCOMPARE(watched.code(), 1006);
    QTRY_VERIFY(server.isGone());
}

void TestWsConnection::carriesOutEarlyCallsInOrder()
{
    const Handshake handshake = test::handshakeFor(m_server.address() + QStringLiteral("/echo"));
    Watched watched(handshake);
    QVERIFY(watched.connection.send({false, "one"}));
    QVERIFY(watched.connection.send({false, "two"}));
    watched.connection.close(3001, {});
    const auto late = watched.connection.send({false, "three"});
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::NotOpen);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.opened, 1);
    QCOMPARE(int(watched.messages.size()), 2);
    QCOMPARE(watched.message(1), QStringLiteral("two"));
    QCOMPARE(watched.code(), 3001);
}

void TestWsConnection::reportsRefusedPort()
{
    const test::ClosedPort unused;
    Watched watched(QStringLiteral("ws://127.0.0.1:%1").arg(unused.number()));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.failureText(), QStringLiteral("connection refused"));
}

void TestWsConnection::reportsRefusedHandshake_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("stage");
    QTest::addColumn<int>("status");
    const auto refusal = [](const char* status) {
        return QByteArray("HTTP/1.1 ") + status + "\r\nContent-Length: 0\r\n\r\n";
    };
    const QByteArray upgrade = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                               "Connection: Upgrade\r\n";
    QTest::newRow("200") << refusal("200 OK") << "http" << 200;
    QTest::newRow("302") << QByteArray("HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1/\r\n\r\n")
                         << "http" << 302;
    QTest::newRow("401") << refusal("401 Unauthorized") << "http" << 401;
    QTest::newRow("403") << refusal("403 Forbidden") << "http" << 403;
    QTest::newRow("426") << refusal("426 Upgrade Required") << "http" << 426;
    QTest::newRow("500") << refusal("500 Internal Server Error") << "http" << 500;
    QTest::newRow("no accept key") << upgrade + "\r\n"
                                   << "protocol" << 0;
    QTest::newRow("wrong accept key")
        << upgrade + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n"
        << "protocol" << 0;
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n") << "protocol" << 0;
    QTest::newRow("endless head") << "HTTP/1.1 101 Switching Protocols\r\nX: "
            + QByteArray(limits::maxResponseHeadBytes, 'x')
                                  << "protocol" << 0;
}

void TestWsConnection::reportsRefusedHandshake()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, stage);
    QFETCH(int, status);
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.answerHandshake(answer));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.stage(), stage);
    QCOMPARE(watched.ending().failure->httpStatus.value_or(0), status);
    QCOMPARE(watched.opened, 0);
    QTRY_VERIFY(server.isGone());
}

//! The 101 is right but for what it says beside.
void TestWsConnection::refusesWhatWasNotOffered_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("subprotocol") << QByteArray("Sec-WebSocket-Protocol: chat\r\n");
    QTest::newRow("extension") << QByteArray("Sec-WebSocket-Extensions: permessage-deflate\r\n");
}

void TestWsConnection::refusesWhatWasNotOffered()
{
    QFETCH(QByteArray, header);
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake(header));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.opened, 0);
    QCOMPARE(watched.stage(), QStringLiteral("protocol"));
    QTRY_VERIFY(server.isGone());
}

void TestWsConnection::refusesSendPastTheQueue_data()
{
    QTest::addColumn<bool>("open");
    QTest::newRow("while connecting") << false;
    QTest::newRow("when open") << true;
}

void TestWsConnection::refusesSendPastTheQueue()
{
    QFETCH(bool, open);
    RawServer server;
    Watched watched(server.address());
    if (open)
        QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    // Nothing is written while the event loop does not run, so all of it waits.
    const QByteArray half(Limits().maxMessageBytes - limits::queuedMessageOverhead, 'x');
    QVERIFY(watched.connection.send({false, half}));
    QVERIFY(watched.connection.send({false, half}));
    const auto refused = watched.connection.send({false, half});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
    QCOMPARE(watched.endings(), 0);
}

void TestWsConnection::takesTheLargestMessage()
{
    Watched watched(
        QStringLiteral("%1/large?bytes=%2").arg(m_server.address()).arg(Limits().maxMessageBytes));
    QTRY_COMPARE(int(watched.messages.size()), 1);
    QCOMPARE(watched.message(0).size(), Limits().maxMessageBytes);
}

void TestWsConnection::refusesLargerMessage()
{
    Watched watched(QStringLiteral("%1/large?bytes=%2")
                        .arg(m_server.address())
                        .arg(Limits().maxMessageBytes + 1));
    QVERIFY(watched.waitForClose());
    QCOMPARE(int(watched.messages.size()), 0);
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.stage(), QStringLiteral("limit"));
}

void TestWsConnection::tellsThePeerOfALargerMessage()
{
    const test::LingeringSocket lingering(QStringLiteral("%1/large?bytes=%2")
                                              .arg(m_server.address())
                                              .arg(Limits().maxMessageBytes + 1));
    QTRY_VERIFY(m_server.hasReported({{"event", "close"}, {"path", "/large"}, {"code", 1009}}));
    QVERIFY(lingering.ending);
    QCOMPARE(lingering.ending->code, 1006);
}

void TestWsConnection::saysGoingAwayWhenDestroyed()
{
    ProgramConnections program;
    ResourceConnects connects;
    auto connection = std::make_unique<WsConnection>(
        test::handshakeFor(m_server.address() + QStringLiteral("/leaving")), ConnectOptions(),
        ConnectionRules{{}, HostPolicy::unrestricted()}, program, connects);
    connection->open();
    QTRY_COMPARE(connection->state(), WsConnection::State::Open);
    QCOMPARE(program.count(), 1);
    connection.reset();
    QCOMPARE(program.count(), 1); // as long as the server is told
    QTRY_COMPARE(program.count(), 0);
    QTRY_VERIFY(m_server.hasReported({{"event", "close"}, {"path", "/leaving"}, {"code", 1001}}));
}

QTEST_GUILESS_MAIN(TestWsConnection)
#include "tst_ws_connection.moc"
