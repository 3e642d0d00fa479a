#include "bridge/hosts/host_pattern.h"
#include "bridge/hosts/host_policy.h"

#include <QTest>

using namespace portcullis;

namespace {

std::vector<HostPattern> patternsOf(const QStringList& texts)
{
    std::vector<HostPattern> patterns;
    for (const QString& text : texts)
        patterns.push_back(HostPattern::parse(text).value());
    return patterns;
}

HostPattern pattern(const char* text)
{
    return HostPattern::parse(QString::fromUtf8(text)).value();
}

QUrl url(const QString& text)
{
    return QUrl(text);
}

} // namespace

//! Which hosts a resource may reach, as far as it can be said without a network.
class TestHostPattern : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void matches_data();
    void matches();
    void policyChecks_data();
    void policyChecks();
    void policyPermits_data();
    void policyPermits();
    void covers_data();
    void covers();
    void refusals_data();
    void refusals();
    void undecidedHosts();
    void unrestrictedPermitsEverything();
};

void TestHostPattern::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char* text, const char* canonical) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(canonical);
    };
    row("wss://example.com", "wss://example.com");
    row("wss://example.com:443", "wss://example.com");
    row("ws://example.com:80", "ws://example.com");
    row("wss://example.com:80", "wss://example.com:80");
    row("wss://example.com:*", "wss://example.com:*");
    row("wss://EXAMPLE.com", "wss://example.com");
    row("wss://example.com.", "wss://example.com");
    row("wss://*.example.com", "wss://*.example.com");
    row("wss://*.b.example.com:8443", "wss://*.b.example.com:8443");
    row("ws://localhost:8080", "ws://localhost:8080");
    row("ws://127.0.0.1:*", "ws://127.0.0.1:*");
    row("ws://[::1]:9000", "ws://[::1]:9000");
    row("ws://[0:0::1]:9000", "ws://[::1]:9000");
    row("ws://[::ffff:10.0.0.1]", "ws://10.0.0.1");
    row("wss://münchen.example", "wss://xn--mnchen-3ya.example");
    row("ws://nas", "ws://nas");
}

void TestHostPattern::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto parsed = HostPattern::parse(text);
    QVERIFY2(parsed, qUtf8Printable(parsed ? QString() : parsed.error()));
    QCOMPARE(parsed->toString(), canonical);
    QCOMPARE(HostPattern::parse(canonical).value().toString(), canonical);
}

void TestHostPattern::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char* const text : {"", "*", "example.com", "https://example.com",
             "WSS://example.com", "wss://", "wss://*", "wss://*.", "wss://*.com",
             "wss://*.*.example.com", "wss://a.*.example.com", "wss://ex*mple.com",
             "wss://*example.com", "wss://example.com/", "wss://example.com/path",
             "wss://example.com?q", "wss://example.com#f", "wss://user@example.com",
             "wss://user:pw@example.com", "wss://example.com:", "wss://example.com:0",
             "wss://example.com:65536", "wss://example.com:99999", "wss://example.com:-1",
             "wss://example.com:8*", "wss://*.127.0.0.1", "ws://*.[::1]", "ws://[::1", "ws://::1",
             "ws://[zz]", "wss://exa mple.com", " wss://example.com", "wss://example.com ",
             "wss://example.com\n", "wss://a..b", "wss://.example.com", "wss://-.example.com:*:*"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestHostPattern::refuses()
{
    QFETCH(QString, text);
    const auto parsed = HostPattern::parse(text);
    QVERIFY2(!parsed, qUtf8Printable(parsed ? parsed->toString() : QString()));
    QVERIFY(!parsed.error().isEmpty());
}

void TestHostPattern::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* text, const char* address, bool expected) {
        QTest::addRow("%s and %s", text, address)
            << QString::fromUtf8(text) << QString::fromUtf8(address) << expected;
    };
    row("wss://example.com", "wss://example.com/a?b", true);
    row("wss://example.com", "wss://example.com:443/", true);
    row("wss://example.com", "wss://EXAMPLE.com./", true);
    row("wss://example.com", "ws://example.com/", false);
    row("wss://example.com", "ws://example.com:443/", false);
    row("wss://example.com", "wss://example.com:8443/", false);
    row("wss://example.com", "wss://a.example.com/", false);
    row("wss://example.com", "wss://example.com.evil.com/", false);
    row("wss://example.com", "wss://evilexample.com/", false);
    row("wss://example.com:*", "wss://example.com:8443/", true);
    row("wss://example.com:*", "wss://example.com/", true);
    row("wss://*.example.com", "wss://a.example.com/", true);
    row("wss://*.example.com", "wss://b.a.example.com/", true);
    row("wss://*.example.com", "wss://example.com/", false);
    row("wss://*.example.com", "wss://evilexample.com/", false);
    row("wss://*.example.com", "wss://.example.com/", false);
    row("wss://münchen.example", "wss://xn--mnchen-3ya.example/", true);
    row("wss://xn--mnchen-3ya.example", "wss://MÜNCHEN.example/", true);
    row("ws://127.0.0.1:*", "ws://127.0.0.1:8080/", true);
    row("ws://127.0.0.1:*", "ws://[::ffff:127.0.0.1]:8080/", true);
    row("ws://127.0.0.1:*", "ws://localhost:8080/", false);
    row("ws://127.0.0.1:*", "ws://127.0.0.2:8080/", false);
    row("ws://localhost:8080", "ws://127.0.0.1:8080/", false);
    row("ws://[::1]:*", "ws://[0:0:0:0:0:0:0:1]:1/", true);
}

