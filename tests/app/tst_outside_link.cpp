#include "app/links/outside_link.h"
#include "bridge/core/limits.h"

#include <QTest>

using namespace portcullis;

using Kind = OutsideLink::Kind;

class TestOutsideLink : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void taken_data();
    void taken();
    void refused_data();
    void refused();
    void boundedInLength();
    void boundedAsItIsWritten();
};

void TestOutsideLink::taken_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("host");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char* name, Kind kind, const char* address,
                         const char* written = nullptr, const char* host = "") {
        QTest::newRow(name) << QString::fromUtf8(address)
                            << QString::fromUtf8(written ? written : address)
                            << QString::fromUtf8(host) << kind;
    };
    row("a page", Kind::Web, "https://example.com/a/b?c=d&e=%20#f", nullptr, "example.com");
    row("a page without a path", Kind::Web, "http://example.com", "http://example.com/",
        "example.com");
    row("the usual port is left out", Kind::Web, "https://example.com:443/", "https://example.com/",
        "example.com");
    row("another port stays", Kind::Web, "http://example.com:8080/", nullptr, "example.com");
    row("an international host is shown in ASCII", Kind::Web, "https://b\u00FCcher.example/",
        "https://xn--bcher-kva.example/", "xn--bcher-kva.example");
    row("a host that only looks Latin is shown in ASCII", Kind::Web, "https://\u0430pple.com/",
        "https://xn--pple-43d.com/", "xn--pple-43d.com");
    row("a path beyond ASCII is encoded", Kind::Web, "https://example.com/\u00E4",
        "https://example.com/%C3%A4", "example.com");
    row("characters that turn the direction are encoded", Kind::Web,
        "https://example.com/\u202Egpj.exe", "https://example.com/%E2%80%AEgpj.exe", "example.com");
    row("an address in odd parts is written in four", Kind::Web, "http://0x7f.1/",
        "http://127.0.0.1/", "127.0.0.1");
    row("an IPv6 address", Kind::Web, "https://[2001:db8::1]/", nullptr, "[2001:db8::1]");
    row("a path that climbs", Kind::Web, "https://example.com/a/../b", "https://example.com/b",
        "example.com");
    row("a message", Kind::Mail, "mailto:a@example.com");
    row("a message to two", Kind::Mail, "mailto:a@example.com,b@example.com");
    row("a message with fields", Kind::Mail,
        "mailto:a@example.com?subject=Hi%20there&body=One%0D%0ATwo&cc=b@example.com");
    row("a message without a receiver", Kind::Mail, "mailto:?subject=Look&body=https://a.example/");
    row("a field in capitals", Kind::Mail, "mailto:a@example.com?SUBJECT=x");
    row("a number", Kind::Phone, "tel:+49-30-123456");
    row("a number with brackets", Kind::Phone, "tel:(030)123.456");
    row("a number with an extension", Kind::Phone, "tel:+49301234;ext=12");
    row("a scheme in capitals", Kind::Phone, "TEL:110", "tel:110");
}

void TestOutsideLink::taken()
{
    QFETCH(QString, address);
    QFETCH(QString, written);
    QFETCH(QString, host);
    QFETCH(Kind, kind);
    const auto link = OutsideLink::check(QUrl(address));
    QVERIFY(link);
    QCOMPARE(link->address(), written);
    QCOMPARE(link->host(), host);
    QCOMPARE(int(link->kind()), int(kind));
}

void TestOutsideLink::refused_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<LinkFault>("fault");
    const auto row = [](const char* name, LinkFault fault, const char* address) {
        QTest::newRow(name) << QString::fromUtf8(address) << fault;
    };
    row("nothing", LinkFault::Scheme, "");
    row("no scheme", LinkFault::Scheme, "example.com");
    row("a file", LinkFault::Scheme, "file:///etc/passwd");
    row("data", LinkFault::Scheme, "data:text/html,x");
    row("a script", LinkFault::Scheme, "javascript:alert(1)");
    row("a blob", LinkFault::Scheme, "blob:https://example.com/1");
    row("ftp", LinkFault::Scheme, "ftp://example.com/");
    row("a WebSocket", LinkFault::Scheme, "wss://example.com/");
    row("a text message", LinkFault::Scheme, "sms:110");
    row("a program's own scheme", LinkFault::Scheme, "steam://run/1");
    row("a page of the program", LinkFault::Scheme, "portcullis://shell/index.html");
    row("a file of a resource", LinkFault::Scheme, "resource://com.example/index.html");
    row("a user", LinkFault::User, "https://bank.example@evil.example/");
    row("a user with a password", LinkFault::User, "https://a:b@evil.example/");
    row("no host", LinkFault::Malformed, "https:///");
    row("a host with a blank", LinkFault::Malformed, "https://a%20b/");
    row("a port that does not exist", LinkFault::Malformed, "https://example.com:99999/");
    row("a message to nobody", LinkFault::Malformed, "mailto:");
    row("a message with an attachment", LinkFault::MailField,
        "mailto:a@example.com?attach=/etc/passwd");
    row("an attachment by another name", LinkFault::MailField,
        "mailto:a@example.com?subject=x&attachment=/etc/passwd");
    row("another header", LinkFault::MailField, "mailto:a@example.com?from=b@example.com");
    row("a header by a line break", LinkFault::Malformed,
        "mailto:a@example.com?subject=x%0D%0ABcc:b@example.com");
    row("a line break in a receiver", LinkFault::Malformed, "mailto:a%0Ab@example.com");
    row("a zero in a body", LinkFault::Malformed, "mailto:a@example.com?body=%00");
    row("a message with a host", LinkFault::Malformed, "mailto://example.com/a");
    row("a number with a code", LinkFault::Malformed, "tel:*21*123%23");
    row("a number with a hash", LinkFault::Malformed, "tel:123#");
    row("no number", LinkFault::Malformed, "tel:");
    row("no digits", LinkFault::Malformed, "tel:+-");
    row("letters", LinkFault::Malformed, "tel:help");
    row("a blank in a number", LinkFault::Malformed, "tel:1%202");
}

void TestOutsideLink::refused()
{
    QFETCH(QString, address);
    QFETCH(LinkFault, fault);
    const auto link = OutsideLink::check(QUrl(address));
    QVERIFY(!link);
    QCOMPARE(int(link.error()), int(fault));
    QVERIFY(!wordsFor(fault).isEmpty());
}

void TestOutsideLink::boundedInLength()
{
    const QString start = QStringLiteral("https://example.com/");
    const QString longest = start + QString(limits::maxOutsideLinkLength - start.size(), u'a');
    QVERIFY(OutsideLink::check(QUrl(longest)));
    const auto tooLong = OutsideLink::check(QUrl(longest + u'a'));
    QVERIFY(!tooLong);
    QCOMPARE(int(tooLong.error()), int(LinkFault::TooLong));
}

//! The length counts as other programs get it.
void TestOutsideLink::boundedAsItIsWritten()
{
    const QString start = QStringLiteral("https://example.com/");
    const auto tooLong
        = OutsideLink::check(QUrl(start + QString(limits::maxOutsideLinkLength / 2, QChar(0xE4))));
    QVERIFY(!tooLong);
    QCOMPARE(int(tooLong.error()), int(LinkFault::TooLong));
}

QTEST_GUILESS_MAIN(TestOutsideLink)
#include "tst_outside_link.moc"
