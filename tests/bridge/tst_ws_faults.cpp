#include "tests/support/frames.h"
#include "tests/support/full_backlog.h"
#include "tests/support/played_connection.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;
using Played = PlayedConnection;
using Watched = WatchedConnection;

//! \brief Faults made on purpose by a server that the test plays byte by byte: what the resource
//! must see of each.
class TestWsFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void protocolFault_data();
    void protocolFault();
    void tellsTheServerWhy_data();
    void tellsTheServerWhy();
    void faultAfterMessages();
    void addressThatNeverAnswers();
    void acceptsAndSaysNothing();
    void closesWithoutAnAnswer();
    void frameNeverFinished();
    void frameSlowlyFinished();
    void resetInTheMiddle();
    void closedInTheMiddle();
    void fragmentsWithPingsBetween();
    void tenThousandFragments();
    void fragmentsBeyondTheLimit();
    void announcedBeyondTheLimit();
    void messageOfTheLimit();
    void pingsThatNobodyReads();
    void answersPings();
    void unaskedPongIsIgnored();
    void bytesAfterTheCloseFrameAreIgnored();
    void answerAndFirstFramesInOnePacket();
};

void TestWsFaults::protocolFault_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("first reserved bit, as if compressed") << frame(0xC1, "x");
    QTest::newRow("second reserved bit") << frame(0xA1, "x");
    QTest::newRow("third reserved bit") << frame(0x91, "x");
    QTest::newRow("unknown data opcode") << frame(0x83, "x");
    QTest::newRow("unknown control opcode") << frame(0x8B, "x");
    QTest::newRow("masked text") << maskedFrame(first::text, "hello");
    QTest::newRow("masked binary") << maskedFrame(first::binary, "hello");
    QTest::newRow("masked ping") << maskedFrame(first::ping, "hello");
    QTest::newRow("masked close") << maskedFrame(first::close, "\x03\xE8");
    QTest::newRow("continuation of nothing") << frame(first::end, "x");
    QTest::newRow("text within a message")
        << frame(first::textBegin, "a") + frame(first::text, "b");
    QTest::newRow("fragmented ping") << frame(0x09, "x");
    QTest::newRow("ping of 126 bytes") << frame(first::ping, QByteArray(126, 'x'));
    QTest::newRow("long form of a short length") << QByteArray("\x81\x7E\x00\x05hello", 9);
    QTest::newRow("longest form of a short length")
        << QByteArray("\x81\x7F\0\0\0\0\0\0\0\x05hello", 15);
    QTest::newRow("length with its highest bit") << QByteArray("\x81\x7F\x80\0\0\0\0\0\0\0", 10);
    QTest::newRow("invalid UTF-8") << frame(first::text, "\xC3\x28");
    QTest::newRow("UTF-8 of a surrogate") << frame(first::text, "\xED\xA0\x80");
    QTest::newRow("overlong UTF-8") << frame(first::text, "\xC0\xAF");
    QTest::newRow("text that ends within a character") << frame(first::text, "caf\xC3");
    QTest::newRow("fragments that end within a character")
        << frame(first::textBegin, "caf") + frame(first::end, "\xC3");
    QTest::newRow("close frame of one byte") << frame(first::close, "x");
    QTest::newRow("close frame of 126 bytes") << closeFrame(1000, QByteArray(124, 'x'));
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535})
        QTest::newRow(qPrintable(QStringLiteral("close frame with %1").arg(code)))
            << closeFrame(code);
    QTest::newRow("close reason that is not UTF-8") << closeFrame(1000, "\xFF\xFE");
}

//! What the client finds wrong was never said by the peer, so it is 1006 and not 1002 or 1007.
void TestWsFaults::protocolFault()
{
    QFETCH(QByteArray, bytes);
    Played played;
    QVERIFY(played.isOpen);
    played.server.send(bytes);
    QVERIFY(played.watched.waitForClose());
    QCOMPARE(played.watched.code(), 1006);
    QCOMPARE(played.watched.ending().wasClean, false);
    QCOMPARE(played.watched.stage(), QStringLiteral("protocol"));
    QCOMPARE(
        played.watched.failureText(), QStringLiteral("the server broke the WebSocket protocol"));
    QCOMPARE(played.watched.messages.size(), size_t(0));
    QTRY_VERIFY(closeCodeIn(played.server.received()) > 0);
}

void TestWsFaults::tellsTheServerWhy_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("reserved bit") << frame(0xC1, "x") << 1002;
    QTest::newRow("masked") << maskedFrame(first::text, "x") << 1002;
    QTest::newRow("invalid UTF-8") << frame(first::text, "\xC3\x28") << 1007;
    QTest::newRow("ends within a character") << frame(first::text, "\xC3") << 1007;
    QTest::newRow("too large") << frameHeader(first::text, 1ULL << 40) << 1009;
}