void TestHostPattern::matches()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QFETCH(bool, expected);
    QCOMPARE(HostPattern::parse(text).value().matches(url(address)), expected);
}

void TestHostPattern::covers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* text, const char* other, bool expected) {
        QTest::addRow("%s and %s", text, other)
            << QString::fromUtf8(text) << QString::fromUtf8(other) << expected;
    };
    row("wss://example.com", "wss://example.com", true);
    row("wss://example.com", "wss://EXAMPLE.com.:443", true);
    row("wss://example.com", "ws://example.com", false);
    row("wss://example.com", "ws://example.com:443", false);
    row("wss://example.com", "wss://example.com:8443", false);
    row("wss://example.com", "wss://example.com:*", false);
    row("wss://example.com:*", "wss://example.com", true);
    row("wss://example.com:*", "wss://example.com:8443", true);
    row("wss://example.com:*", "wss://example.com:*", true);
    row("wss://example.com", "wss://a.example.com", false);
    row("wss://example.com", "wss://*.example.com", false);
    row("wss://*.example.com", "wss://example.com", false);
    row("wss://*.example.com", "wss://a.example.com", true);
    row("wss://*.example.com", "wss://b.a.example.com", true);
    row("wss://*.example.com", "wss://*.example.com", true);
    row("wss://*.example.com", "wss://*.a.example.com", true);
    row("wss://*.a.example.com", "wss://*.example.com", false);
    row("wss://*.example.com", "wss://evilexample.com", false);
    row("wss://*.example.com", "wss://*.evilexample.com", false);
    row("wss://*.example.com", "wss://a.example.com:8443", false);
    row("wss://*.example.com:*", "wss://*.a.example.com:8443", true);
    row("ws://127.0.0.1", "ws://[::ffff:127.0.0.1]", true);
    row("ws://127.0.0.1:*", "ws://127.0.0.2:80", false);
    row("ws://localhost", "ws://127.0.0.1", false);
    row("ws://localhost", "ws://a.localhost", false);
    row("wss://münchen.example", "wss://xn--mnchen-3ya.example", true);
}

void TestHostPattern::covers()
{
    QFETCH(QString, text);
    QFETCH(QString, other);
    QFETCH(bool, expected);
    const HostPattern covering = HostPattern::parse(text).value();
    QCOMPARE(covering.covers(HostPattern::parse(other).value()), expected);
}

