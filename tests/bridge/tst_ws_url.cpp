#include "bridge/core/one_line.h"
#include "bridge/hosts/address_kind.h"
#include "bridge/hosts/host_policy.h"
#include "bridge/hosts/ws_url.h"

#include <QRegularExpression>
#include <QTest>

using namespace portcullis;

namespace {

WsUrl urlOf(const QString& text)
{
    return WsUrl::check(text).value();
}

HostPolicy listing(const char* pattern)
{
    return HostPolicy({HostPattern::parse(QString::fromUtf8(pattern)).value()});
}

} // namespace

//! What the gate makes of a URL: what is sent, what is refused, and what is judged.
class TestWsUrl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void sends_data();
    void sends();
    void knowsItsPort_data();
    void knowsItsPort();
    void refuses_data();
    void refuses();
    void errorsNeverHoldTheUrl();
    void countsAsThisComputer_data();
    void countsAsThisComputer();
    void isMatchedAsItIsConnected_data();
    void isMatchedAsItIsConnected();
};

void TestWsUrl::sends_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("href");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("authority");
    const auto row
        = [](const char* text, const char* href, const char* target, const char* authority) {
              QTest::newRow(qPrintable(inOneLine(QString::fromUtf8(text)))) << QString::fromUtf8(
                  text) << QString::fromUtf8(href) << QByteArray(target) << QByteArray(authority);
          };
    row("ws://h:9201/a?b=c", "ws://h:9201/a?b=c", "/a?b=c", "h:9201");
    row("ws://h:9201?token=abc&v=10", "ws://h:9201/?token=abc&v=10", "/?token=abc&v=10", "h:9201");
    row("ws://h:9201", "ws://h:9201/", "/", "h:9201");
    row("ws://h:80/", "ws://h/", "/", "h");
    row("wss://h:443/", "wss://h/", "/", "h");
    row("ws://h:443/", "ws://h:443/", "/", "h:443");
    row("wss://h:80/", "wss://h:80/", "/", "h:80");
    row("wss://h:00443/", "wss://h/", "/", "h");
    row("ws://h:/", "ws://h/", "/", "h");
    row("ws://h/a b?x=1 2", "ws://h/a%20b?x=1%202", "/a%20b?x=1%202", "h");
    row("ws://h/?t=a+b%2Bc%20d%3D%26%2F%7E%2D", "ws://h/?t=a+b%2Bc%20d%3D%26%2F%7E%2D",
        "/?t=a+b%2Bc%20d%3D%26%2F%7E%2D", "h");
    row("ws://h/hé?x=你", "ws://h/h%C3%A9?x=%E4%BD%A0", "/h%C3%A9?x=%E4%BD%A0", "h");
    row("ws://h/p|q^r`s{t}[u]?q=a|b^c`d{e}[f]\"g\"<h>'i'",
        "ws://h/p|q%5Er%60s%7Bt%7D[u]?q=a|b^c`d{e}[f]%22g%22%3Ch%3E%27i%27",
        "/p|q%5Er%60s%7Bt%7D[u]?q=a|b^c`d{e}[f]%22g%22%3Ch%3E%27i%27", "h");
    row("ws://h/a/b/../c/./d", "ws://h/a/c/d", "/a/c/d", "h");
    row("ws://h/a/%2E%2e/b/%2e", "ws://h/b/", "/b/", "h");
    row("ws://h/../..", "ws://h/", "/", "h");
    row("ws://h/a?", "ws://h/a?", "/a?", "h");
    row("ws://h/a??b", "ws://h/a??b", "/a??b", "h");
    row("ws://h//a//b;v=1,2", "ws://h//a//b;v=1,2", "//a//b;v=1,2", "h");
    row("ws://h/a?t=fd%sd%zz&u=100%", "ws://h/a?t=fd%sd%zz&u=100%", "/a?t=fd%sd%zz&u=100%", "h");
    row("ws://h/%0D%0a?t=x%0D%0Ay", "ws://h/%0D%0a?t=x%0D%0Ay", "/%0D%0a?t=x%0D%0Ay", "h");
    row("ws://h/a\\b?c\\d", "ws://h/a/b?c\\d", "/a/b?c\\d", "h");
    row("WS://LOCALHOST:9201/A", "ws://localhost:9201/A", "/A", "localhost:9201");
    row("ws://localhost.:9201/a", "ws://localhost.:9201/a", "/a", "localhost.:9201");
    row(" ws://h/a ", "ws://h/a", "/a", "h");
    row("\x01ws://h/a\x1F", "ws://h/a", "/a", "h");
    row("ws://h/a\r\nX-Evil: 1", "ws://h/aX-Evil:%201", "/aX-Evil:%201", "h");
    row("w\ts:\n//h\r/", "ws://h/", "/", "h");
    row("ws:h/a", "ws://h/a", "/a", "h");
    row("ws:\\\\/h\\a", "ws://h/a", "/a", "h");
    row("ws:///h/a", "ws://h/a", "/a", "h");
    row("ws://@h/", "ws://h/", "/", "h");
    row("http://h:80/a", "ws://h/a", "/a", "h");
    row("HTTPS://h/a", "wss://h/a", "/a", "h");
    row("ws://[0:0::0001]:9000/", "ws://[::1]:9000/", "/", "[::1]:9000");
    row("ws://[::ffff:127.0.0.1]/", "ws://[::ffff:7f00:1]/", "/", "[::ffff:7f00:1]");
    row("ws://0x7f.1/", "ws://127.0.0.1/", "/", "127.0.0.1");
    row("ws://127.0.0.1./", "ws://127.0.0.1/", "/", "127.0.0.1");
    row("wss://bücher.example/", "wss://xn--bcher-kva.example/", "/", "xn--bcher-kva.example");
    row("wss://faß.example/", "wss://xn--fa-hia.example/", "/", "xn--fa-hia.example");
    row("ws://ex%41mple.com/", "ws://example.com/", "/", "example.com");
    row("ws://xn--0.com/", "ws://xn--0.com/", "/", "xn--0.com");
    row("ws://under_score.example/", "ws://under_score.example/", "/", "under_score.example");
    row("ws://127.0.0.1?user@host", "ws://127.0.0.1/?user@host", "/?user@host", "127.0.0.1");
}

