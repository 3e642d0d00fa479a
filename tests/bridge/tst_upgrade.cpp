#include "bridge/core/limits.h"
#include "bridge/ws/upgrade.h"
#include "tests/support/raw_server.h"
#include "tests/support/wait_for.h"
#include "tests/support/watched_connection.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

//! What stands for the right key in an answer of a row.
const QByteArray rightKey = "KEY";

const QByteArray switching = "HTTP/1.1 101 Switching Protocols\r\n";
const QByteArray accepting
    = switching + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: KEY\r\n";

void row(const char* sentence, const QByteArray& answer)
{
    QTest::newRow(sentence) << answer;
}

} // namespace

//! The opening handshake on the wire, with a server that the test plays.
class TestUpgrade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void asks();
    void asksWithANewKey();
    void opens_data();
    void opens();
    void opensHoweverItIsCut();
    void isRefused_data();
    void isRefused();
    void breaksTheProtocol_data();
    void breaksTheProtocol();
    void choosesAProtocol_data();
    void choosesAProtocol();
    void passesHeadersOn();
    void leavesWhatFollows();
};

void TestUpgrade::asks()
{
    const Handshake handshake
        = handshakeFor(QStringLiteral("ws://server.example:8080/path?query=1"),
            {{QStringLiteral("X-Own"), QStringLiteral("value")}},
            {QStringLiteral("chat"), QStringLiteral("v2.chat")});
    const QByteArray request = Upgrade(handshake).request();
    QVERIFY(request.startsWith("GET /path?query=1 HTTP/1.1\r\nHost: server.example:8080\r\n"));
    QVERIFY(request.endsWith("\r\n\r\n"));
    QCOMPARE(request.count("\r\n\r\n"), 1);
    for (const char* const line : {"Connection: Upgrade", "Upgrade: websocket",
             "Sec-WebSocket-Version: 13", "Sec-WebSocket-Protocol: chat, v2.chat", "X-Own: value"})
        QCOMPARE(request.count("\r\n" + QByteArray(line) + "\r\n"), 1);
    QVERIFY(!request.contains("Origin:"));
    QVERIFY(!request.contains("Sec-WebSocket-Extensions"));
}

//! Of 16 bytes (RFC 6455, section 4.1, item 7).
void TestUpgrade::asksWithANewKey()
{
    const Handshake handshake = handshakeFor(QStringLiteral("ws://server.example/"));
    const auto keyOf = [](const QByteArray& request) {
        const QByteArray name = "Sec-WebSocket-Key: ";
        const qsizetype start = request.indexOf(name) + name.size();
        return QByteArray::fromBase64(request.mid(start, request.indexOf('\r', start) - start));
    };
    const Upgrade first(handshake);
    QCOMPARE(keyOf(first.request()).size(), 16);
    QCOMPARE(keyOf(first.request()), keyOf(first.request()));
    QVERIFY(keyOf(first.request()) != keyOf(Upgrade(handshake).request()));
}

