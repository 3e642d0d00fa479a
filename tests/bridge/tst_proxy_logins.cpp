#include "bridge/core/limits.h"
#include "tests/support/ntlm.h"
#include "tests/support/played_proxy.h"
#include "tests/support/raw_server.h"
#include "tests/support/wait_for.h"
#include "tests/support/watched_connection.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

using Request = PlayedProxy::Request;
using Reply = PlayedProxy::Reply;
using Behavior = std::function<Reply(const Request&)>;

namespace {

const QString user = QStringLiteral("me");
const QString password = QStringLiteral("s3cret");
const QString credentials = QStringLiteral("me:s3cret");
const QByteArray opened = "HTTP/1.1 200 Connection established\r\n\r\n";

//! A 407 that offers what \a offers says, with no body.
Reply wanted(const QByteArrayList& offers, bool closes = false)
{
    QByteArray text = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n";
    for (const QByteArray& offer : offers)
        text += "Proxy-Authenticate: " + offer + "\r\n";
    text += closes ? "Proxy-Connection: close\r\nConnection: close\r\n"
                   : "Proxy-Connection: keep-alive\r\n";
    return {text + "\r\n", closes};
}

//! A proxy with NTLM: the first message is answered with a challenge, the second with \a then.
Reply withNtlm(const Request& request, const Reply& then, const Reply& first)
{
    switch (test::ntlm::messageType(request.credentials)) {
    case 1:
        return wanted({test::ntlm::challenge()});
    case 3:
        return then;
    default:
        return first;
    }
}

NetworkSettings through(const PlayedProxy& proxy, const QString& login)
{
    NetworkSettings settings;
    settings.proxy = parseProxy(proxy.address(login)).value();
    return settings;
}

QByteArray digestOffer(const QByteArray& nonce, const QByteArray& more = {})
{
    return "Digest realm=\"x\", qop=\"auth\", nonce=\"" + nonce + '"' + more;
}

void play(const char* sentence, const Behavior& behavior, int logins = 1)
{
    QTest::newRow(sentence) << behavior << logins;
}

} // namespace

//! \brief How often a proxy is asked, and with what: each user and password once for a connection.
class TestProxyLogins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void wrongPassword_data();
    void wrongPassword();
    void noneWithoutOne_data() { wrongPassword_data(); }
    void noneWithoutOne();
    void rightPassword_data();
    void rightPassword();
    void bodies_data();
    void bodies();
    void withoutEnd_data();
    void withoutEnd();
    void isNotTriedAgain();
    void refusesTheTarget_data();
    void refusesTheTarget();
    void passwordsAreNotShown();
};

void TestProxyLogins::wrongPassword_data()
{
    QTest::addColumn<Behavior>("behavior");
    QTest::addColumn<int>("logins");
    const QByteArray basic = "Basic realm=\"x\"";
    play("Basic", [=](const Request&) { return wanted({basic}); });
    play("Basic, closing", [=](const Request&) { return wanted({basic}, true); });
    play("Digest", [](const Request& r) { return wanted({digestOffer(r.target)}); });
    play("Digest, closing", [](const Request& r) { return wanted({digestOffer(r.target)}, true); });
    play("Digest, a new nonce each time",
        [](const Request& r) { return wanted({digestOffer(QByteArray::number(r.number))}); });
    const QByteArray ntlmOnly = "NTLM";
    play(
        "NTLM",
        [=](const Request& r) { return withNtlm(r, wanted({ntlmOnly}), wanted({ntlmOnly})); }, 2);
    play(
        "NTLM, closing",
        [=](const Request& r) {
            return withNtlm(r, wanted({ntlmOnly}, true), wanted({ntlmOnly}, true));
        },
        2);
    play(
        "NTLM and Basic",
        [=](const Request& r) {
            const Reply both = wanted({ntlmOnly, basic});
            return withNtlm(r, both, both);
        },
        2);
    // The first message, which holds no password, comes once more.
    play(
        "NTLM without a challenge", [=](const Request&) { return wanted({ntlmOnly}); }, 2);
    play("all of them", [=](const Request&) {
        return wanted({"Negotiate", ntlmOnly, digestOffer("n"), basic});
    });
}

