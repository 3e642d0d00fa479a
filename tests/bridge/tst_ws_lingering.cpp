#include "tests/support/frames.h"
#include "tests/support/played_connection.h"
#include "tests/support/wait_for.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;
using Played = PlayedConnection;

namespace {

const QByteArray fault = frame(0xC1, "compressed");

//! A connection whose server was at fault and has not closed.
struct Lingering : Played {
    explicit Lingering(const ConnectOptions& options = {}) : Played(options)
    {
        QObject::connect(&watched.connection, &WsConnection::closed, &watched.connection,
            [this] { leavingWhenClosed = watched.program().leaving(); });
        if (!isOpen)
            return;
        server.send(fault);
        hasLeft = waitFor([this] { return watched.program().leaving() == 1; });
    }

    qsizetype leavingWhenClosed = 0;
    bool hasLeft = false;
};

} // namespace

//! What becomes of the socket when the server was at fault: the server must learn it, and must not
//! hold us.
class TestWsLingering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void isReadUntilTheServerCloses();
    void hearsNothingOfWhatComes();
    void silentServerIsCut();
    void endlessServerIsCut();
    void countsAndMakesRoom();
    void isWaitedForAtTheEnd();
    void isGoneWithTheProgram();
    void retriesMeanwhile();
    void faultAfterOurClose();
    void faultAfterGoodbye();
};

void TestWsLingering::isReadUntilTheServerCloses()
{
    Played played;
    QVERIFY(played.isOpen);
    played.server.send(frame(first::binary, QByteArray(20'000'000, 'x')));
    QTRY_COMPARE(closeCodeIn(played.server.received()), 1009);
    QCOMPARE(played.watched.endings(), 1);
    if (played.server.peer()) // it is cut on a machine that is too slow
        played.server.peer()->disconnectFromHost();
    QTRY_COMPARE(played.watched.program().leaving(), 0);
    QCOMPARE(played.watched.program().count(), 0);
    QCOMPARE(played.watched.endings(), 1);
    QCOMPARE(played.watched.stage(), QStringLiteral("limit"));
}

void TestWsLingering::hearsNothingOfWhatComes()
{
    Lingering lingering;
    QVERIFY(lingering.hasLeft);
    QCOMPARE(lingering.leavingWhenClosed, 1); // it is told at once, and not when the server is gone
    QTRY_COMPARE(closeCodeIn(lingering.server.received()), 1002);
    const QByteArray told = lingering.server.received();
    lingering.server.send(
        frame(first::text, "late") + frame(first::ping, "late") + fault + closeFrame(3000, "late"));
    lingering.server.peer()->disconnectFromHost();
    QTRY_COMPARE(lingering.watched.program().leaving(), 0);
    QCOMPARE(lingering.server.received(), told);
    QCOMPARE(lingering.watched.messages.size(), size_t(0));
    QCOMPARE(lingering.watched.endings(), 1);
    QCOMPARE(lingering.watched.code(), 1006);
}

void TestWsLingering::silentServerIsCut()
{
    Lingering lingering;
    QVERIFY(lingering.hasLeft);
    QTRY_VERIFY(lingering.server.isGone());
    QTRY_COMPARE(lingering.watched.program().leaving(), 0);
}

//! Whichever bound it meets first.
void TestWsLingering::endlessServerIsCut()
{
    Lingering lingering;
    QVERIFY(lingering.hasLeft);
    QTcpSocket& peer = *lingering.server.peer();
    const QByteArray bytes(limits::mebibyte, 'x');
    qint64 sent = 0;
    const auto sendOn = [&] {
        if (peer.bytesToWrite() < bytes.size())
            peer.write(bytes);
    };
    connect(&peer, &QTcpSocket::bytesWritten, this, [&](qint64 written) {
        sent += written;
        sendOn();
    });
    sendOn();
    QTRY_VERIFY(lingering.server.isGone());
    QTRY_COMPARE(lingering.watched.program().leaving(), 0);
    // The kernel's buffers take some, too.
    QVERIFY2(sent < 2 * limits::maxDiscardedBytes, qPrintable(QString::number(sent)));
}

void TestWsLingering::countsAndMakesRoom()
{
    Lingering lingering;
    QVERIFY(lingering.hasLeft);
    ProgramConnections& program = lingering.watched.program();
    QCOMPARE(program.count(), 1);
    QVERIFY(program.makeRoom(2));
    QCOMPARE(program.leaving(), 1);
    QVERIFY(program.makeRoom(1));
    QCOMPARE(program.leaving(), 0);
    QCOMPARE(program.count(), 0);
    QTRY_VERIFY(lingering.server.isGone());
    QCOMPARE(lingering.watched.endings(), 1);
}

void TestWsLingering::isWaitedForAtTheEnd()
{
    Lingering lingering;
    QVERIFY(lingering.hasLeft);
    lingering.watched.program().waitForGoodbyes();
    QCOMPARE(lingering.watched.program().leaving(), 0);
    QTRY_VERIFY(lingering.server.isGone());
    QCOMPARE(closeCodeIn(lingering.server.received()), 1002);
}

void TestWsLingering::isGoneWithTheProgram()
{
    RawServer server;
    {
        WatchedConnection watched(server.address());
        QVERIFY(server.acceptHandshake() && watched.waitForOpen());
        server.send(fault);
        QVERIFY(watched.waitForClose());
        QCOMPARE(watched.program().leaving(), 1);
    }
    QTRY_VERIFY(server.isGone());
}

//! The next attempt does not wait for the lingering socket, and both count.
void TestWsLingering::retriesMeanwhile()
{
    Lingering lingering(withReconnect(1));
    QVERIFY(lingering.hasLeft);
    QCOMPARE(lingering.watched.retries.size(), size_t(1));
    QCOMPARE(lingering.watched.program().count(), 2);
    QTRY_COMPARE(lingering.server.connectionCount(), 2);
    QVERIFY(lingering.server.acceptHandshake());
    QVERIFY(lingering.watched.waitForOpen(2));
    QTRY_COMPARE(lingering.watched.program().count(), 1);
    QCOMPARE(lingering.watched.connection.state(), WsConnection::State::Open);
    QCOMPARE(lingering.watched.endings(), 0);
}

void TestWsLingering::faultAfterOurClose()
{
    Played played;
    QVERIFY(played.isOpen);
    played.watched.connection.close(3000, {});
    QTRY_COMPARE(closeCodeIn(played.server.received()), 3000);
    const QByteArray told = played.server.received();
    played.server.send(fault);
    QVERIFY(played.watched.waitForClose());
    QCOMPARE(played.watched.code(), 1006);
    QCOMPARE(played.watched.program().leaving(), 1);
    played.server.peer()->disconnectFromHost();
    QTRY_COMPARE(played.watched.program().leaving(), 0);
    QCOMPARE(played.server.received(), told); // one close frame is enough
}

void TestWsLingering::faultAfterGoodbye()
{
    Played played;
    QVERIFY(played.isOpen);
    played.watched.connection.dismiss({Stage::Policy, QStringLiteral("revoked"), {}, {}});
    QTRY_COMPARE(closeCodeIn(played.server.received()), 1001);
    played.server.send(fault);
    QTRY_COMPARE(played.watched.program().leaving(), 0);
    QTRY_VERIFY(played.server.isGone());
    QCOMPARE(played.watched.endings(), 1);
}

QTEST_GUILESS_MAIN(TestWsLingering)
#include "tst_ws_lingering.moc"