void TestHostPattern::policyChecks_data()
{
    QTest::addColumn<QStringList>("listed"); // empty: no list
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isDenied");
    const auto row
        = [](const char* name, const QStringList& listed, const char* address, bool isDenied) {
              QTest::newRow(name) << listed << QString::fromUtf8(address) << isDenied;
          };
    const QStringList none;
    row("a name, without a list", none, "wss://example.com/", false);
    row("a public address, without a list", none, "ws://8.8.8.8/", false);
    row("a public IPv6 address, without a list", none, "ws://[2606:4700::1111]/", false);
    row("loopback", none, "ws://127.0.0.1:9/x", true);
    row("loopback in decimal", none, "ws://2130706433:9000/", true);
    row("loopback in octal", none, "ws://0177.0.0.1:9000/", true);
    row("loopback in hexadecimal", none, "ws://0x7f.0.0.1:9000/", true);
    row("loopback in hexadecimal, one number", none, "ws://0x7f000001:9000/", true);
    row("loopback, shortened", none, "ws://127.1:9000/", true);
    row("loopback, with a final dot", none, "ws://127.0.0.1.:9000/", true);
    row("loopback in full-width digits", none, "ws://１２７.０.０.１:9000/", true);
    row("another loopback", none, "ws://127.8.7.6:9000/", true);
    row("this host", none, "ws://0.0.0.0:9000/", true);
    row("IPv6 loopback", none, "ws://[::1]:9000/", true);
    row("IPv6 unspecified", none, "ws://[::]:9000/", true);
    row("mapped loopback", none, "ws://[::ffff:127.0.0.1]:9000/", true);
    row("mapped loopback in hexadecimal", none, "ws://[::ffff:7f00:1]:9000/", true);
    row("compatible loopback", none, "ws://[::127.0.0.1]:9000/", true);
    row("NAT64 of a private address", none, "ws://[64:ff9b::10.0.0.1]:9000/", true);
    row("6to4 of a private address", none, "ws://[2002:a00:1::1]:9000/", true);
    row("private 10", none, "ws://10.0.0.1:9000/", true);
    row("private 172.16", none, "ws://172.16.0.1:9000/", true);
    row("private 172.31", none, "ws://172.31.255.255:9000/", true);
    row("private 192.168", none, "ws://192.168.1.1:9000/", true);
    row("carrier-grade NAT", none, "ws://100.64.0.1:9000/", true);
    row("link-local", none, "ws://169.254.1.1:9000/", true);
    row("metadata", none, "ws://169.254.169.254/", true);
    row("metadata of Azure", none, "ws://168.63.129.16/", true);
    row("metadata over IPv6", none, "ws://[fd00:ec2::254]/", true);
    row("unique-local", none, "ws://[fc00::1]:9000/", true);
    row("IPv6 link-local", none, "ws://[fe80::1]:9000/", true);
    row("multicast", none, "ws://224.0.0.1:9000/", true);
    row("IPv6 multicast", none, "ws://[ff02::1]:9000/", true);
    row("broadcast", none, "ws://255.255.255.255:9000/", true);
    row("not listed", {QStringLiteral("wss://a.com")}, "wss://b.com/", true);
    row("listed", {QStringLiteral("wss://a.com")}, "wss://a.com/", false);
    row("an empty list's successor", {QStringLiteral("wss://a.com")}, "ws://8.8.8.8/", true);
    row("a named loopback", {QStringLiteral("ws://127.0.0.1:*")}, "ws://127.0.0.1:9000/", false);
    row("a named loopback in decimal", {QStringLiteral("ws://127.0.0.1:*")},
        "ws://2130706433:9000/", false);
    row("another loopback than the named", {QStringLiteral("ws://127.0.0.1:*")},
        "ws://127.0.0.2:9000/", true);
    row("another port than the named", {QStringLiteral("ws://127.0.0.1:9001")},
        "ws://127.0.0.1:9000/", true);
}

void TestHostPattern::policyChecks()
{
    QFETCH(QStringList, listed);
    QFETCH(QString, address);
    QFETCH(bool, isDenied);
    const HostPolicy policy = listed.empty() ? HostPolicy() : HostPolicy(patternsOf(listed));
    const std::optional<Error> checked = denial(policy.judge(url(address)));
    QCOMPARE(checked.has_value(), isDenied);
    if (checked)
        QCOMPARE(checked->code, ErrorCode::HostDenied);
}

void TestHostPattern::policyPermits_data()
{
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("resolved");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* name, const char* listed, const char* address,
                         const char* resolved, bool expected) {
        QTest::newRow(name) << QString::fromUtf8(listed) << QString::fromUtf8(address)
                            << QString::fromUtf8(resolved) << expected;
    };
    row("a name that is public", "wss://a.com", "wss://a.com/", "8.8.8.8", true);
    row("a listed name that is loopback", "wss://a.com", "wss://a.com/", "127.0.0.1", false);
    row("a listed name that is private", "wss://a.com", "wss://a.com/", "10.0.0.5", false);
    row("a listed name that is mapped loopback", "wss://a.com", "wss://a.com/", "::ffff:127.0.0.1",
        false);
    row("a wildcard's name that is private", "wss://*.a.com", "wss://x.a.com/", "fd00::1", false);
    row("localhost that is loopback", "ws://localhost:9", "ws://localhost:9/", "127.0.0.1", true);
    row("localhost that is IPv6 loopback", "ws://localhost:9", "ws://localhost:9/", "::1", true);
    row("localhost that is private", "ws://localhost:9", "ws://localhost:9/", "10.0.0.5", false);
    row("localhost at another port", "ws://localhost:9", "ws://localhost:8/", "127.0.0.1", false);
    row("another name that is loopback", "ws://localhost:9", "ws://a.com:9/", "127.0.0.1", false);
    row("the address that is named", "ws://10.0.0.5:*", "ws://nas:9/", "10.0.0.5", true);
    row("the named address, mapped", "ws://10.0.0.5:*", "ws://nas:9/", "::ffff:10.0.0.5", true);
    row("the named address by another scheme", "ws://10.0.0.5:*", "wss://nas:9/", "10.0.0.5",
        false);
}

