#include "bridge/core/limits.h"
#include "bridge/ws/ws_connection.h"
#include "tests/support/json_compare.h"
#include "tests/support/node_server.h"
#include "tests/support/raw_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace portcullis;
using test::NodeServer;
using test::RawServer;

namespace {

Handshake handshakeFor(const QString& url, const Handshake::NamedValues& headers = {},
    const QStringList& protocols = {})
{
    return Handshake::check(url, headers, protocols).value();
}

//! A connection and what it has signaled.
struct Watched {
    explicit Watched(const Handshake& handshake)
        : connection(handshake), opened(&connection, &WsConnection::opened),
          messages(&connection, &WsConnection::messageReceived),
          failed(&connection, &WsConnection::failed), closed(&connection, &WsConnection::closed)
    {
        connection.open();
    }

    explicit Watched(const QString& url) : Watched(handshakeFor(url)) { }

    bool waitForOpen()
    {
        return QTest::qWaitFor([this] { return opened.count() == 1; });
    }
    bool waitForClose()
    {
        return QTest::qWaitFor([this] { return closed.count() == 1; });
    }
    int code() const { return closed.at(0).at(0).toInt(); }
    QString reason() const { return closed.at(0).at(1).toString(); }
    QString message(int index) const { return messages.at(index).at(0).toString(); }

    WsConnection connection;
    QSignalSpy opened;
    QSignalSpy messages;
    QSignalSpy failed;
    QSignalSpy closed;
};

//! An unmasked frame, as servers send it.
QByteArray frame(quint8 firstByte, const QByteArray& payload)
{
    return QByteArray(1, char(firstByte)) + char(payload.size()) + payload;
}

} // namespace

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
    void reportsProtocolFault_data();
    void reportsProtocolFault();
    void closesWithCodeAndReason();
    void reportsThePeersCodeAfterClose();
    void reportsLossWhileClosing();
    void cutsAPeerThatDoesNotClose();
    void carriesOutEarlyCallsInOrder();
    void reportsRefusedPort();
    void reportsRefusedHandshake_data();
    void reportsRefusedHandshake();
    void refusesSendPastTheQueue_data();
    void refusesSendPastTheQueue();
    void takesTheLargestMessage();
    void refusesLargerMessage();
    void saysGoingAwayWhenDestroyed();

private:
    NodeServer m_server;
};

void TestWsConnection::initTestCase()
{
    QVERIFY(m_server.start());
}

void TestWsConnection::echoes()
{
    Watched watched(m_server.address() + QStringLiteral("/echo"));
    QVERIFY(watched.waitForOpen());
    QVERIFY(watched.connection.sendText(QStringLiteral("Grüße, 世界 🏰")));
    QTRY_COMPARE(watched.messages.count(), 1);
    QCOMPARE(watched.message(0), QStringLiteral("Grüße, 世界 🏰"));
}

void TestWsConnection::keepsTheOrderOfMessages()
{
    Watched watched(m_server.address() + QStringLiteral("/greet"));
    QTRY_COMPARE(watched.messages.count(), 3);
    QCOMPARE(watched.message(0), QStringLiteral("first"));
    QCOMPARE(watched.message(2), QStringLiteral("third"));
}

void TestWsConnection::sendsHeadersOnce()
{
    const Handshake handshake = handshakeFor(m_server.address() + QStringLiteral("/headers"),
        {{QStringLiteral("Authorization"), QStringLiteral("Bearer abc")},
            {QStringLiteral("X-Umlaut"), QStringLiteral("ä")}});
    Watched watched(handshake);
    QTRY_COMPARE(watched.messages.count(), 1);
    const QByteArray text = watched.message(0).toUtf8();
    const Json headers = Json::parse(text.begin(), text.end());
    QVERIFY(text.contains("\"Authorization\",\"Bearer abc\""));
    QVERIFY(text.contains("\"X-Umlaut\",\"ä\""));
    QCOMPARE(std::count(headers.begin(), headers.end(), "Host"), 1);
    QCOMPARE(std::count(headers.begin(), headers.end(), "Authorization"), 1);
}

void TestWsConnection::negotiatesProtocol()
{
    const Handshake handshake = handshakeFor(m_server.address() + QStringLiteral("/headers"), {},
        {QStringLiteral("chat-v1"), QStringLiteral("chat-v2")});
    Watched watched(handshake);
    QTRY_COMPARE(watched.messages.count(), 1);
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
    QCOMPARE(watched.failed.count(), 0);
}

void TestWsConnection::reportsMissingStatus()
{
    Watched watched(m_server.address() + QStringLiteral("/close-without-status"));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1005);
    QCOMPARE(watched.failed.count(), 0);
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
    QCOMPARE(watched.failed.count(), 1);
    QCOMPARE(watched.failed.at(0).at(0).toString(), QStringLiteral("connection lost"));
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
    QCOMPARE(watched.failed.count(), 1);
}

