#include "tests/support/closed_port.h"
#include "tests/support/frames.h"
#include "tests/support/raw_server.h"
#include "tests/support/wait_for.h"
#include "tests/support/watched_connection.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;
using Watched = WatchedConnection;
using std::chrono::milliseconds;

//! What a caller can ask of one connection beside the handshake.
class TestWsOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void openSaysWhatWasAgreed();
    void pingIsAnswered();
    void pingsAreBounded();
    void pingNeedsAnOpenConnection();
    void heartbeatTellsTheTime();
    void heartbeatMissed();
    void reconnectsAfterALoss();
    void reconnectsAfterAFailedAttempt();
    void givesUpAfterTheLastRetry();
    void anOpenConnectionStartsTheCountAnew();
    void exceptCodesEndIt();
    void closeCancelsTheRetry();
    void closeBeforeOpenIsNotRetried();
    void queuesWhileReconnecting();
    void writtenTellsWhatWasLost();
    void retriesWaitForTheRate();
    void abortEndsAConnectAtOnce();
    void abortIsNotRetried();
    void dismissSaysGoingAway();
    void closeWithoutStatus();
    void bufferedAmountIsTrue();
    void binaryBothWays();
};

void TestWsOptions::openSaysWhatWasAgreed()
{
    RawServer server;
    Watched watched(handshakeFor(server.address(), {}, {QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(server.acceptHandshake("Sec-WebSocket-Protocol: b\r\nX-Two: 1\r\nx-two: 2\r\n"));
    QVERIFY(watched.waitForOpen());
    QCOMPARE(watched.established.protocol, QStringLiteral("b"));
    QCOMPARE(watched.connection.protocol(), QStringLiteral("b"));
    QCOMPARE(watched.established.headers.at(QStringLiteral("x-two")), QStringLiteral("1, 2"));
    QVERIFY(!watched.wasReconnected);
}

void TestWsOptions::pingIsAnswered()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    QVERIFY(watched.connection.ping({true, "\x01\x02"}));
    QTRY_COMPARE(server.received().size(), 8);
    QCOMPARE(quint8(server.received().at(0)), first::ping);
    QCOMPARE(unmasked(server.received()), QByteArray("\x01\x02"));
    QTest::qWait(20);
    server.send(frame(first::pong, "\x01\x02"));
    QTRY_COMPARE(watched.pongs.size(), size_t(1));
    QVERIFY(watched.pongs[0].payload.isBinary);
    QVERIFY(watched.pongs[0].elapsedMs >= 20);
    QVERIFY(!watched.pongs[0].isHeartbeat);
}

void TestWsOptions::pingsAreBounded()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    for (qsizetype i = 0; i < limits::maxPendingPings; ++i)
        QVERIFY(watched.connection.ping({false, QByteArray::number(i)}));
    const auto refused = watched.connection.ping({});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
    server.send(frame(first::pong, QByteArray::number(limits::maxPendingPings - 1)));
    QTRY_COMPARE(watched.pongs.size(), size_t(1));
    QVERIFY(watched.connection.ping({}));
}

void TestWsOptions::pingNeedsAnOpenConnection()
{
    RawServer server;
    Watched watched(server.address());
    const auto refused = watched.connection.ping({});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotOpen);
}

void TestWsOptions::heartbeatTellsTheTime()
{
    RawServer server;
    Watched watched(server.address(), withHeartbeat(100, 5000));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    for (size_t beat = 1; beat <= 3; ++beat) {
        const qsizetype before = server.received().size();
        QTRY_VERIFY(server.received().size() > before);
        server.send(frame(first::pong, unmasked(server.received().mid(before))));
        QTRY_COMPARE(watched.pongs.size(), beat);
        QVERIFY(watched.pongs.back().isHeartbeat);
    }
    QCOMPARE(watched.endings(), 0);
}

void TestWsOptions::heartbeatMissed()
{
    RawServer server;
    Watched watched(server.address(), withHeartbeat(100, 200));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.reason(), QStringLiteral("no pong within 200 ms"));
    QCOMPARE(watched.stage(), QStringLiteral("timeout"));
    QCOMPARE(watched.ending().wasClean, false);
}

