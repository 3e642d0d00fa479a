#include "bridge/core/limits.h"
#include "bridge/net/environment_proxies.h"

#include <QProcessEnvironment>
#include <QTest>

using namespace portcullis;

namespace {

using Kind = Proxy::Kind;
using Source = ProxyChoice::Source;
//! Names and values, such as `all_proxy=a:1`, separated by line breaks.
using Lines = QByteArray;

EnvironmentProxies proxiesOf(const Lines& lines)
{
    QProcessEnvironment environment;
    for (const QByteArray& line : lines.split('\n')) {
        const qsizetype end = line.indexOf('=');
        environment.insert(QString::fromUtf8(line.left(end)), QString::fromUtf8(line.mid(end + 1)));
    }
    return EnvironmentProxies(environment);
}

//! In one line: `VARIABLE PROXY`, `VARIABLE direct`, `VARIABLE unusable`, or `desktop`.
QString choiceFor(const EnvironmentProxies& proxies, const char* url)
{
    const std::optional<ProxyChoice> choice = proxies.choiceFor(QUrl(QString::fromUtf8(url)));
    if (!choice)
        return QStringLiteral("desktop");
    const QString variable
        = choice->variable.isEmpty() ? QStringLiteral("others") : choice->variable;
    if (choice->source != Source::Environment || (choice->isUnusable && choice->proxy))
        return QStringLiteral("wrong");
    const QString proxy = choice->proxy ? choice->proxy->toString() : QStringLiteral("direct");
    return variable + u' ' + (choice->isUnusable ? QStringLiteral("unusable") : proxy);
}

} // namespace

//! What curl does with the same variables. Where versions differ: blanks in a list as in 7.88, IPv6
//! addresses in it as in 8.0 and later.
class TestEnvironmentProxies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void choosesTheVariable_data();
    void choosesTheVariable();
    void readsValues_data();
    void readsValues();
    void neverIgnoresValues_data();
    void neverIgnoresValues();
    void boundsValues();
    void keepsToExceptions_data();
    void keepsToExceptions();
    void boundsExceptions();
    void knowsWhatItDoesNotRead();
};

void TestEnvironmentProxies::choosesTheVariable_data()
{
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("secure");
    const auto row
        = [](const char* name, const char* lines, const char* plain, const char* secure) {
              QTest::newRow(name) << Lines(lines) << QString::fromUtf8(plain)
                                  << QString::fromUtf8(secure);
          };
    row("nothing is set", "HOME=/", "desktop", "desktop");
    row("all_proxy is for both", "all_proxy=a:1", "all_proxy http://a:1", "all_proxy http://a:1");
    row("ALL_PROXY is for both", "ALL_PROXY=a:1", "ALL_PROXY http://a:1", "ALL_PROXY http://a:1");
    row("lower case goes before upper case", "ALL_PROXY=a:1\nall_proxy=b:2", "all_proxy http://b:2",
        "all_proxy http://b:2");
    row("http_proxy is for ws", "http_proxy=a:1", "http_proxy http://a:1", "others direct");
    row("https_proxy is for wss", "https_proxy=a:1", "others direct", "https_proxy http://a:1");
    row("HTTPS_PROXY is for wss", "HTTPS_PROXY=a:1", "others direct", "HTTPS_PROXY http://a:1");
    row("HTTP_PROXY is for nothing", "HTTP_PROXY=a:1", "desktop", "desktop");
    row("HTTP_PROXY does not replace all_proxy", "HTTP_PROXY=a:1\nall_proxy=b:2",
        "all_proxy http://b:2", "all_proxy http://b:2");
    row("each has its own", "http_proxy=a:1\nhttps_proxy=b:2\nall_proxy=c:3",
        "http_proxy http://a:1", "https_proxy http://b:2");
    row("all_proxy fills the gap", "http_proxy=a:1\nall_proxy=c:3", "http_proxy http://a:1",
        "all_proxy http://c:3");
    row("ws_proxy goes first", "ws_proxy=d:4\nhttp_proxy=a:1\nall_proxy=c:3", "ws_proxy http://d:4",
        "all_proxy http://c:3");
    row("WS_PROXY does, too", "WS_PROXY=d:4\nhttp_proxy=a:1", "WS_PROXY http://d:4",
        "others direct");
    row("wss_proxy goes first", "wss_proxy=d:4\nhttps_proxy=a:1\nall_proxy=c:3",
        "all_proxy http://c:3", "wss_proxy http://d:4");
    row("WSS_PROXY does, too", "WSS_PROXY=d:4\nhttps_proxy=a:1", "others direct",
        "WSS_PROXY http://d:4");
    row("an empty variable is not set", "all_proxy=", "desktop", "desktop");
    row("an empty variable hides none in upper case", "all_proxy=\nALL_PROXY=a:1",
        "ALL_PROXY http://a:1", "ALL_PROXY http://a:1");
    row("an empty variable hides none of other names",
        "ws_proxy=\nhttp_proxy=\nhttps_proxy=\nall_proxy=a:1", "all_proxy http://a:1",
        "all_proxy http://a:1");
    row("a proxy for FTP is for nothing", "ftp_proxy=a:1\nsocks_proxy=b:2", "desktop", "desktop");
    row("names in other cases are for nothing", "All_Proxy=a:1", "desktop", "desktop");
    row("what is wrong hides none after it", "https_proxy=ftp://a\nall_proxy=b:2",
        "all_proxy http://b:2", "https_proxy unusable");
    row("no_proxy alone leaves others to the desktop", "no_proxy=other.example", "desktop",
        "desktop");
    row("no_proxy alone excepts from the desktop's", "no_proxy=server.example", "no_proxy direct",
        "no_proxy direct");
    row("an exception goes before what is wrong", "all_proxy=ftp://a\nno_proxy=*",
        "no_proxy direct", "no_proxy direct");
    row("no_proxy goes before NO_PROXY", "all_proxy=a:1\nno_proxy=b\nNO_PROXY=*",
        "all_proxy http://a:1", "all_proxy http://a:1");
    row("an empty no_proxy does not", "all_proxy=a:1\nno_proxy=\nNO_PROXY=*", "NO_PROXY direct",
        "NO_PROXY direct");
}