void TestWsConnection::reportsProtocolFault_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("reserved bit") << frame(0xC1, "x");
    QTest::newRow("unknown opcode") << frame(0x83, "x");
    QTest::newRow("continuation of nothing") << frame(0x80, "x");
    QTest::newRow("fragmented ping") << frame(0x09, "x");
    QTest::newRow("invalid UTF-8") << frame(0x81, "\xC3\x28");
    QTest::newRow("close frame of one byte") << frame(0x88, "x");
    QTest::newRow("close frame with 1006") << frame(0x88, "\x03\xEE");
}

//! What the client finds wrong was never said by the peer, so it is 1006 and not 1002 or 1007.
void TestWsConnection::reportsProtocolFault()
{
    QFETCH(QByteArray, bytes);
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    server.send(bytes);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.failed.count(), 1);
    QCOMPARE(watched.failed.at(0).at(0).toString(),
        QStringLiteral("the server broke the WebSocket protocol"));
}

void TestWsConnection::closesWithCodeAndReason()
{
    const int before = m_server.count("close");
    Watched watched(m_server.address() + QStringLiteral("/echo"));
    QVERIFY(watched.waitForOpen());
    watched.connection.close(4000, QStringLiteral("enough"));
    watched.connection.close(4001, QStringLiteral("again"));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 4000); // the server answers with what it was told
    QCOMPARE(watched.reason(), QStringLiteral("enough"));
    QCOMPARE(watched.failed.count(), 0);
    QTRY_COMPARE(m_server.count("close"), before + 1);
    COMPARE_JSON(m_server.reports().back().at("code"), 4000);
    COMPARE_JSON(m_server.reports().back().at("reason"), "enough");
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
    QTRY_COMPARE_WITH_TIMEOUT(watched.closed.count(), 1, 2 * limits::closeTimeout.count());
    QCOMPARE(watched.code(), 1006);
    QTRY_VERIFY(server.isGone());
}

void TestWsConnection::carriesOutEarlyCallsInOrder()
{
    const Handshake handshake = handshakeFor(m_server.address() + QStringLiteral("/echo"));
    Watched watched(handshake);
    QVERIFY(watched.connection.sendText(QStringLiteral("one")));
    QVERIFY(watched.connection.sendText(QStringLiteral("two")));
    watched.connection.close(3001, {});
    const auto late = watched.connection.sendText(QStringLiteral("three"));
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::NotOpen);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.opened.count(), 1);
    QCOMPARE(watched.messages.count(), 2);
    QCOMPARE(watched.message(1), QStringLiteral("two"));
    QCOMPARE(watched.code(), 3001);
}

void TestWsConnection::reportsRefusedPort()
{
    const quint16 unused = RawServer().port();
    Watched watched(QStringLiteral("ws://127.0.0.1:%1").arg(unused));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.failed.at(0).at(0).toString(), QStringLiteral("connection failed"));
}

void TestWsConnection::reportsRefusedHandshake_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
    QTest::newRow("401") << QByteArray("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("302") << QByteArray("HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1/\r\n\r\n");
    QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("no accept key") << "HTTP/1.1 101 Switching Protocols\r\n" + upgrade + "\r\n";
    QTest::newRow("wrong accept key") << "HTTP/1.1 101 Switching Protocols\r\n" + upgrade
            + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n";
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n");
}

void TestWsConnection::reportsRefusedHandshake()
{
    QFETCH(QByteArray, answer);
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.answerHandshake(answer));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.failed.count(), 1);
    QCOMPARE(watched.failed.at(0).at(0).toString(),
        QStringLiteral("the server refused the WebSocket handshake"));
    QCOMPARE(watched.opened.count(), 0);
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
    const QString half(limits::maxQueuedSendBytes / 2 - 1024, u'x');
    QVERIFY(watched.connection.sendText(half));
    QVERIFY(watched.connection.sendText(half));
    const auto refused = watched.connection.sendText(half);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
    QCOMPARE(watched.closed.count(), 0);
}

void TestWsConnection::takesTheLargestMessage()
{
    Watched watched(
        QStringLiteral("%1/large?bytes=%2").arg(m_server.address()).arg(limits::maxMessageBytes));
    QTRY_COMPARE_WITH_TIMEOUT(watched.messages.count(), 1, 20'000);
    QCOMPARE(watched.message(0).size(), limits::maxMessageBytes);
}

void TestWsConnection::refusesLargerMessage()
{
    Watched watched(QStringLiteral("%1/large?bytes=%2")
                        .arg(m_server.address())
                        .arg(limits::maxMessageBytes + 1));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.messages.count(), 0);
    QCOMPARE(watched.code(), 1006);
    QTRY_VERIFY(m_server.hasReported({{"event", "close"}, {"code", 1009}}));
}

void TestWsConnection::saysGoingAwayWhenDestroyed()
{
    const int before = m_server.count("close");
    {
        Watched watched(m_server.address() + QStringLiteral("/echo"));
        QVERIFY(watched.waitForOpen());
    }
    QTRY_COMPARE(m_server.count("close"), before + 1);
    COMPARE_JSON(m_server.reports().back().at("code"), 1001);
}

QTEST_GUILESS_MAIN(TestWsConnection)
#include "tst_ws_connection.moc"
