#include "app/store/permission_difference.h"

#include "tests/support/sample_package.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QStringList noList{QStringLiteral("none")};

//! \a hosts: those of its list; noList: it has none; empty: it asks for no network.
Manifest manifestWith(const QStringList& hosts)
{
    SampleManifest sample;
    sample.hasNetwork = !hosts.isEmpty();
    sample.hosts = hosts == noList ? QStringList() : hosts;
    return parseManifest(manifestText(sample), QStringLiteral("resource.json")).value().manifest;
}

QStringList textsOf(const std::vector<HostPattern>& hosts)
{
    QStringList texts;
    for (const HostPattern& host : hosts)
        texts << host.toString();
    return texts;
}

} // namespace

class TestPermissionDifference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void compares_data();
    void compares();
    void hostsMeanNothingWithoutTheCapability();
    void emptyListReachesNothing();
    void headersAreNoPermission();
};

void TestPermissionDifference::compares_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<QStringList>("added");
    QTest::addColumn<QStringList>("removed");
    QTest::addColumn<bool>("addsAnyHost");
    QTest::addColumn<bool>("isWider");
    const auto hosts
        = [](const char* text) { return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts); };
    const auto row = [&](const char* name, const char* before, const char* after, const char* added,
                         const char* removed, bool addsAnyHost, bool isWider) {
        QTest::newRow(name) << hosts(before) << hosts(after) << hosts(added) << hosts(removed)
                            << addsAnyHost << isWider;
    };
    row("nothing", "", "", "", "", false, false);
    row("the same", "wss://a.com", "wss://a.com", "", "", false, false);
    row("the same in other words", "wss://a.com", "wss://A.com:443", "", "", false, false);
    row("in another order", "wss://a.com wss://b.com", "wss://b.com wss://a.com", "", "", false,
        false);
    row("one more", "wss://a.com", "wss://a.com wss://b.com", "wss://b.com", "", false, true);
    row("one less", "wss://a.com wss://b.com", "wss://a.com", "", "wss://b.com", false, false);
    row("another", "wss://a.com", "wss://b.com", "wss://b.com", "wss://a.com", false, true);
    row("without TLS", "wss://a.com", "ws://a.com", "ws://a.com", "wss://a.com", false, true);
    row("another port", "wss://a.com", "wss://a.com:444", "wss://a.com:444", "wss://a.com", false,
        true);
    row("any port", "wss://a.com", "wss://a.com:*", "wss://a.com:*", "", false, true);
    row("one port of any", "wss://a.com:*", "wss://a.com:444", "", "wss://a.com:*", false, false);
    row("a wildcard", "wss://x.a.com", "wss://*.a.com", "wss://*.a.com", "", false, true);
    row("a wider wildcard", "wss://*.x.a.com", "wss://*.a.com", "wss://*.a.com", "", false, true);
    row("a narrower wildcard", "wss://*.a.com", "wss://*.x.a.com", "", "wss://*.a.com", false,
        false);
    row("a name of a wildcard", "wss://*.a.com", "wss://x.a.com", "", "wss://*.a.com", false,
        false);
    row("the name below a wildcard", "wss://*.a.com", "wss://a.com", "wss://a.com", "wss://*.a.com",
        false, true);
    row("the network", "", "wss://a.com", "wss://a.com", "", false, true);
    row("the network, any host", "", "none", "", "", true, true);
    row("no network", "wss://a.com", "", "", "wss://a.com", false, false);
    row("no list any more", "wss://a.com", "none", "", "", true, true);
    row("a list", "none", "wss://a.com ws://b.com:* wss://*.c.com wss://8.8.8.8",
        "wss://a.com ws://b.com:* wss://*.c.com wss://8.8.8.8", "", false, true);
    row("still no list", "none", "none", "", "", false, false);
    row("a list with this computer", "none", "wss://a.com ws://localhost:80",
        "wss://a.com ws://localhost", "", false, true);
    row("a list with loopback", "none", "ws://127.0.0.1:*", "ws://127.0.0.1:*", "", false, true);
    row("a list with a private address", "none", "ws://192.168.1.1", "ws://192.168.1.1", "", false,
        true);
    row("no list, but this computer before", "ws://[::1]:9", "none", "", "ws://[::1]:9", true,
        true);
}

void TestPermissionDifference::compares()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    QFETCH(QStringList, added);
    QFETCH(QStringList, removed);
    QFETCH(bool, addsAnyHost);
    QFETCH(bool, isWider);
    const Manifest old = manifestWith(before);
    const Manifest update = manifestWith(after);
    const auto difference = PermissionDifference::between(old, update);
    QCOMPARE(textsOf(difference.addedHosts), added);
    QCOMPARE(textsOf(difference.removedHosts), removed);
    QCOMPARE(difference.addsAnyHost, addsAnyHost);
    QCOMPARE(difference.isWider(), isWider);
    QCOMPARE(!difference.addedCapabilities.empty(), before.isEmpty() && !after.isEmpty());
    QCOMPARE(!difference.removedCapabilities.empty(), !before.isEmpty() && after.isEmpty());
    const auto reverse = PermissionDifference::between(update, old);
    if (!addsAnyHost) // what any host covers is not lost, and yet asked for again by a list
        QCOMPARE(textsOf(reverse.addedHosts), removed);
    QCOMPARE(reverse.removesAnyHost, addsAnyHost);
}

void TestPermissionDifference::hostsMeanNothingWithoutTheCapability()
{
    SampleManifest sample;
    sample.hosts = {QStringLiteral("wss://a.com")};
    const Manifest without
        = parseManifest(manifestText(sample), QStringLiteral("resource.json")).value().manifest;
    QVERIFY(without.hosts);
    QVERIFY(!PermissionDifference::between(manifestWith({}), without).isWider());
    const auto difference
        = PermissionDifference::between(without, manifestWith({QStringLiteral("wss://a.com")}));
    QVERIFY(difference.isWider());
    QCOMPARE(textsOf(difference.addedHosts), sample.hosts);
}

void TestPermissionDifference::emptyListReachesNothing()
{
    Manifest empty = manifestWith(noList);
    empty.hosts.emplace();
    QVERIFY(!PermissionDifference::between(manifestWith(noList), empty).isWider());
    QVERIFY(PermissionDifference::between(empty, manifestWith(noList)).isWider());
    QVERIFY(PermissionDifference::between(empty, manifestWith({QStringLiteral("wss://a.com")}))
                .isWider());
}

//! Code can send any header to the hosts that it may reach, so that a default of the manifest adds
//! nothing.
void TestPermissionDifference::headersAreNoPermission()
{
    const Manifest before = manifestWith({QStringLiteral("wss://a.com")});
    Manifest after = before;
    after.headers = {{"Origin", "https://a.com"}, {"Cookie", "a=b"}};
    QVERIFY(!PermissionDifference::between(before, after).isWider());
    QVERIFY(!PermissionDifference::between(after, before).isWider());
}

QTEST_APPLESS_MAIN(TestPermissionDifference)
#include "tst_permission_difference.moc"