void TestProxyLogins::wrongPassword()
{
    QFETCH(Behavior, behavior);
    QFETCH(int, logins);
    RawServer server;
    PlayedProxy proxy(behavior);
    WatchedConnection watched(handshakeFor(server.address()), {}, {}, through(proxy, credentials));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("proxy"));
    QCOMPARE(watched.failureText(), QStringLiteral("proxy asks for a password"));
    QTest::qWait(50);
    QCOMPARE(proxy.logins(), logins);
    QVERIFY(proxy.requests() <= logins + 1);
    QVERIFY(proxy.connections() <= limits::maxProxyConnections);
    QCOMPARE(server.connectionCount(), 0);
}

void TestProxyLogins::noneWithoutOne()
{
    QFETCH(Behavior, behavior);
    RawServer server;
    PlayedProxy proxy(behavior);
    WatchedConnection watched(handshakeFor(server.address()), {}, {}, through(proxy, {}));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("proxy"));
    QCOMPARE(watched.failureText(), QStringLiteral("proxy asks for a password"));
    QTest::qWait(50);
    QCOMPARE(proxy.logins(), 0);
    QCOMPARE(proxy.requests(), 1);
    QCOMPARE(server.connectionCount(), 0);
}

void TestProxyLogins::rightPassword_data()
{
    QTest::addColumn<Behavior>("behavior");
    QTest::addColumn<int>("logins");
    const QByteArray basic = "Basic realm=\"x\"";
    const auto basicOr = [=](const Request& r, bool closes) {
        const bool isRight = r.credentials == "Basic " + credentials.toLatin1().toBase64();
        return isRight ? Reply{opened} : wanted({basic}, closes);
    };
    play("Basic", [=](const Request& r) { return basicOr(r, false); });
    play("Basic, after a close", [=](const Request& r) { return basicOr(r, true); });
    const auto digestOr = [](const Request& r, bool closes) {
        const bool isAnswer = r.credentials.startsWith("Digest ")
            && r.credentials.contains("nonce=\"n1\"") && r.credentials.contains("response=\"");
        return isAnswer ? Reply{opened} : wanted({digestOffer("n1")}, closes);
    };
    play("Digest", [=](const Request& r) { return digestOr(r, false); });
    play("Digest, after a close", [=](const Request& r) { return digestOr(r, true); });
    const auto ntlmOr = [](const Request& r, bool closes) {
        const bool isRight = test::ntlm::isRight(r.credentials, user, password);
        const Reply refused = wanted({"NTLM"}, closes);
        return withNtlm(r, isRight ? Reply{opened} : refused, refused);
    };
    play(
        "NTLM", [=](const Request& r) { return ntlmOr(r, false); }, 2);
    play(
        "NTLM, after a close", [=](const Request& r) { return ntlmOr(r, true); }, 2);
    play(
        "no password wanted", [](const Request&) { return Reply{opened}; }, 0);
}

