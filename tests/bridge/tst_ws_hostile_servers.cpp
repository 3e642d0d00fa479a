#include "tests/support/frames.h"
#include "tests/support/process_tree.h"
#include "tests/support/raw_server.h"
#include "tests/support/watched_connection.h"

#include <QFile>
#include <QTest>
#include <QTimer>

#include <unistd.h>

using namespace portcullis;
using namespace portcullis::test;
using Watched = WatchedConnection;

namespace {

//! Writes one chunk after the other, each once the one before is on its way.
class Pouring : public QObject {
public:
    Pouring(QTcpSocket* socket, QByteArray chunk, qint64 bytes)
        : m_socket(socket), m_chunk(std::move(chunk)), m_left(bytes)
    {
        connect(socket, &QTcpSocket::bytesWritten, this, [this] { pour(); });
        pour();
    }

    qint64 left() const { return m_left; }

private:
    void pour()
    {
        if (!m_socket || m_socket->bytesToWrite() > 0 || m_left <= 0)
            return;
        m_socket->write(m_chunk);
        m_left -= m_chunk.size();
    }

    QPointer<QTcpSocket> m_socket;
    QByteArray m_chunk;
    qint64 m_left;
};

constexpr char begunAnswer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                               "Connection: Upgrade\r\nSec-WebSocket-Accept: x\r\n";

} // namespace

//! \brief Servers that want to wear the program out: it gives up early, and its memory stays small.
class TestWsHostileServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void slowHandshakeEndsInTime();
    void endlessHeadersAreNotKept_data();
    void endlessHeadersAreNotKept();
    void compressedBombIsNotUnpacked_data();
    void compressedBombIsNotUnpacked();
};

//! Each byte of the answer comes in time; all of them would take hours.
void TestWsHostileServers::slowHandshakeEndsInTime()
{
    RawServer server;
    ConnectOptions options;
    options.timeout = std::chrono::milliseconds(500);
    Watched watched(server.address(), options);
    QVERIFY(server.answerHandshake(begunAnswer));
    qint64 sent = 0;
    QTimer dripping;
    connect(&dripping, &QTimer::timeout, this, [&] {
        if (server.peer())
            server.send(++sent % 2 == 0 ? "x" : "y");
    });
    dripping.start(10);
    QVERIFY(watched.waitForClose(std::chrono::seconds(60)));
    QVERIFY(sent > 0);
    QCOMPARE(watched.opened, 0);
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.stage(), QStringLiteral("timeout"));
    QTRY_VERIFY(server.isGone());
}

void TestWsHostileServers::endlessHeadersAreNotKept_data()
{
    QTest::addColumn<QByteArray>("chunk");
    QTest::newRow("many headers") << ("X-Filler: " + QByteArray(1000, 'x') + "\r\n").repeated(64);
    QTest::newRow("one header") << QByteArray(65'536, 'x');
    QTest::newRow("empty names") << QByteArray(": x\r\n").repeated(13'000);
}

void TestWsHostileServers::endlessHeadersAreNotKept()
{
    QFETCH(QByteArray, chunk);
    const qint64 total = 100 * limits::mebibyte;
    const qint64 before = peakResidentBytes(::getpid());
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.answerHandshake(begunAnswer));
    const Pouring pouring(server.peer(), chunk, total);
    QVERIFY(watched.waitForClose(std::chrono::seconds(60)));
    QCOMPARE(watched.opened, 0);
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.stage(), QStringLiteral("protocol"));
    QTRY_VERIFY(server.isGone());
    const qint64 grown = peakResidentBytes(::getpid()) - before;
    qInfo("of 100 MiB, %lld KiB were poured; the memory grew by %lld KiB",
        (total - pouring.left()) / limits::kibibyte, grown / limits::kibibyte);
    // What the kernel buffers between the two is some MiB.
    QVERIFY(pouring.left() > total / 2);
    QVERIFY(grown < 16 * limits::mebibyte);
}

void TestWsHostileServers::compressedBombIsNotUnpacked_data()
{
    QTest::addColumn<quint8>("firstByte");
    QTest::newRow("text") << quint8(0xC1);
    QTest::newRow("binary") << quint8(0xC2);
    QTest::newRow("first of several fragments") << quint8(0x42);
}

//! 64 MiB in a frame of 64 KiB. No extension was negotiated, so its header is wrong already.
void TestWsHostileServers::compressedBombIsNotUnpacked()
{
    QFETCH(quint8, firstByte);
    QByteArray bomb = qCompress(QByteArray(64 * limits::mebibyte, '\0'), 9).sliced(6);
    QVERIFY(bomb.size() < limits::mebibyte);
    QFile clear(QStringLiteral("/proc/self/clear_refs")); // the peak is now's memory
    QVERIFY(clear.open(QIODevice::WriteOnly) && clear.write("5") == 1 && clear.flush());
    const qint64 before = peakResidentBytes(::getpid());
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake({}, frame(firstByte, bomb)));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.stage(), QStringLiteral("protocol"));
    QCOMPARE(watched.messages.size(), size_t(0));
    QTRY_VERIFY(server.isGone());
    QCOMPARE(unmasked(server.received()).first(2), QByteArray("\x03\xEA")); // 1002
    QVERIFY(peakResidentBytes(::getpid()) - before < 8 * limits::mebibyte);
}

QTEST_GUILESS_MAIN(TestWsHostileServers)
#include "tst_ws_hostile_servers.moc"