void TestEnvironmentProxies::choosesTheVariable()
{
    QFETCH(Lines, lines);
    const EnvironmentProxies proxies = proxiesOf(lines);
    QTEST(choiceFor(proxies, "ws://server.example/"), "plain");
    QTEST(choiceFor(proxies, "wss://server.example:8443/path"), "secure");
}

void TestEnvironmentProxies::readsValues_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<Proxy>("expected");
    const auto row = [](const char* value, const Proxy& expected) {
        QTest::newRow(value) << QString::fromUtf8(value) << expected;
    };
    const auto host = QStringLiteral("proxy.example");
    row("proxy.example:3128", {Kind::Http, host, 3128, {}, {}});
    row("proxy.example", {Kind::Http, host, 1080, {}, {}});
    row("http://proxy.example:", {Kind::Http, host, 1080, {}, {}});
    row("http://proxy.example", {Kind::Http, host, 1080, {}, {}});
    row("HTTP://PROXY.EXAMPLE:1", {Kind::Http, host, 1, {}, {}});
    row("http://proxy.example:3128/path?query#end", {Kind::Http, host, 3128, {}, {}});
    row("proxy.example:3128/", {Kind::Http, host, 3128, {}, {}});
    row("http:/proxy.example:1", {Kind::Http, host, 1, {}, {}});
    row("http:///proxy.example:1", {Kind::Http, host, 1, {}, {}});
    row("socks://proxy.example", {Kind::Socks4, host, 1080, {}, {}});
    row("socks4://proxy.example", {Kind::Socks4, host, 1080, {}, {}});
    row("socks4a://proxy.example", {Kind::Socks4a, host, 1080, {}, {}});
    row("socks5://proxy.example", {Kind::Socks5, host, 1080, {}, {}});
    row("socks5h://proxy.example:9050", {Kind::Socks5, host, 9050, {}, {}});
    row("10.0.0.1:80", {Kind::Http, QStringLiteral("10.0.0.1"), 80, {}, {}});
    row("[2001:db8::1]", {Kind::Http, QStringLiteral("2001:db8::1"), 1080, {}, {}});
    row("socks5://[::1]:9050", {Kind::Socks5, QStringLiteral("::1"), 9050, {}, {}});
    row("localhost:1", {Kind::Http, QStringLiteral("localhost"), 1, {}, {}});
    row("me:word@proxy.example:1",
        {Kind::Http, host, 1, QStringLiteral("me"), QStringLiteral("word")});
    row("me@proxy.example:1", {Kind::Http, host, 1, QStringLiteral("me"), {}});
    row("http://:word@proxy.example:1", {Kind::Http, host, 1, {}, QStringLiteral("word")});
    row("http://m%40e:a%3A%2F%25%C3%A4@proxy.example",
        {Kind::Http, host, 1080, QStringLiteral("m@e"), QStringLiteral("a:/%ä")});
    row("me:50%zz^|\"{}@proxy.example:1",
        {Kind::Http, host, 1, QStringLiteral("me"), QStringLiteral("50%zz^|\"{}")});
}