void TestWsUrl::sends()
{
    QFETCH(QString, text);
    const auto url = WsUrl::check(text);
    QVERIFY2(url, url ? "" : qPrintable(url.error().message));
    QTEST(url->toString(), "href");
    QTEST(url->target(), "target");
    QTEST(url->authority(), "authority");
}

void TestWsUrl::knowsItsPort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("isEncrypted");
    QTest::newRow("ws") << QStringLiteral("ws://h/") << 80 << false;
    QTest::newRow("wss") << QStringLiteral("wss://h/") << 443 << true;
    QTest::newRow("ws and a port") << QStringLiteral("ws://h:443/") << 443 << false;
    QTest::newRow("https and a port") << QStringLiteral("https://h:65535/") << 65535 << true;
}

void TestWsUrl::knowsItsPort()
{
    QFETCH(QString, text);
    QTEST(int(urlOf(text).port()), "port");
    QTEST(urlOf(text).isEncrypted(), "isEncrypted");
    QTEST(urlOf(text).originUrl().port(urlOf(text).isEncrypted() ? 443 : 80), "port");
}

void TestWsUrl::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    const auto row = [](const QString& text, const char* why) {
        QTest::addRow("\"%s\"", qPrintable(text.left(60))) << text << QString::fromUtf8(why);
    };
    const char* const scheme = "params.url must start with ws:// or wss://";
    for (const char* const text : {"", "h", "/echo", "//h/", "127.0.0.1:80", "ftp://h/", "wsx://h/",
             "file:///h", "javascript:1", "ws", "w s://h/"})
        row(QString::fromUtf8(text), scheme);
    for (const char* const text : {"ws:", "ws://", "ws:///", "ws://?h", "ws://:80/", "ws://u@/"})
        row(QString::fromUtf8(text), "params.url must name a host");
    for (const char* const text : {"ws://h:65536/", "ws://h:99999999999/", "ws://h:http/",
             "ws://h:-1/", "ws://h:8 0/", "ws://a b/", "ws://a%20b/", "ws://a%00b/", "ws://a|b/",
             "ws://a<b/", "ws://[::1/", "ws://[::1%25eth0]/", "ws://[1:2]/", "ws://1.2.3.256/",
             "ws://1.2.3.4.5/", "ws://0x100000000/", "ws://a.0x1g.1/", "ws://\u00AD/",
             "ws://xn--a.\u00DF/", "ws://a\u200Cb/", "ws://\uFFFD/"})
        row(QString::fromUtf8(text), "params.url must be a valid URL");
    row(QStringLiteral("ws://h:0/"), "params.url must not name port 0");
    for (const char* const text : {"ws://u@h/", "ws://u:p@h/", "ws://:p@h/", "ws://a@b@h/"})
        row(QString::fromUtf8(text), "params.url must not carry a user or a password");
    for (const char* const text : {"ws://h/#", "ws://h#top", "ws://h/?a#b"})
        row(QString::fromUtf8(text), "params.url must not have a fragment");
    for (const char* const text :
        {"ws://a..b/", "ws://./", "ws://a!b/", "ws://-a.example/", "ws://a-.example/"})
        row(QString::fromUtf8(text), "params.url must name a host that can be looked up");
    row(QStringLiteral("ws://%1.example/").arg(QString(64, u'a')),
        "params.url must name a host that can be looked up");
    row(QStringLiteral("ws://%1a/").arg(QStringLiteral("a.").repeated(127)),
        "params.url must name a host that can be looked up");
    row(QStringLiteral("ws://h:25/"), "port 25 belongs to another protocol");
    row(QStringLiteral("http://h:6667/"), "port 6667 belongs to another protocol");
}

