#include "bridge/core/limits.h"
#include "tests/support/frames.h"
#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"
#include "tests/support/watched_connection.h"

#include <QTest>
#include <QTimer>

using namespace portcullis;
using namespace portcullis::test;
using Watched = WatchedConnection;
using std::chrono::milliseconds;

namespace {

//! A connection that is told to stop reading and to go on again, many times a second.
class Pauses {
public:
    explicit Pauses(WsConnection& connection)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &connection, [this, &connection] {
            m_isReading = !m_isReading;
            connection.setReading(m_isReading);
        });
        m_timer.start(milliseconds(20));
    }

private:
    QTimer m_timer;
    bool m_isReading = true;
};

//! The other end of a connection, which takes little at a time.
class SlowReader {
public:
    explicit SlowReader(RawServer& server) : m_peer(*server.peer())
    {
        m_peer.disconnect(&server);
        m_peer.setReadBufferSize(m_step);
        QObject::connect(&m_timer, &QTimer::timeout, &m_peer, [this] { read(); });
        m_timer.start(milliseconds(20));
    }

    qint64 bytes() const { return m_bytes; }

    void hurry()
    {
        m_step = 64 * limits::mebibyte;
        m_peer.setReadBufferSize(m_step);
    }

private:
    void read() { m_bytes += m_peer.read(m_step).size(); }

    QTcpSocket& m_peer;
    QTimer m_timer;
    qint64 m_step = 16 * limits::kibibyte;
    qint64 m_bytes = 0;
};

} // namespace

//! What a caller that does not keep up means for its connection.
class TestWsReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void heartbeatWaitsWhileNobodyReads();
    void closedWhileNobodyReads();
    void closingWaitsWhileNobodyReads();
    void heartbeatMissedWithPauses();
    void heartbeatAnsweredWithPauses();
    void closingEndsWithPauses();
    void retryWaitsWhileNobodyReads();
    void slowPeerGetsAllBeforeTheClose();
    void leftOverTlsWhileNobodyReads_data();
    void leftOverTlsWhileNobodyReads();
};

//! The server is not to blame for a frame that does not keep up.
void TestWsReading::heartbeatWaitsWhileNobodyReads()
{
    RawServer server;
    Watched watched(server.address(), withHeartbeat(100, 200));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    watched.connection.setReading(false);
    QTest::qWait(600);
    QCOMPARE(watched.endings(), 0);
    watched.connection.setReading(true);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.failureText(), QStringLiteral("no pong in time"));
}

//! What came before the end is received first, the close frame too.
void TestWsReading::closedWhileNobodyReads()
{
    RawServer server;
    Watched watched(server.address());
    QObject::connect(&watched.connection, &WsConnection::received, &watched.connection,
        [&watched] { watched.connection.setReading(watched.messages.size() > 1); });
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    server.send(frame(first::text, "1") + frame(first::text, "2") + closeFrame(3000));
    QVERIFY(watched.waitForMessages(1));
    server.peer()->disconnectFromHost();
    QTRY_VERIFY(server.isGone());
    QTest::qWait(50);
    QCOMPARE(watched.endings(), 0);
    watched.connection.setReading(true);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.messages.size(), size_t(2));
    QCOMPARE(watched.code(), 3000);
}

//! The server has answered in time; that nobody looked is not its fault.
void TestWsReading::closingWaitsWhileNobodyReads()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    watched.connection.setReading(false);
    watched.connection.close(1000, {});
    QTRY_COMPARE(server.received().size(), 8);
    server.send(frame(first::text, "late") + closeFrame(1000));
    QTest::qWait(int(limits::closeTimeout.count()) + 500);
    QCOMPARE(watched.endings(), 0);
    watched.connection.setReading(true);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1000);
    QCOMPARE(watched.messages.size(), size_t(1));
}

//! The time for the pong does not begin anew with each look at the network.
void TestWsReading::heartbeatMissedWithPauses()
{
    RawServer server;
    Watched watched(server.address(), withHeartbeat(100, 300));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    const Pauses pauses(watched.connection);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.failureText(), QStringLiteral("no pong in time"));
}

void TestWsReading::heartbeatAnsweredWithPauses()
{
    RawServer server;
    Watched watched(server.address(), withHeartbeat(100, 300));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    const Pauses pauses(watched.connection);
    qsizetype answered = 0;
    for (size_t beat = 1; beat <= 10; ++beat) {
        QTRY_VERIFY(server.received().size() > answered);
        const QByteArray ping
            = server.received().mid(std::exchange(answered, server.received().size()));
        server.send(frame(first::pong, unmasked(ping)));
        QTRY_COMPARE(watched.pongs.size(), beat);
    }
    QCOMPARE(watched.endings(), 0);
}

void TestWsReading::closingEndsWithPauses()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    watched.connection.close(1000, {});
    const Pauses pauses(watched.connection);
    QVERIFY(watched.waitForClose(3 * limits::closeTimeout));
    QCOMPARE(watched.code(), 1006);
}

void TestWsReading::retryWaitsWhileNobodyReads()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(3));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    server.peer()->abort();
    QTRY_COMPARE(watched.retries.size(), size_t(1));
    watched.connection.setReading(false);
    QTest::qWait(200);
    QCOMPARE(server.connectionCount(), 1);
    watched.connection.setReading(true);
    QTRY_COMPARE(server.connectionCount(), 2);
}

//! What was sent before close() goes out, as long as the peer takes some of it now and then.
void TestWsReading::slowPeerGetsAllBeforeTheClose()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    SlowReader reader(server);
    QVERIFY(watched.connection.send({true, QByteArray(12 * limits::mebibyte, 'x')}));
    watched.connection.close(1000, {});
    QTest::qWait(int(limits::closeTimeout.count()) + 500);
    QCOMPARE(watched.endings(), 0);
    QVERIFY(reader.bytes() < 12 * limits::mebibyte);
    reader.hurry();
    QTRY_VERIFY(reader.bytes() > 12 * limits::mebibyte);
    server.send(closeFrame(1000));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1000);
}

void TestWsReading::leftOverTlsWhileNobodyReads_data()
{
    QTest::addColumn<QString>("parting");
    QTest::addColumn<int>("code");
    QTest::newRow("closed") << "close" << 3000;
    QTest::newRow("cut") << "terminate" << 1006;
}

//! What is read and decrypted waits in a buffer of its own.
void TestWsReading::leftOverTlsWhileNobodyReads()
{
    QFETCH(QString, parting);
    QFETCH(int, code);
    ServerProcess server;
    QVERIFY(server.start(QStringLiteral("ws_server.mjs"),
        {QStringLiteral("--tls"), QStringLiteral(PORTCULLIS_CERTIFICATES "/good")}));
    NetworkSettings network;
    network.extraCertificates
        = readCertificates(QStringLiteral(PORTCULLIS_CERTIFICATES "/ca.pem")).value();
    Watched watched(
        server.address("wss") + QStringLiteral("/greet?then=") + parting, {}, {}, network);
    QObject::connect(&watched.connection, &WsConnection::received, &watched.connection,
        [&watched] { watched.connection.setReading(watched.messages.size() > 1); });
    QVERIFY(watched.waitForMessages(1));
    QTest::qWait(200);
    QCOMPARE(watched.endings(), 0);
    QCOMPARE(watched.messages.size(), size_t(1));
    watched.connection.setReading(true);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.messages.size(), size_t(3));
    QCOMPARE(watched.code(), code);
}

QTEST_GUILESS_MAIN(TestWsReading)
#include "tst_ws_reading.moc"