void TestHostPattern::policyPermits()
{
    QFETCH(QString, listed);
    QFETCH(QString, address);
    QFETCH(QString, resolved);
    QFETCH(bool, expected);
    const HostPolicy policy({HostPattern::parse(listed).value()});
    QCOMPARE(policy.permits(url(address), QHostAddress(resolved)), expected);
}

void TestHostPattern::refusals_data()
{
    QTest::addColumn<QStringList>("listed");
    QTest::addColumn<QStringList>("refused");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isDenied");
    const auto row = [](const char* name, const QStringList& listed, const QStringList& refused,
                         const char* address, bool isDenied) {
        QTest::newRow(name) << listed << refused << QString::fromUtf8(address) << isDenied;
    };
    const QString a = QStringLiteral("wss://a.com");
    const QString xa = QStringLiteral("wss://x.a.com");
    const QString belowA = QStringLiteral("wss://*.a.com");
    row("the one that is listed", {a}, {a}, "wss://a.com/", true);
    row("another one", {a, xa}, {a}, "wss://x.a.com/", false);
    row("one without a list", {}, {a}, "wss://a.com/", true);
    row("the others without a list", {}, {a}, "wss://b.com/", false);
    row("another port", {}, {a}, "wss://a.com:444/", false);
    row("one within what is listed", {belowA}, {xa}, "wss://x.a.com/", true);
    row("the others within it", {belowA}, {xa}, "wss://y.a.com/", false);
    row("what is around one that is listed", {belowA, xa}, {belowA}, "wss://x.a.com/", false);
    row("the others around it", {belowA, xa}, {belowA}, "wss://y.a.com/", true);
    row("both", {belowA, xa}, {belowA, xa}, "wss://x.a.com/", true);
}

void TestHostPattern::refusals()
{
    QFETCH(QStringList, listed);
    QFETCH(QStringList, refused);
    QFETCH(QString, address);
    QFETCH(bool, isDenied);
    HostPolicy policy = listed.isEmpty() ? HostPolicy() : HostPolicy(patternsOf(listed));
    for (const HostPattern& host : patternsOf(refused))
        policy.refuse(host);
    QCOMPARE(denial(policy.judge(url(address))).has_value(), isDenied);
}

void TestHostPattern::undecidedHosts()
{
    HostPolicy policy(HostPolicy::Unlisted::Undecided);
    policy.allow(pattern("wss://allowed.com"));
    policy.refuse(pattern("wss://refused.com"));
    QVERIFY(policy.judge(url(QStringLiteral("wss://new.com/"))) == HostVerdict::Undecided);
    QVERIFY(policy.judge(url(QStringLiteral("wss://allowed.com/"))) == HostVerdict::Permitted);
    QVERIFY(denial(policy.judge(url(QStringLiteral("wss://refused.com/")))));
    QVERIFY(
        denial(policy.judge(url(QStringLiteral("wss://10.0.0.5/"))))); // nobody is asked for that
    policy.setUnlisted(HostPolicy::Unlisted::Denied);
    QVERIFY(denial(policy.judge(url(QStringLiteral("wss://new.com/")))));
    QVERIFY(!denial(policy.judge(url(QStringLiteral("wss://allowed.com/")))));
    HostPolicy listed(patternsOf({QStringLiteral("wss://a.com")}));
    listed.setUnlisted(HostPolicy::Unlisted::Undecided);
    QVERIFY(denial(listed.judge(url(QStringLiteral("wss://new.com/")))));
    QVERIFY(listed.judge(url(QStringLiteral("wss://a.com/"))) == HostVerdict::Permitted);
}

void TestHostPattern::unrestrictedPermitsEverything()
{
    const HostPolicy policy = HostPolicy::unrestricted();
    QVERIFY(!denial(policy.judge(QUrl(QStringLiteral("ws://127.0.0.1:1/")))));
    QVERIFY(
        policy.permits(QUrl(QStringLiteral("ws://a.com/")), QHostAddress(QStringLiteral("::1"))));
    HostPolicy allowed;
    allowed.allow(pattern("ws://127.0.0.1:9000"));
    QVERIFY(!denial(allowed.judge(QUrl(QStringLiteral("ws://127.0.0.1:9000/echo")))));
    QVERIFY(denial(allowed.judge(QUrl(QStringLiteral("ws://127.0.0.1:9001/echo")))));
}

QTEST_GUILESS_MAIN(TestHostPattern)
#include "tst_host_pattern.moc"