void TestWsFaults::tellsTheServerWhy()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    Played played;
    QVERIFY(played.isOpen);
    played.server.send(bytes);
    QTRY_COMPARE(closeCodeIn(played.server.received()), code);
}

void TestWsFaults::faultAfterMessages()
{
    Played played;
    QVERIFY(played.isOpen);
    played.server.send(
        frame(first::text, "good") + frame(0xC1, "bad") + frame(first::text, "late"));
    QVERIFY(played.watched.waitForClose());
    QCOMPARE(played.watched.messages.size(), size_t(1));
    QCOMPARE(played.watched.message(0), QStringLiteral("good"));
}

void TestWsFaults::addressThatNeverAnswers()
{
    const FullBacklog nobody;
    ConnectOptions options;
    options.timeout = std::chrono::milliseconds(300);
    Watched watched(nobody.address(), options);
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.stage(), QStringLiteral("timeout"));
    QCOMPARE(watched.failureText(), QStringLiteral("the server did not answer in time"));
}

void TestWsFaults::acceptsAndSaysNothing()
{
    RawServer server;
    ConnectOptions options;
    options.timeout = std::chrono::milliseconds(300);
    Watched watched(server.address(), options);
    QVERIFY(watched.waitForClose());
    QCOMPARE(server.connectionCount(), 1);
    QCOMPARE(watched.stage(), QStringLiteral("timeout"));
    QTRY_VERIFY(server.isGone());
}

void TestWsFaults::closesWithoutAnAnswer()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.answerHandshake({}));
    server.peer()->disconnectFromHost();
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.stage(), QStringLiteral("http"));
    QCOMPARE(watched.failureText(),
        QStringLiteral("the server closed the connection without an answer"));
}

//! The name is longer than DNS can ask for, so nobody is asked.
namespace {

//! A socket with a short patience for the rest of a frame.
struct Impatient {
    Impatient()
        : socket(handshakeFor(server.address()),
            {std::chrono::seconds(5), limits::mebibyte, HostPolicy::unrestricted(),
                std::chrono::seconds(1)},
            {}, {})
    {
        QObject::connect(&socket, &WsSocket::ended, &socket, [this](const Ending& e) { end = e; });
        QObject::connect(&socket, &WsSocket::established, &socket,
            [this](const Established&) { isOpen = true; });
        QObject::connect(&socket, &WsSocket::received, &socket,
            [this](const Message& message) { messages << message.data; });
        socket.open();
        isPlayed = server.acceptHandshake()
            && QTest::qWaitFor([this] { return isOpen; }, test::waitAtMostMs);
    }

    RawServer server;
    WsSocket socket;
    bool isOpen = false;
    bool isPlayed = false;
    QByteArrayList messages;
    std::optional<Ending> end;
};

} // namespace

void TestWsFaults::frameNeverFinished()
{
    Impatient client;
    QVERIFY(client.isPlayed);
    client.server.send(frameHeader(first::text, 100) + "begun");
    QTRY_VERIFY(client.end.has_value());
    QCOMPARE(client.end->code, 1006);
    QCOMPARE(wireName(client.end->failure->stage), QStringLiteral("timeout"));
    QCOMPARE(client.end->failure->message,
        QStringLiteral("the server stopped in the middle of a message"));
}

//! Each byte gives it time anew, and between frames it may be silent for as long as it likes.
void TestWsFaults::frameSlowlyFinished()
{
    Impatient client;
    QVERIFY(client.isPlayed);
    for (const char byte : frame(first::text, "slow")) {
        client.server.send(QByteArray(1, byte));
        QTest::qWait(100);
    }
    QTest::qWait(1500);
    QCOMPARE(client.messages, QByteArrayList{"slow"});
    QVERIFY(!client.end.has_value());
}

void TestWsFaults::resetInTheMiddle()
{
    Played played;
    QVERIFY(played.isOpen);
    played.server.send(frameHeader(first::text, 100) + "begun");
    QTest::qWait(20);
    played.server.peer()->abort();
    QVERIFY(played.watched.waitForClose());
    QCOMPARE(played.watched.code(), 1006);
    QCOMPARE(played.watched.stage(), QStringLiteral("tcp"));
    QCOMPARE(played.watched.failureText(), QStringLiteral("connection lost"));
}

void TestWsFaults::closedInTheMiddle()
{
    Played played;
    QVERIFY(played.isOpen);
    played.server.send(frameHeader(first::text, 100) + "begun");
    played.server.peer()->disconnectFromHost();
    QVERIFY(played.watched.waitForClose());
    QCOMPARE(played.watched.code(), 1006);
    QCOMPARE(played.watched.stage(), QStringLiteral("tcp"));
    QCOMPARE(played.watched.messages.size(), size_t(0));
}