void TestProxyLogins::rightPassword()
{
    QFETCH(Behavior, behavior);
    QFETCH(int, logins);
    RawServer server;
    PlayedProxy proxy(behavior);
    WatchedConnection watched(handshakeFor(server.address()), {}, {}, through(proxy, credentials));
    QVERIFY(server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    server.send("\x81\x02hi");
    QVERIFY(watched.waitForMessages(1));
    QCOMPARE(proxy.logins(), logins);
}

//! A 407 with a body of each framing, and then the right login.
void TestProxyLogins::bodies_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<bool>("closes");
    QTest::newRow("of a length") << QByteArray("Content-Length: 5\r\n\r\nhello") << false;
    QTest::newRow("in chunks") << QByteArray(
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n3;x=y\r\nabc\r\n0\r\n\r\n")
                               << false;
    QTest::newRow("until the end") << QByteArray("Connection: close\r\n\r\nhello") << true;
    QTest::newRow("long") << "Content-Length: 100000\r\n\r\n" + QByteArray(100'000, 'x') << false;
}

void TestProxyLogins::bodies()
{
    QFETCH(QByteArray, rest);
    QFETCH(bool, closes);
    const Reply wantsLogin{
        "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\n" + rest, closes};
    RawServer server;
    PlayedProxy proxy([&wantsLogin](const Request& r) {
        return r.credentials.isEmpty() ? wantsLogin : Reply{opened};
    });
    WatchedConnection watched(handshakeFor(server.address()), {}, {}, through(proxy, credentials));
    QVERIFY(server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    QCOMPARE(proxy.logins(), 1);
}

void TestProxyLogins::withoutEnd_data()
{
    QTest::addColumn<Behavior>("behavior");
    QTest::addColumn<int>("logins"); // at most
    play(
        "a nonce that is always stale",
        [](const Request& r) {
            return wanted({digestOffer(QByteArray::number(r.number), ", stale=true")});
        },
        limits::maxProxyAnswers);
    play(
        "a nonce that is always stale, closing",
        [](const Request& r) {
            return wanted({digestOffer(QByteArray::number(r.number), ", stale=true")}, true);
        },
        limits::maxProxyAnswers);
    play("interim answers", [](const Request&) {
        return Reply{QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(1000)};
    });
    play("headers", [](const Request&) {
        return Reply{"HTTP/1.1 407 No\r\n" + QByteArray("X-Name: value\r\n").repeated(200'000)};
    });
    play("a body", [](const Request&) {
        return Reply{"HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                     "Content-Length: 1000000000\r\n\r\n"
            + QByteArray(20'000'000, 'x')};
    });
    play("no answer", [](const Request&) { return Reply{"\r\n\r\n"}; });
    play("half an answer", [](const Request&) { return Reply{"HTTP/1.1 200"}; });
    play("an end at once", [](const Request&) { return Reply{{}, true}; });
}

//! It ends, within the time of the attempt, and nothing comes of it.
void TestProxyLogins::withoutEnd()
{
    QFETCH(Behavior, behavior);
    QFETCH(int, logins);
    RawServer server;
    PlayedProxy proxy(behavior);
    ConnectOptions options;
    options.timeout = std::chrono::seconds(2);
    WatchedConnection watched(
        handshakeFor(server.address()), options, {}, through(proxy, credentials));
    QVERIFY(watched.waitForClose());
    QVERIFY(
        watched.stage() == QLatin1String("proxy") || watched.stage() == QLatin1String("timeout"));
    QVERIFY(proxy.logins() <= logins);
    QVERIFY(proxy.connections() <= limits::maxProxyConnections);
    QCOMPARE(server.connectionCount(), 0);
}

//! Whatever the resource's own rule for reconnecting is: a wrong password would lock the account.
void TestProxyLogins::isNotTriedAgain()
{
    RawServer server;
    PlayedProxy proxy([](const Request&) { return wanted({"Basic realm=\"x\""}); });
    WatchedConnection watched(
        handshakeFor(server.address()), withReconnect(5), {}, through(proxy, credentials));
    QVERIFY(watched.waitForClose());
    QVERIFY(watched.retries.empty());
    QTest::qWait(100);
    QCOMPARE(proxy.logins(), 1);
}

void TestProxyLogins::refusesTheTarget_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("forbidden") << QByteArray("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("not reachable") << QByteArray("HTTP/1.1 502 No\r\n\r\n");
    QTest::newRow("moved") << QByteArray(
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
}

void TestProxyLogins::refusesTheTarget()
{
    QFETCH(QByteArray, answer);
    RawServer server;
    PlayedProxy proxy([&answer](const Request&) { return Reply{answer, true}; });
    WatchedConnection watched(handshakeFor(server.address()), {}, {}, through(proxy, credentials));
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.failureText(), QStringLiteral("proxy refused the connection"));
    QCOMPARE(proxy.requests(), 1);
}

void TestProxyLogins::passwordsAreNotShown()
{
    PlayedProxy proxy([](const Request&) { return wanted({"Basic realm=\"x\""}); });
    WatchedConnection watched(
        handshakeFor(QStringLiteral("ws://127.0.0.1:1234/")), {}, {}, through(proxy, credentials));
    QVERIFY(watched.waitForClose());
    QVERIFY(!watched.failureText().contains(password));
    QVERIFY(!watched.reason().contains(password));
}

QTEST_GUILESS_MAIN(TestProxyLogins)
#include "tst_proxy_logins.moc"
