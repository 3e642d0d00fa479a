#include "tests/support/fixtures.h"
#include "tests/support/raw_server.h"
#include "tests/support/session_harness.h"
#include "tests/support/wait_for.h"
#include "tests/support/watched_connection.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

bool hasRequest(const RawServer& server)
{
    return waitFor([&] { return server.received().contains("\r\n\r\n"); });
}

QByteArray requestLineOf(const QByteArray& head)
{
    return head.left(head.indexOf("\r\n"));
}

QByteArray hostIn(const QByteArray& head)
{
    for (const QByteArray& line : head.split('\n')) {
        if (line.toLower().startsWith("host:"))
            return line.mid(5).trimmed();
    }
    return {};
}

QByteArray textOf(const Json& row, const char* key)
{
    return QByteArray::fromStdString(row.at(key).get<std::string>());
}

NetworkSettings through(const RawServer& proxy)
{
    NetworkSettings settings;
    settings.proxy = parseProxy(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())).value();
    return settings;
}

} // namespace

//! What a server sees of a URL, byte for byte, and what the resource is told of it.
class TestWsUrls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void reachTheWire_data();
    void reachTheWire();
    void reachTheWireThroughAProxy_data();
    void reachTheWireThroughAProxy();
    void areToldAsTheyWereParsed();
    void countAsTheAddressThatIsConnected_data();
    void countAsTheAddressThatIsConnected();
};

void TestWsUrls::reachTheWire_data()
{
    QTest::addColumn<Json>("row");
    for (const Json& row : jsonFixture(QStringLiteral("urls/wire.json")))
        QTest::newRow(textOf(row, "name").constData()) << row;
}

void TestWsUrls::reachTheWire()
{
    QFETCH(Json, row);
    RawServer server;
    const QByteArray port = QByteArray::number(server.port());
    const WatchedConnection watched(QString::fromUtf8(textOf(row, "url").replace("{port}", port)));
    QVERIFY2(hasRequest(server), qPrintable(watched.failureText()));
    QCOMPARE(requestLineOf(server.received()), "GET " + textOf(row, "target") + " HTTP/1.1");
    QCOMPARE(hostIn(server.received()), textOf(row, "host") + ':' + port);
}

void TestWsUrls::reachTheWireThroughAProxy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("connectsTo");
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("the scheme's own port") << QStringLiteral("ws://h.example:80/")
                                           << QByteArray("h.example:80") << QByteArray("h.example");
    QTest::newRow("no port") << QStringLiteral("ws://h.example") << QByteArray("h.example:80")
                             << QByteArray("h.example");
    QTest::newRow("another port") << QStringLiteral("ws://h.example:443/")
                                  << QByteArray("h.example:443") << QByteArray("h.example:443");
    QTest::newRow("a name in another alphabet")
        << QStringLiteral("ws://faß.example") << QByteArray("xn--fa-hia.example:80")
        << QByteArray("xn--fa-hia.example");
}

//! A proxy can be any server at any port, which no test could listen at.
void TestWsUrls::reachTheWireThroughAProxy()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, connectsTo);
    QFETCH(QByteArray, host);
    RawServer proxy;
    const WatchedConnection watched(text, {}, {}, through(proxy));
    QVERIFY(hasRequest(proxy));
    QCOMPARE(requestLineOf(proxy.received()), "CONNECT " + connectsTo + " HTTP/1.1");
    QVERIFY(proxy.answerHandshake("HTTP/1.1 200 OK\r\n\r\n"));
    QVERIFY(hasRequest(proxy));
    QCOMPARE(requestLineOf(proxy.received()), QByteArray("GET / HTTP/1.1"));
    QCOMPARE(hostIn(proxy.received()), host);
}

void TestWsUrls::areToldAsTheyWereParsed()
{
    RawServer server;
    Harness harness;
    const QString text = QStringLiteral(" HTTP:\\\\0x7f.1:%1?a b=%7E'\u00E9 ").arg(server.port());
    const auto expected
        = QStringLiteral("ws://127.0.0.1:%1/?a%20b=%7E%27%C3%A9").arg(server.port());
    harness.connect("c", text);
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    COMPARE_JSON(harness.events("open").front().at("url"), expected.toStdString());
    harness.request("list", "ws.list", Json::object());
    const Json listed = harness.answer("list").at("result").at("connections").at(0);
    COMPARE_JSON(listed.at("url"), expected.toStdString());
}

void TestWsUrls::countAsTheAddressThatIsConnected_data()
{
    QTest::addColumn<QString>("host");
    for (const char* const host : {"0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "127.0.0.1."})
        QTest::newRow(host) << QString::fromLatin1(host);
}

void TestWsUrls::countAsTheAddressThatIsConnected()
{
    QFETCH(QString, host);
    RawServer server;
    const QString url = QStringLiteral("ws://%1:%2/").arg(host).arg(server.port());
    Caller caller = callerWith(allCapabilities());
    caller.permissions.hosts = HostPolicy();
    Harness denied(caller);
    denied.connect("c", url);
    QCOMPARE(denied.errorOf("connect"), QStringLiteral("host_denied"));
    caller.permissions.hosts = HostPolicy({HostPattern::parse(server.address()).value()});
    Harness permitted(caller);
    permitted.connect("c", url);
    QVERIFY(server.acceptHandshake());
    QVERIFY(permitted.waitForEvent("open"));
    QCOMPARE(server.connectionCount(), 1);
}

QTEST_GUILESS_MAIN(TestWsUrls)
#include "tst_ws_urls.moc"
