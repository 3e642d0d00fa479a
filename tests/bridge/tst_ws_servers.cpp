#include "tests/support/server_process.h"
#include "tests/support/watched_connection.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;
using Watched = WatchedConnection;

//! What only a real implementation on the other side can show: npm's ws and Python's websockets.
class TestWsServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void initTestCase();
    void echoesOfEverySize_data();
    void echoesOfEverySize();
    void closeCodes_data();
    void closeCodes();
    void ourCloseReachesTheServer_data();
    void ourCloseReachesTheServer();
    void refusedUpgrade_data();
    void refusedUpgrade();
    void responseHeaders();
    void protocolNotAskedFor();
    void protocolNotChosen();
    void pythonChoosesTheProtocol();
    void serverPings();
    void tenThousandFragments();
    void serverDoesNotRead();
    void pythonIsMadeToWait();
    void pythonSeesNoExtensions();

private:
    QString address(const QString& server, const char* path) const
    {
        return (server == QLatin1String("ws") ? m_node : m_python).address() + QLatin1String(path);
    }

    ServerProcess m_node;
    ServerProcess m_python;
};

void TestWsServers::initTestCase()
{
    QVERIFY(m_node.start());
    QVERIFY(m_python.start(QStringLiteral("python_ws_server.py")));
}

void TestWsServers::echoesOfEverySize_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("isBinary");
    QTest::addColumn<int>("bytes");
    for (const char* server : {"ws", "python"}) {
        for (const int bytes : {0, 1, 125, 126, 65'535, 65'536, 524'288, 524'289, 2'000'000}) {
            for (const bool isBinary : {false, true}) {
                QTest::addRow("%s, %d bytes, %s", server, bytes, isBinary ? "binary" : "text")
                    << QString::fromLatin1(server) << isBinary << bytes;
            }
        }
    }
}

void TestWsServers::echoesOfEverySize()
{
    QFETCH(QString, server);
    QFETCH(bool, isBinary);
    QFETCH(int, bytes);
    QByteArray data(bytes, 'x');
    for (int i = 0; isBinary && i < bytes; ++i)
        data[i] = char(i * 7);
    Watched watched(address(server, "/echo"));
    QVERIFY(watched.connection.send({isBinary, data}));
    QVERIFY(watched.waitForMessages(1));
    QCOMPARE(watched.messages[0].isBinary, isBinary);
    QCOMPARE(watched.messages[0].data, data);
}

void TestWsServers::closeCodes_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    for (const char* server : {"ws", "python"}) {
        for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 4999})
            QTest::addRow("%s, %d", server, code)
                << QString::fromLatin1(server) << code << QStringLiteral("grün");
        QTest::addRow("%s, longest reason", server)
            << QString::fromLatin1(server) << 3001 << QString(123, u'x');
        QTest::addRow("%s, no reason", server) << QString::fromLatin1(server) << 3002 << QString();
    }
}

void TestWsServers::closeCodes()
{
    QFETCH(QString, server);
    QFETCH(int, code);
    QFETCH(QString, reason);
    const QString query = QStringLiteral("?code=%1&reason=%2").arg(code).arg(reason);
    Watched watched(address(server, "/close") + query);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), code);
    QCOMPARE(watched.reason(), reason);
    QVERIFY(watched.ending().wasClean);
    QVERIFY(!watched.ending().failure);
}

void TestWsServers::ourCloseReachesTheServer_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<int>("code"); // 1005 for none
    QTest::addColumn<QString>("reason");
    for (const char* server : {"ws", "python"}) {
        QTest::addRow("%s, 1000", server) << QString::fromLatin1(server) << 1000 << QString();
        QTest::addRow("%s, 3000", server)
            << QString::fromLatin1(server) << 3000 << QString(123, u'y');
        QTest::addRow("%s, 4999", server)
            << QString::fromLatin1(server) << 4999 << QStringLiteral("fin");
        QTest::addRow("%s, no code", server) << QString::fromLatin1(server) << 1005 << QString();
    }
}

void TestWsServers::ourCloseReachesTheServer()
{
    QFETCH(QString, server);
    QFETCH(int, code);
    QFETCH(QString, reason);
    ServerProcess& process = server == QLatin1String("ws") ? m_node : m_python;
    const int before = process.count("close");
    Watched watched(address(server, "/echo"));
    QVERIFY(watched.waitForOpen());
    watched.connection.close(code == 1005 ? std::nullopt : std::optional(code), reason);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), code); // both servers answer with what they were told
    QVERIFY(watched.ending().wasClean);
    QTRY_COMPARE(process.count("close"), before + 1);
    QTRY_VERIFY(process.hasReported(
        {{"event", "close"}, {"code", code}, {"reason", reason.toStdString()}, {"path", "/echo"}}));
}