void TestWsFaults::fragmentsWithPingsBetween()
{
    Played played;
    QVERIFY(played.isOpen);
    const QByteArray ping = frame(first::ping, "still there?");
    // The second fragment begins within a character.
    played.server.send(frame(first::textBegin, "caf\xC3") + ping + frame(first::middle, "\xA9 au")
        + ping + frame(first::end, " lait"));
    QVERIFY(played.watched.waitForMessages(1));
    QCOMPARE(played.watched.message(0), QStringLiteral("café au lait"));
    // A pong of 12 bytes each: header, mask, payload.
    QTRY_COMPARE(played.server.received().size(), qsizetype(2) * (2 + 4 + 12));
}

void TestWsFaults::tenThousandFragments()
{
    Played played;
    QVERIFY(played.isOpen);
    QByteArray fragments = frame(first::textBegin, "x");
    for (int i = 0; i < 9998; ++i)
        fragments += frame(first::middle, "x");
    played.server.send(fragments + frame(first::end, "x"));
    QVERIFY(played.watched.waitForMessages(1));
    QCOMPARE(played.watched.messages[0].data, QByteArray(10'000, 'x'));
}

void TestWsFaults::fragmentsBeyondTheLimit()
{
    ConnectOptions options;
    options.maxMessageBytes = 1000;
    Played played(options);
    QVERIFY(played.isOpen);
    played.server.send(frame(first::textBegin, QByteArray(600, 'x')));
    played.server.send(frame(first::end, QByteArray(401, 'x')));
    QVERIFY(played.watched.waitForClose());
    QCOMPARE(played.watched.code(), 1006);
    QCOMPARE(played.watched.stage(), QStringLiteral("limit"));
    QCOMPARE(played.watched.failureText(), QStringLiteral("the message is too large"));
}

//! Refused for its header, before any of it comes.
void TestWsFaults::announcedBeyondTheLimit()
{
    Played played;
    QVERIFY(played.isOpen);
    played.server.send(frameHeader(first::binary, quint64(Limits().maxMessageBytes) + 1));
    QVERIFY(played.watched.waitForClose());
    QCOMPARE(played.watched.stage(), QStringLiteral("limit"));
}

void TestWsFaults::messageOfTheLimit()
{
    ConnectOptions options;
    options.maxMessageBytes = 1000;
    Played played(options);
    QVERIFY(played.isOpen);
    played.server.send(frame(first::text, QByteArray(1000, 'x')));
    QVERIFY(played.watched.waitForMessages(1));
    played.server.send(frame(first::text, QByteArray(1001, 'x')));
    QVERIFY(played.watched.waitForClose());
    QCOMPARE(played.watched.messages.size(), size_t(1));
    QCOMPARE(played.watched.stage(), QStringLiteral("limit"));
}

//! Each ping makes a pong, and a server that reads none must not fill our memory with them.
void TestWsFaults::pingsThatNobodyReads()
{
    Played played;
    QVERIFY(played.isOpen);
    played.server.peer()->setReadBufferSize(1);
    QByteArray pings;
    for (int i = 0; i < 10'000; ++i)
        pings += frame(first::ping, QByteArray(125, 'x'));
    const qsizetype most = 64 * limits::mebibyte / pings.size();
    for (qsizetype i = 0; i < most && played.watched.endings() == 0; ++i) {
        played.server.send(pings);
        QTest::qWait(1);
    }
    QVERIFY(played.watched.waitForClose());
    QCOMPARE(played.watched.stage(), QStringLiteral("limit"));
    QCOMPARE(played.watched.failureText(), QStringLiteral("the server does not read"));
}

void TestWsFaults::answersPings()
{
    Played played;
    QVERIFY(played.isOpen);
    played.server.send(frame(first::ping, {}));
    QTRY_COMPARE(played.server.received().size(), 6);
    QCOMPARE(quint8(played.server.received().at(0)), first::pong);
    QVERIFY(played.watched.pongs.empty());
}

void TestWsFaults::unaskedPongIsIgnored()
{
    Played played;
    QVERIFY(played.isOpen);
    played.server.send(frame(first::pong, "nobody asked") + frame(first::text, "after"));
    QVERIFY(played.watched.waitForMessages(1));
    QVERIFY(played.watched.pongs.empty());
}

void TestWsFaults::bytesAfterTheCloseFrameAreIgnored()
{
    Played played;
    QVERIFY(played.isOpen);
    played.server.send(closeFrame(3001, "bye") + frame(first::text, "ghost") + frame(0xC1, "x"));
    QVERIFY(played.watched.waitForClose());
    QCOMPARE(played.watched.code(), 3001);
    QCOMPARE(played.watched.ending().wasClean, true);
    QCOMPARE(played.watched.messages.size(), size_t(0));
}

void TestWsFaults::answerAndFirstFramesInOnePacket()
{
    RawServer server;
    Watched watched(server.address());
    QVERIFY(server.acceptHandshake({}, frame(first::text, "at once") + closeFrame(1000)));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.opened, 1);
    QCOMPARE(watched.message(0), QStringLiteral("at once"));
    QCOMPARE(watched.code(), 1000);
}

QTEST_GUILESS_MAIN(TestWsFaults)
#include "tst_ws_faults.moc"