void TestEnvironmentProxies::readsValues()
{
    QFETCH(QString, value);
    QFETCH(Proxy, expected);
    const auto choice = proxiesOf("all_proxy=" + value.toUtf8())
                            .choiceFor(QUrl(QStringLiteral("wss://server.example")));
    QVERIFY(choice && choice->proxy && !choice->isUnusable);
    QCOMPARE(choice->proxy->toString(), expected.toString());
    QVERIFY(*choice->proxy == expected);
}

//! A direct connection would show what the proxy was to hide.
void TestEnvironmentProxies::neverIgnoresValues_data()
{
    QTest::addColumn<QString>("value");
    for (const char* const value : {"ftp://proxy.example", "direct://", "quic://proxy.example:1",
             "socks6://proxy.example", " ", " proxy.example:1", "proxy.example:1 ",
             "proxy.example :1", "http://", "://a", ":1", "http://:1", "me@", "me@:1",
             "proxy.example:0", "proxy.example:65536", "proxy.example:port",
             "proxy.example:", "proxy.example:/", "me:word@proxy.example:", "proxy.example:+1",
             "proxy.example:-1", "[::1", "[::1]x", "::1:3128", "http:proxy.example:1",
             "http:////proxy.example:1", "a..b:1", "a\\b:1", "me@you@proxy.example",
             "me%0Ayou@proxy.example", "me:a%00@proxy.example", "proxy.example:1\x7f",
             "socks5h://localhost/run/proxy.socket", "/run/proxy.socket", "a,b:1", "\xEF\xBF\xBD"})
        QTest::newRow(value) << QString::fromUtf8(value);
    for (const char* const value : {"socks5:/me@[::1%0\xEF\xBF\xBDme@[::1]:100/",
             "[fe80::1%25a@proxy.example]:1", "[fe80::1%a%25b]:1"})
        QTest::newRow(value) << QString::fromUtf8(value);
}

void TestEnvironmentProxies::neverIgnoresValues()
{
    QFETCH(QString, value);
    const EnvironmentProxies proxies = proxiesOf("all_proxy=" + value.toUtf8());
    QCOMPARE(choiceFor(proxies, "ws://server.example"), QStringLiteral("all_proxy unusable"));
    QCOMPARE(choiceFor(proxies, "wss://server.example"), QStringLiteral("all_proxy unusable"));
}

void TestEnvironmentProxies::boundsValues()
{
    const Lines start = "all_proxy=me:";
    const Lines end = "@a:1";
    const qsizetype rest = limits::maxProxyVariableLength - qsizetype(strlen("me:@a:1"));
    QCOMPARE(choiceFor(proxiesOf(start + Lines(rest, 'x') + end), "ws://server.example"),
        QStringLiteral("all_proxy http://a:1"));
    QCOMPARE(choiceFor(proxiesOf(start + Lines(rest + 1, 'x') + end), "ws://server.example"),
        QStringLiteral("all_proxy unusable"));
}