void TestWsServers::refusedUpgrade_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {302, 401, 403, 404, 500, 503})
        QTest::addRow("%d", status) << status;
}

//! A redirect is not followed either.
void TestWsServers::refusedUpgrade()
{
    QFETCH(int, status);
    const int before = m_node.count("open");
    Watched watched(address(QStringLiteral("ws"), "/status?code=") + QString::number(status));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("http"));
    QCOMPARE(watched.ending().failure->httpStatus, status);
    QCOMPARE(m_node.count("open"), before);
}

void TestWsServers::responseHeaders()
{
    Watched watched(address(QStringLiteral("ws"), "/headers-back"));
    QVERIFY(watched.waitForOpen());
    QCOMPARE(watched.established.headers.at(QStringLiteral("x-one")), QStringLiteral("1"));
    QCOMPARE(watched.established.headers.at(QStringLiteral("x-two")), QStringLiteral("a, b"));
    QCOMPARE(
        watched.established.headers.at(QStringLiteral("upgrade")), QStringLiteral("websocket"));
}

void TestWsServers::protocolNotAskedFor()
{
    for (const QStringList& asked : {QStringList{}, QStringList{QStringLiteral("mine")}}) {
        Watched watched(
            handshakeFor(address(QStringLiteral("ws"), "/subprotocol?choose=theirs"), {}, asked));
        QVERIFY(watched.waitForClose());
        QCOMPARE(watched.opened, 0);
        QCOMPARE(watched.stage(), QStringLiteral("protocol"));
    }
}

void TestWsServers::protocolNotChosen()
{
    Watched watched(
        handshakeFor(address(QStringLiteral("ws"), "/subprotocol"), {}, {QStringLiteral("mine")}));
    QVERIFY(watched.waitForOpen());
    QCOMPARE(watched.established.protocol, QString());
}

void TestWsServers::pythonChoosesTheProtocol()
{
    Watched watched(handshakeFor(address(QStringLiteral("python"), "/echo"), {},
        {QStringLiteral("chat-v1"), QStringLiteral("chat-v2")}));
    QVERIFY(watched.waitForOpen());
    QCOMPARE(watched.established.protocol, QStringLiteral("chat-v2"));
}

void TestWsServers::serverPings()
{
    Watched watched(address(QStringLiteral("ws"), "/ping-me"));
    QTRY_VERIFY(m_node.hasReported({{"event", "pong"}, {"data", "ping 3"}}));
    QVERIFY(watched.pongs.empty());
    QVERIFY(watched.connection.ping({false, "ours"}));
    QTRY_COMPARE(watched.pongs.size(), size_t(1));
    QCOMPARE(watched.pongs[0].payload.data, QByteArray("ours"));
}

void TestWsServers::tenThousandFragments()
{
    Watched watched(address(QStringLiteral("ws"), "/fragments?count=10000"));
    QVERIFY(watched.waitForMessages(1));
    QVERIFY(watched.messages[0].data.startsWith("part 1;part 2;"));
    QVERIFY(watched.messages[0].data.endsWith("part 9999;part 10000;"));
    QCOMPARE(watched.messages[0].data.count(';'), 10'000);
}

void TestWsServers::serverDoesNotRead()
{
    Watched watched(address(QStringLiteral("ws"), "/sleepy"));
    QVERIFY(watched.waitForOpen());
    const QByteArray data(limits::mebibyte, 'x');
    qint64 taken = 0;
    while (taken < 100 * limits::mebibyte && watched.connection.send({true, data}))
        taken += data.size();
    QVERIFY(taken < Limits().maxQueuedSendBytes);
    QVERIFY(watched.connection.bufferedAmount() > 0);
    QCOMPARE(watched.endings(), 0);
    const auto refused = watched.connection.send({true, data});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
}

void TestWsServers::pythonIsMadeToWait()
{
    const size_t count = 300;
    Watched watched(address(QStringLiteral("python"), "/stream?messages=300&bytes=100000"));
    QVERIFY(watched.waitForMessages(1));
    watched.connection.setReading(false);
    QTest::qWait(500);
    QCOMPARE(m_python.count("streamed"), 0);
    watched.connection.setReading(true);
    QVERIFY(watched.waitForMessages(count));
    for (size_t i = 0; i < count; ++i)
        QCOMPARE(watched.messages[i].data.left(8).toInt(), int(i));
    QTRY_COMPARE(m_python.count("streamed"), 1);
}

void TestWsServers::pythonSeesNoExtensions()
{
    QVERIFY(!m_python.reports().empty());
    for (const Json& report : m_python.reports()) {
        if (report.at("event") == "open")
            QVERIFY(report.at("extensions").empty());
    }
}

QTEST_GUILESS_MAIN(TestWsServers)
#include "tst_ws_servers.moc"