void TestWsOptions::reconnectsAfterALoss()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(3));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    server.peer()->abort();
    QTRY_COMPARE(watched.retries.size(), size_t(1));
    QCOMPARE(watched.connection.state(), WsConnection::State::Reconnecting);
    QCOMPARE(watched.retries[0].attempt, 1);
    QCOMPARE(watched.retries[0].delay, milliseconds(20));
    QCOMPARE(watched.retries[0].lost.code, 1006);
    QTRY_COMPARE(server.connectionCount(), 2);
    QVERIFY(server.acceptHandshake() && watched.waitForOpen(2));
    QVERIFY(watched.wasReconnected);
    server.send(frame(first::text, "again"));
    QVERIFY(watched.waitForMessages(1));
    QCOMPARE(watched.endings(), 0);
}

void TestWsOptions::reconnectsAfterAFailedAttempt()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(1));
    QVERIFY(server.answerHandshake("HTTP/1.1 503 Busy\r\n\r\n"));
    QTRY_COMPARE(server.connectionCount(), 2);
    QCOMPARE(watched.retries[0].lost.failure->httpStatus, 503);
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    QVERIFY(!watched.wasReconnected);
}

void TestWsOptions::givesUpAfterTheLastRetry()
{
    const ClosedPort unused;
    Watched watched(QStringLiteral("ws://127.0.0.1:%1").arg(unused.number()), withReconnect(3));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.retries.size(), size_t(3));
    QCOMPARE(watched.retries[1].delay, milliseconds(40));
    QCOMPARE(watched.retries[2].delay, milliseconds(50));
    QCOMPARE(watched.stage(), QStringLiteral("tcp"));
}

void TestWsOptions::anOpenConnectionStartsTheCountAnew()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(1));
    for (int life = 1; life <= 3; ++life) {
        QTRY_COMPARE(server.connectionCount(), life);
        QVERIFY(server.acceptHandshake() && watched.waitForOpen(life));
        server.peer()->abort();
    }
    QTRY_COMPARE(watched.retries.size(), size_t(3));
    QCOMPARE(watched.retries.back().attempt, 1);
}

void TestWsOptions::exceptCodesEndIt()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(5, {4001}));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    server.send(closeFrame(4000));
    QTRY_COMPARE(server.connectionCount(), 2);
    QVERIFY(server.acceptHandshake() && watched.waitForOpen(2));
    server.send(closeFrame(4001, "go"));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 4001);
    QCOMPARE(watched.retries.size(), size_t(1));
}

void TestWsOptions::closeCancelsTheRetry()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(5));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    server.send(closeFrame(4000, "why"));
    QTRY_COMPARE(watched.retries.size(), size_t(1));
    watched.connection.close(1000, {});
    QCOMPARE(watched.endings(), 1);
    QCOMPARE(watched.code(), 4000);
    QCOMPARE(watched.reason(), QStringLiteral("why"));
    QTest::qWait(100);
    QCOMPARE(server.connectionCount(), 1);
}

void TestWsOptions::closeBeforeOpenIsNotRetried()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(5));
    watched.connection.close(1000, {});
    QVERIFY(server.answerHandshake("HTTP/1.1 503 Busy\r\n\r\n"));
    QVERIFY(watched.waitForClose());
    QVERIFY(watched.retries.empty());
}

void TestWsOptions::queuesWhileReconnecting()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(5));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    server.peer()->abort();
    QTRY_COMPARE(watched.retries.size(), size_t(1));
    QVERIFY(watched.connection.send({false, "meanwhile"}));
    QCOMPARE(watched.connection.bufferedAmount(), 9);
    QTRY_COMPARE(server.connectionCount(), 2);
    QVERIFY(server.acceptHandshake() && watched.waitForOpen(2));
    QTRY_COMPARE(server.received().size(), 6 + 9);
    QCOMPARE(unmasked(server.received()), QByteArray("meanwhile"));
    QTRY_COMPARE(watched.written, 9);
}

void TestWsOptions::writtenTellsWhatWasLost()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(5));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    server.peer()->setReadBufferSize(1);
    const QByteArray large(8 * limits::mebibyte, 'x');
    QVERIFY(watched.connection.send({true, large}));
    QTest::qWait(50);
    QVERIFY(watched.written < large.size());
    server.peer()->abort();
    QTRY_COMPARE(watched.retries.size(), size_t(1));
    QCOMPARE(watched.written, large.size());
    QCOMPARE(watched.connection.bufferedAmount(), 0);
}