void TestUpgrade::opens_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray key = "Sec-WebSocket-Accept: KEY\r\n";
    row("as usual", accepting);
    row("with a list",
        switching + "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n" + key);
    row("with the list the other way round",
        switching + "Connection: Upgrade, keep-alive\r\nUpgrade: websocket\r\n" + key);
    row("with two lines of one name",
        switching + "Connection: keep-alive\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + key);
    row("with empty elements of a list",
        switching + "Connection: ,Upgrade,\r\nUpgrade: websocket\r\n" + key);
    row("in other letters",
        switching + "CONNECTION: upgrade\r\nupgrade: WebSocket\r\nsec-websocket-accept: KEY\r\n");
    row("with no space after a colon",
        switching + "Connection:Upgrade\r\nUpgrade:websocket\r\nSec-WebSocket-Accept:KEY\r\n");
    row("with much space",
        switching
            + "Connection: \t Upgrade \t\r\nUpgrade:\t websocket  \r\nSec-WebSocket-Accept:  KEY "
              "\r\n");
    row("with no reason", "HTTP/1.1 101 \r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + key);
    row("with a reason of other bytes",
        "HTTP/1.1 101 \xe9\xff\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + key);
    row("with a higher minor version",
        "HTTP/1.2 101 Ok\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + key);
    row("with other headers", accepting + "Server: x\r\nSet-Cookie: a=b\r\nSet-Cookie: c=d\r\n");
    row("with an empty header", accepting + "X-Empty:\r\n");
    row("with a length that means nothing", accepting + "Content-Length: 0\r\n");
    row("with a header of other bytes", accepting + "X-Name: \xe9t\xe9\r\n");
    row("after 100 Continue", "HTTP/1.1 100 Continue\r\n\r\n" + accepting);
    row("after 103 Early Hints", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + accepting);
    row("after two of them",
        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n" + accepting);
    row("with an empty list of extensions", accepting + "Sec-WebSocket-Extensions: \r\n");
    row("with line feeds only", QByteArray(accepting).replace("\r\n", "\n"));
    row("with long headers", accepting + "X-Long: " + QByteArray(50'000, 'x') + "\r\n");
}

void TestUpgrade::opens()
{
    QFETCH(QByteArray, answer);
    RawServer server;
    WatchedConnection watched(server.address());
    QVERIFY(server.answerHandshakeWithKey(answer + "\r\n", rightKey));
    QVERIFY(watched.waitForOpen());
    server.send("\x81\x02hi");
    QVERIFY(watched.waitForMessages(1));
    QCOMPARE(watched.message(0), QStringLiteral("hi"));
}

void TestUpgrade::opensHoweverItIsCut()
{
    RawServer server;
    WatchedConnection watched(server.address());
    QVERIFY(waitFor([&] { return server.received().contains("\r\n\r\n"); }));
    const QByteArray request = server.received();
    QByteArray whole = "HTTP/1.1 100 Continue\r\n\r\n" + accepting + "\r\n";
    whole.replace(rightKey, acceptKeyFor(request));
    for (const char byte : std::as_const(whole)) {
        server.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QVERIFY(watched.waitForOpen());
}

void TestUpgrade::isRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    const auto add = [](const char* sentence, const QByteArray& answer, int status) {
        QTest::newRow(sentence) << answer << status;
    };
    add("forbidden", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", 403);
    add("with a body", "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno", 404);
    add("moved", "HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/\r\n\r\n", 302);
    add("a password is wanted", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\n\r\n", 401);
    add("fine, but no switch", "HTTP/1.1 200 OK\r\n\r\n", 200);
    add("by HTTP/1.0", "HTTP/1.0 503 Busy\r\n\r\n", 503);
    add("after an interim answer", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 No\r\n\r\n", 403);
    add("with lines that are no headers", "HTTP/1.1 403 No\r\njunk\r\n folded\r\n\r\n", 403);
}

//! One answer, one request: nothing is tried again.
void TestUpgrade::isRefused()
{
    QFETCH(QByteArray, answer);
    RawServer server;
    WatchedConnection watched(server.address());
    QVERIFY(server.answerHandshake(answer));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("http"));
    QTEST(watched.ending().failure->httpStatus.value_or(0), "status");
    QTRY_VERIFY(server.isGone());
    QCOMPARE(server.connectionCount(), 1);
    QVERIFY(server.received().isEmpty());
}

void TestUpgrade::breaksTheProtocol_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray key = "Sec-WebSocket-Accept: KEY\r\n";
    const QByteArray upgrade = "Upgrade: websocket\r\n";
    const QByteArray connection = "Connection: Upgrade\r\n";
    row("without Upgrade", switching + connection + key);
    row("without Connection", switching + upgrade + key);
    row("without a key", switching + upgrade + connection);
    row("another protocol", switching + "Upgrade: h2c\r\n" + connection + key);
    row("two protocols", switching + "Upgrade: websocket, h2c\r\n" + connection + key);
    row("a word that has it in it", switching + upgrade + "Connection: NoUpgrade\r\n" + key);
    row("the wrong key",
        switching + upgrade + connection
            + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n");
    row("two keys", switching + upgrade + connection + key + key);
    row("an extension", accepting + "Sec-WebSocket-Extensions: permessage-deflate\r\n");
    row("a folded line", accepting + "X-Long: a\r\n b\r\n");
    row("a folded Connection",
        switching + upgrade + "Connection: keep-alive,\r\n Upgrade\r\n" + key);
    row("a space before a colon", accepting + "X-Name : a\r\n");
    row("a line without a colon", accepting + "junk\r\n");
    row("a name that is no token", accepting + "X(Name): a\r\n");
    row("a NUL in a value", accepting + QByteArray("X-Name: a\0b\r\n", 13));
    row("a lone CR in a value", accepting + "X-Name: a\rb\r\n");
    row("HTTP/1.0", "HTTP/1.0 101 Switching Protocols\r\n" + upgrade + connection + key);
    row("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n");
    row("a line before the answer", "\r\n" + accepting);
    row("interim answers without end",
        QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(limits::maxInterimAnswers + 1)
            + accepting);
    row("too long a head",
        accepting + "X-Long: " + QByteArray(limits::maxResponseHeadBytes, 'x') + "\r\n");
    row("too long a head of many lines",
        accepting + QByteArray("X: y\r\n").repeated(limits::maxResponseHeadBytes / 6 + 1));
}

void TestUpgrade::breaksTheProtocol()
{
    QFETCH(QByteArray, answer);
    RawServer server;
    WatchedConnection watched(server.address());
    QVERIFY(server.answerHandshakeWithKey(answer + "\r\n", rightKey));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.opened, 0);
    QCOMPARE(watched.stage(), QStringLiteral("protocol"));
    QTRY_VERIFY(server.isGone());
}

void TestUpgrade::choosesAProtocol_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("chosen"); // empty: refused
    QTest::newRow("one of them") << QByteArray("b") << QStringLiteral("b");
    QTest::newRow("another") << QByteArray("c") << QString();
    QTest::newRow("in other letters") << QByteArray("B") << QString();
    QTest::newRow("two") << QByteArray("a, b") << QString();
    QTest::newRow("nothing") << QByteArray("") << QString();
}

void TestUpgrade::choosesAProtocol()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, chosen);
    RawServer server;
    WatchedConnection watched(
        handshakeFor(server.address(), {}, {QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(server.answerHandshakeWithKey(
        accepting + "Sec-WebSocket-Protocol: " + header + "\r\n\r\n", rightKey));
    QVERIFY(waitFor([&] { return watched.opened + watched.endings() > 0; }));
    QCOMPARE(watched.opened, chosen.isEmpty() ? 0 : 1);
    QCOMPARE(watched.established.protocol, chosen);
}

void TestUpgrade::passesHeadersOn()
{
    RawServer server;
    WatchedConnection watched(server.address());
    QVERIFY(server.answerHandshakeWithKey("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n"
            + accepting + "X-Name: a\r\nx-name: b\r\n\r\n",
        rightKey));
    QVERIFY(watched.waitForOpen());
    const ResponseHeaders& headers = watched.established.headers;
    QCOMPARE(headers.at(QStringLiteral("x-name")), QStringLiteral("a, b"));
    QCOMPARE(headers.count(QStringLiteral("x-early")), size_t(0));
}

//! Frames that come with the answer, a close frame among them.
void TestUpgrade::leavesWhatFollows()
{
    RawServer server;
    WatchedConnection watched(server.address());
    QVERIFY(server.answerHandshakeWithKey(
        accepting + "\r\n\x81\x03one\x81\x03two\x88\x02\x03\xe8", rightKey));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.messages.size(), size_t(2));
    QCOMPARE(watched.message(1), QStringLiteral("two"));
    QCOMPARE(watched.code(), 1000);
}

QTEST_GUILESS_MAIN(TestUpgrade)
#include "tst_upgrade.moc"