void TestEnvironmentProxies::keepsToExceptions_data()
{
    QTest::addColumn<QString>("exceptions");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isException");
    const auto row
        = [](const char* name, const char* exceptions, const char* url, bool isException) {
              QTest::newRow(name) << QString::fromUtf8(exceptions) << QString::fromUtf8(url)
                                  << isException;
          };
    const char* const server = "wss://www.server.example:8443/";
    row("the name itself", "www.server.example", server, true);
    row("a name above it", "server.example", server, true);
    row("the last label", "example", server, true);
    row("a part of a label", "erver.example", server, false);
    row("a name below it", "a.www.server.example", server, false);
    row("the beginning of the name", "www.server", server, false);
    row("a leading dot", ".server.example", server, true);
    row("a leading dot before the whole name", ".www.server.example", server, true);
    row("two leading dots", "..server.example", server, false);
    row("a trailing dot", "server.example.", server, true);
    row("two trailing dots", "server.example..", server, false);
    row("a trailing dot of the server", "server.example", "wss://www.server.example./", true);
    row("trailing dots of both", "server.example.", "wss://www.server.example./", true);
    row("a dot alone", ".", server, false);
    row("dots alone", "..", server, false);
    row("another case", "SERVER.Example", server, true);
    row("another case of the server", "server.example", "wss://WWW.SERVER.EXAMPLE/", true);
    row("a star alone", "*", server, true);
    row("a star with a blank", " *", server, false);
    row("a star among others", "*,other.example", server, false);
    row("a star for a label", "*.server.example", server, false);
    row("a port", "www.server.example:8443", server, false);
    row("a scheme", "wss://www.server.example", server, false);
    row("the second with a comma", "other.example,server.example", server, true);
    row("the second with a comma and a blank", "other.example, server.example", server, true);
    row("the second with a blank", "other.example server.example", server, true);
    row("the second with a tab", "other.example\tserver.example", server, true);
    row("commas and blanks around it", " ,, server.example ,", server, true);
    row("only commas and blanks", " ,,, ", server, false);
    row("a semicolon", "other.example;server.example", server, false);
    row("a name with other letters", "xn--bcher-kva.example", "wss://b\u00fccher.example/", true);

    const char* const four = "ws://10.1.2.3:80/";
    row("an address", "10.1.2.3", four, true);
    row("another address", "10.1.2.4", four, false);
    row("the end of an address", "2.3", four, false);
    row("an address after a dot", ".10.1.2.3", four, false);
    row("the address of a name is not looked up", "127.0.0.1,10.0.0.0/8", server, false);
    row("a name that ends like an address", "2.3", "ws://a.2.3.example/", false);
    row("a network", "10.0.0.0/8", four, true);
    row("a network with an address in it", "10.9.9.9/8", four, true);
    row("a network of 31 bits", "10.1.2.2/31", four, true);
    row("another network of 31 bits", "10.1.2.0/31", four, false);
    row("a network within a byte", "10.1.0.0/22", four, true);
    row("another network within a byte", "10.1.4.0/22", four, false);
    row("a network of 32 bits", "10.1.2.3/32", four, true);
    row("a network of 33 bits", "10.1.2.3/33", four, false);
    row("a network of no bits is its address", "0.0.0.0/0", four, false);
    row("a network of no bits, and its address", "10.1.2.3/0", four, true);
    row("a network without bits", "10.0.0.0/", four, false);
    row("a network with a mask", "10.0.0.0/255.0.0.0", four, false);
    row("a network of negative bits", "10.0.0.0/-8", four, false);
    row("a network in short form", "10/8", four, false);
    row("a network of IPv6 for an address of IPv4", "::/1,::ffff:0:0/96", four, false);

    const char* const six = "wss://[2001:db8::1]:443/";
    row("an IPv6 address", "2001:db8::1", six, true);
    row("an IPv6 address in another form", "2001:0DB8:0:0::0001", six, true);
    row("another IPv6 address", "2001:db8::2", six, false);
    row("an IPv6 address in brackets", "[2001:db8::1]", six, false);
    row("an IPv6 network", "2001:db8::/32", six, true);
    row("an IPv6 network within a byte", "2001:db0::/28", six, true);
    row("another IPv6 network", "2001:db9::/32", six, false);
    row("an IPv6 network of 128 bits", "2001:db8::1/128", six, true);
    row("an IPv6 network of 129 bits", "2001:db8::1/129", six, false);
    row("a network of IPv4 for an address of IPv6", "32.0.0.0/3", six, false);
    row("the second of networks", "10.0.0.0/8, 2001:db8::/32", six, true);
}

void TestEnvironmentProxies::keepsToExceptions()
{
    QFETCH(QString, exceptions);
    QFETCH(QString, url);
    QFETCH(bool, isException);
    for (const char* const name : {"no_proxy", "NO_PROXY"}) {
        const EnvironmentProxies proxies
            = proxiesOf("all_proxy=a:1\n" + QByteArray(name) + '=' + exceptions.toUtf8());
        QCOMPARE(choiceFor(proxies, url.toUtf8().constData()),
            isException ? QString::fromUtf8(name) + QLatin1String(" direct")
                        : QStringLiteral("all_proxy http://a:1"));
    }
}

void TestEnvironmentProxies::boundsExceptions()
{
    const QByteArray name = "server.example,";
    const QByteArray rest(limits::maxProxyExceptionsLength - name.size(), 'x');
    QCOMPARE(choiceFor(proxiesOf("all_proxy=a:1\nno_proxy=" + name + rest), "ws://server.example"),
        QStringLiteral("no_proxy direct"));
    QCOMPARE(
        choiceFor(proxiesOf("all_proxy=a:1\nno_proxy=" + name + rest + 'x'), "ws://server.example"),
        QStringLiteral("all_proxy http://a:1"));
}

void TestEnvironmentProxies::knowsWhatItDoesNotRead()
{
    QVERIFY(proxiesOf("HTTP_PROXY=a:1").hasIgnoredProxy());
    QVERIFY(proxiesOf("HTTP_PROXY=a:1\nhttps_proxy=b:2").hasIgnoredProxy());
    QVERIFY(!proxiesOf("HTTP_PROXY=a:1\nhttp_proxy=b:2").hasIgnoredProxy());
    QVERIFY(!proxiesOf("HTTP_PROXY=a:1\nall_proxy=b:2").hasIgnoredProxy());
    QVERIFY(!proxiesOf("HTTP_PROXY=").hasIgnoredProxy());
    QVERIFY(!EnvironmentProxies().hasIgnoredProxy());
}

QTEST_GUILESS_MAIN(TestEnvironmentProxies)
#include "tst_environment_proxies.moc"
