#include "app/library/decisions.h"

#include <QTest>

using namespace portcullis;

namespace {

const QUrl a(QStringLiteral("wss://a.com/"));
const QUrl b(QStringLiteral("wss://b.com/"));
const QString hostA = QStringLiteral("wss://a.com");
const QString hostB = QStringLiteral("wss://b.com");

Manifest manifestWith(std::optional<QStringList> hosts)
{
    Manifest manifest;
    manifest.capabilities = {Capability::NetworkWs};
    if (!hosts)
        return manifest;
    manifest.hosts.emplace();
    for (const QString& host : *hosts)
        manifest.hosts->push_back({HostPattern::parse(host).value(), {}});
    return manifest;
}

Permissions permissions(const Manifest& manifest, const Decisions& decisions)
{
    return permissionsOf(manifest, decisions, HostPolicy::Unlisted::Undecided);
}

} // namespace

//! What the user said becomes what the gate lets through, and never more than was asked for.
class TestDecisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingDecidedGrantsNothing();
    void grantsOnlyWhatIsAskedFor();
    void coversWhatIsDecided();
    void aListedHostComesWithTheCapability();
    void aListedHostCanBeRefused();
    void aHostBeyondTheListStaysOut();
    void withoutAListEachHostCounts();
    void aNameOfItsOwnStaysRefused();
};

void TestDecisions::nothingDecidedGrantsNothing()
{
    QVERIFY(permissions(manifestWith({{hostA}}), {}).granted.empty());
    QVERIFY(permissions(manifestWith(std::nullopt), {}).granted.empty());
}

void TestDecisions::grantsOnlyWhatIsAskedFor()
{
    const Decisions granted = grantAll(manifestWith({{hostA}}));
    QVERIFY(permissions(manifestWith({{hostA}}), granted).granted == allCapabilities());
    QVERIFY(permissions(Manifest(), granted).granted.empty());
    const Decisions refused{{{Capability::NetworkWs, Choice::Refused}}, {}};
    QVERIFY(permissions(manifestWith({{hostA}}), refused).granted.empty());
}

void TestDecisions::coversWhatIsDecided()
{
    QVERIFY(!Decisions().cover(manifestWith({{hostA}})));
    QVERIFY(Decisions().cover(Manifest()));
    for (const Choice choice : {Choice::Granted, Choice::Refused})
        QVERIFY((Decisions{{{Capability::NetworkWs, choice}}, {}}).cover(manifestWith({{hostA}})));
}

void TestDecisions::aListedHostComesWithTheCapability()
{
    const Manifest manifest = manifestWith({{hostA}});
    const HostPolicy hosts = permissions(manifest, grantAll(manifest)).hosts;
    QVERIFY(hosts.judge(a) == HostVerdict::Permitted);
    QVERIFY(denial(hosts.judge(b)));
}

void TestDecisions::aListedHostCanBeRefused()
{
    const Manifest manifest = manifestWith({{hostA, hostB}});
    Decisions decisions = grantAll(manifest);
    decisions.hosts[hostA] = Choice::Refused;
    const HostPolicy hosts = permissions(manifest, decisions).hosts;
    QVERIFY(denial(hosts.judge(a)));
    QVERIFY(hosts.judge(b) == HostVerdict::Permitted);
}

void TestDecisions::aHostBeyondTheListStaysOut()
{
    const Manifest manifest = manifestWith({{hostA}});
    Decisions decisions = grantAll(manifest);
    decisions.hosts[hostB] = Choice::Granted; // as a former version without a list had it
    QVERIFY(denial(permissions(manifest, decisions).hosts.judge(b)));
}

void TestDecisions::withoutAListEachHostCounts()
{
    const Manifest manifest = manifestWith(std::nullopt);
    Decisions decisions = grantAll(manifest);
    decisions.hosts = {{hostA, Choice::Granted}, {hostB, Choice::Refused}};
    const HostPolicy hosts = permissions(manifest, decisions).hosts;
    QVERIFY(hosts.judge(a) == HostVerdict::Permitted);
    QVERIFY(denial(hosts.judge(b)));
    QVERIFY(hosts.judge(QUrl(QStringLiteral("wss://c.com/"))) == HostVerdict::Undecided);
}

//! An update that lists a host below a wildcard is not wider, so that nobody is asked.
void TestDecisions::aNameOfItsOwnStaysRefused()
{
    const QUrl x(QStringLiteral("wss://x.a.com/"));
    const QString below = QStringLiteral("wss://*.a.com");
    const QString hostX = QStringLiteral("wss://x.a.com");
    Decisions decisions = grantAll(manifestWith({{below, hostB}}));
    decisions.hosts = {{below, Choice::Refused}, {hostB, Choice::Granted}};
    for (const QStringList& update :
        {QStringList{hostX, hostB}, QStringList{below, hostX, hostB}}) {
        const HostPolicy hosts = permissions(manifestWith(update), decisions).hosts;
        QVERIFY(hosts.judge(x) == HostVerdict::Refused);
        QVERIFY(hosts.judge(b) == HostVerdict::Permitted);
    }
    decisions.hosts[hostX] = Choice::Granted;
    const Manifest both = manifestWith({{below, hostX}});
    QVERIFY(permissions(both, decisions).hosts.judge(x) == HostVerdict::Permitted);
    QVERIFY(
        denial(permissions(both, decisions).hosts.judge(QUrl(QStringLiteral("wss://y.a.com/")))));
    decisions.hosts
        = {{below, Choice::Refused}, {QStringLiteral("wss://*.x.a.com"), Choice::Granted}};
    const QString hostYX = QStringLiteral("wss://y.x.a.com");
    QVERIFY(permissions(manifestWith({{hostYX}}), decisions).hosts.judge(QUrl(hostYX + u'/'))
        == HostVerdict::Permitted);
}

QTEST_GUILESS_MAIN(TestDecisions)
#include "tst_decisions.moc"