void TestWsOptions::retriesWaitForTheRate()
{
    Limits limits;
    limits.maxConnectsPerMinute = 2; // the first attempt does not count here
    const ClosedPort unused;
    Watched watched(
        QStringLiteral("ws://127.0.0.1:%1").arg(unused.number()), withReconnect(10), limits);
    QTRY_COMPARE(watched.retries.size(), size_t(3));
    QTest::qWait(300);
    QCOMPARE(watched.retries.size(), size_t(3));
    QCOMPARE(watched.connection.state(), WsConnection::State::Reconnecting);
    watched.connection.close(1000, {});
    QCOMPARE(watched.endings(), 1);
}

void TestWsOptions::abortEndsAConnectAtOnce()
{
    RawServer server;
    Watched watched(server.address());
    QTRY_COMPARE(server.connectionCount(), 1);
    watched.connection.abort();
    QCOMPARE(watched.endings(), 1);
    QCOMPARE(watched.code(), 1006);
    QVERIFY(!watched.ending().failure);
    QTRY_VERIFY(server.isGone());
    QCOMPARE(watched.opened, 0);
}

void TestWsOptions::abortIsNotRetried()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(5));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    watched.connection.abort();
    QTRY_VERIFY(server.isGone());
    QVERIFY(server.received().isEmpty()); // no close frame
    QVERIFY(watched.retries.empty());
    QCOMPARE(watched.connection.state(), WsConnection::State::Closed);
}

void TestWsOptions::dismissSaysGoingAway()
{
    RawServer server;
    Watched watched(server.address(), withReconnect(5));
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    watched.connection.dismiss({Stage::Policy, QStringLiteral("enough"), {}, {}});
    QCOMPARE(watched.stage(), QStringLiteral("policy"));
    QTRY_COMPARE(server.received().size(), 8);
    QCOMPARE(unmasked(server.received()), QByteArray("\x03\xE9")); // 1001
}

void TestWsOptions::closeWithoutStatus()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    watched.connection.close(std::nullopt, {});
    QTRY_COMPARE(server.received().size(), 6);
    server.send(frame(first::close, {}));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1005);
    QCOMPARE(watched.ending().wasClean, true);
    QTRY_VERIFY(server.isGone());
    QCOMPARE(server.received().size(), 6); // one close frame is enough
}

void TestWsOptions::bufferedAmountIsTrue()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(watched.connection.send({false, "before"}));
    QCOMPARE(watched.connection.bufferedAmount(), 6);
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    QTRY_COMPARE(watched.connection.bufferedAmount(), 0);
    server.peer()->setReadBufferSize(1);
    // Small enough for any buffer of the kernel, and the rest too much for all of them.
    QVERIFY(watched.connection.send({true, QByteArray(limits::kibibyte, 'x')}));
    const qint64 total = limits::kibibyte + 16 * limits::mebibyte;
    for (int i = 0; i < 16; ++i)
        QVERIFY(watched.connection.send({true, QByteArray(limits::mebibyte, 'x')}));
    QCOMPARE(watched.connection.bufferedAmount(), total);
    QTest::qWait(300);
    const qint64 stuck = watched.connection.bufferedAmount();
    QVERIFY(stuck > 0 && stuck < total);
    QCOMPARE(watched.written, 6 + total - stuck);
    server.peer()->setReadBufferSize(0);
    QVERIFY(waitFor([&] { return watched.connection.bufferedAmount() == 0; }));
    QCOMPARE(watched.written, 6 + total);
}

void TestWsOptions::binaryBothWays()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake() && watched.waitForOpen());
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all += char(i);
    server.send(frame(first::binary, all) + frame(first::binary, {}));
    QVERIFY(watched.waitForMessages(2));
    QVERIFY(watched.messages[0].isBinary && watched.messages[1].isBinary);
    QCOMPARE(watched.messages[0].data, all);
    QVERIFY(watched.connection.send({true, all.left(100)}));
    QTRY_COMPARE(server.received().size(), 106);
    QCOMPARE(quint8(server.received().at(0)), first::binary);
    QCOMPARE(unmasked(server.received()), all.left(100));
}

QTEST_GUILESS_MAIN(TestWsOptions)
#include "tst_ws_options.moc"