void TestWsUrl::refuses()
{
    QFETCH(QString, text);
    const auto url = WsUrl::check(text);
    QVERIFY2(!url, url ? qPrintable(url->toString()) : "");
    QTEST(url.error().message, "why");
    const bool isBlocked = url.error().message.startsWith(QLatin1String("port "));
    QCOMPARE(url.error().code, isBlocked ? ErrorCode::HostDenied : ErrorCode::InvalidParams);
}

void TestWsUrl::errorsNeverHoldTheUrl()
{
    for (const char* const text : {"ws://u:s3cret@h/", "ws://h/#s3cret", "ws://s3cret b/?s3cret",
             "s3cret://h/", "ws://h:25/s3cret", "ws://s3cret..b/"})
        QVERIFY(
            !WsUrl::check(QLatin1String(text)).error().message.contains(QLatin1String("s3cret")));
}

void TestWsUrl::countsAsThisComputer_data()
{
    QTest::addColumn<QString>("text");
    for (const char* const text :
        {"ws://0x7f.1/", "ws://2130706433/", "ws://017700000001/", "ws://127.1/",
            "ws://127.0.0.1./", "ws://１２７.０.０.１/", "ws://%31%32%37.1/", "ws://[::1]/",
            "ws://[::ffff:127.0.0.1]/", "ws://[::ffff:7f00:1]/", "ws://0/", "http://0x7f000001/"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestWsUrl::countsAsThisComputer()
{
    QFETCH(QString, text);
    const QUrl origin = urlOf(text).originUrl();
    const auto address = literalAddress(origin);
    QVERIFY(address);
    QCOMPARE(kindOf(*address), AddressKind::ThisComputer);
    QCOMPARE(HostPolicy().judge(origin), HostVerdict::NotPublic);
}

void TestWsUrl::isMatchedAsItIsConnected_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("pattern");
    const auto row = [](const char* text, const char* pattern) {
        QTest::addRow("%s by %s", text, pattern) << QString::fromUtf8(text) << QByteArray(pattern);
    };
    row("ws://0x7f.1/", "ws://127.0.0.1");
    row("ws://2130706433/", "ws://127.0.0.1");
    row("ws://127.0.0.1/", "ws://0x7f.1");
    row("ws://127.0.0.1/", "ws://2130706433");
    row("ws://[::ffff:7f00:1]/", "ws://127.0.0.1");
    row("ws://LOCALHOST.:8080/", "ws://localhost:8080");
    row("WSS://Example.COM:443/", "wss://example.com");
    row("https://a.example.com/", "wss://*.example.com");
    row("wss://ex%41mple.com./", "wss://example.com");
    row("wss://faß.example/", "wss://faß.example");
    row("wss://xn--fa-hia.example/", "wss://faß.example");
    row("wss://BÜCHER.example/", "wss://bücher.example");
    row("wss://bücher。example/", "wss://bücher.example");
}

void TestWsUrl::isMatchedAsItIsConnected()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, pattern);
    const WsUrl url = urlOf(text);
    QCOMPARE(listing(pattern.constData()).judge(url.originUrl()), HostVerdict::Permitted);
    QCOMPARE(listing("wss://other.example").judge(url.originUrl()), HostVerdict::NotListed);
}

QTEST_APPLESS_MAIN(TestWsUrl)
#include "tst_ws_url.moc"
