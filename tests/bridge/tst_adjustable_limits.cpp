#include "bridge/core/adjustable_limits.h"
#include "bridge/core/json.h"

#include <QFile>
#include <QTest>

using namespace portcullis;

namespace {

LimitValues one(const char* name, qint64 value)
{
    return {{QLatin1String(name), value}};
}

//! The names of the limits in which the two differ.
QStringList differences(const Limits& left, const Limits& right)
{
    QStringList names;
    for (const AdjustableLimit& limit : adjustableLimits()) {
        if (left.*limit.value != right.*limit.value)
            names << QLatin1String(limit.name);
    }
    return names;
}

Json schemaOfLimits()
{
    QFile file(QStringLiteral(PORTCULLIS_SOURCE_DIR "/docs/resource.schema.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto schema = parseJson(file.readAll(), {limits::mebibyte, 64});
    return schema ? schema->at("properties").at("limits").at("properties") : Json();
}

} // namespace

class TestAdjustableLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void defaultsAreDocumented();
    void changesOneLimit_data();
    void changesOneLimit();
    void eachLimitIsItsOwn_data();
    void eachLimitIsItsOwn();
    void unknownNamesAreIgnored();
    void requestsFitTheirMessage();
    void schemaNamesWhatAManifestMayLower();
    void warnsOnceNearTheLimit();
    void warnsNearSmallAndLargeLimits();
};

void TestAdjustableLimits::defaultsAreDocumented()
{
    const Limits defaults = effectiveLimits({}, {});
    QCOMPARE(defaults.maxConnections, 32);
    QCOMPARE(defaults.maxProgramConnections, 256);
    QCOMPARE(defaults.maxConnectsPerMinute, 1200);
    QCOMPARE(defaults.maxMessageBytes, 16'777'216);
    QCOMPARE(defaults.maxQueuedSendBytes, 33'554'432);
    QCOMPARE(defaults.maxTotalQueuedSendBytes, 134'217'728);
    QCOMPARE(defaults.maxRequestsPerSecond, 5000);
    QCOMPARE(defaults.maxQueuedReceiveBytes, 8'388'608);
    QCOMPARE(defaults.maxKeptEvents, 1024);
    for (const AdjustableLimit& limit : adjustableLimits())
        QVERIFY2(defaults.*limit.value <= limit.ceiling, limit.name);
}

void TestAdjustableLimits::changesOneLimit_data()
{
    QTest::addColumn<LimitValues>("user");
    QTest::addColumn<LimitValues>("manifest");
    QTest::addColumn<qint64>("expected");
    const auto row
        = [](const char* sentence, const LimitValues& user, const LimitValues& manifest,
              qint64 expected) { QTest::newRow(sentence) << user << manifest << expected; };
    const auto connections = [](qint64 value) { return one("maxConnections", value); };
    row("the user lowers", connections(5), {}, 5);
    row("the user sets the least", connections(1), {}, 1);
    row("the user raises", connections(33), {}, 33);
    row("the user sets the most", connections(4096), {}, 4096);
    row("the user sets too much", connections(4097), {}, 32);
    row("the user sets nothing", connections(0), {}, 32);
    row("the user sets less than nothing", connections(-1), {}, 32);
    row("the manifest lowers", {}, connections(5), 5);
    row("the manifest sets the least", {}, connections(1), 1);
    row("the manifest does not raise", {}, connections(33), 32);
    row("the manifest sets nothing", {}, connections(0), 32);
    row("the manifest sets less than nothing", {}, connections(-1), 32);
    row("the manifest lowers what the user has raised", connections(100), connections(5), 5);
    row("the manifest lowers it to more than the default", connections(100), connections(50), 50);
    row("the manifest does not raise what the user raised", connections(100), connections(101),
        100);
    row("the manifest does not raise what the user lowered", connections(5), connections(6), 5);
    row("the manifest lowers what the user lowered", connections(5), connections(4), 4);
    row("the manifest lowers what the user set wrongly", connections(4097), connections(31), 31);
}

void TestAdjustableLimits::changesOneLimit()
{
    QFETCH(LimitValues, user);
    QFETCH(LimitValues, manifest);
    const Limits effective = effectiveLimits(user, manifest);
    QTEST(effective.maxConnections, "expected");
    Limits others = effective;
    others.maxConnections = Limits().maxConnections;
    QCOMPARE(differences(others, {}), QStringList());
}

void TestAdjustableLimits::eachLimitIsItsOwn_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < adjustableLimits().size(); ++i)
        QTest::newRow(adjustableLimits()[i].name) << int(i);
}

void TestAdjustableLimits::eachLimitIsItsOwn()
{
    QFETCH(int, index);
    const AdjustableLimit& limit = adjustableLimits()[size_t(index)];
    const QStringList onlyThis{QLatin1String(limit.name)};
    const Limits highest = effectiveLimits(one(limit.name, limit.ceiling), {});
    QCOMPARE(highest.*limit.value, limit.ceiling);
    QCOMPARE(differences(highest, {}), onlyThis);
    const Limits tooHigh = effectiveLimits(one(limit.name, limit.ceiling + 1), {});
    QCOMPARE(differences(tooHigh, {}), QStringList());
    const Limits lowered = effectiveLimits({}, one(limit.name, 1));
    const bool isByManifest = qstrcmp(limit.name, "maxProgramConnections") != 0;
    QCOMPARE(limit.byManifest, isByManifest);
    QCOMPARE(lowered.*limit.value, isByManifest ? 1 : Limits().*limit.value);
    QCOMPARE(differences(lowered, {}), isByManifest ? onlyThis : QStringList());
}

void TestAdjustableLimits::unknownNamesAreIgnored()
{
    for (const char* const name : {"", "maxEverything", "maxconnections", "maxConnections "}) {
        const Limits effective = effectiveLimits(one(name, 1), one(name, 1));
        QCOMPARE(differences(effective, {}), QStringList());
    }
}

void TestAdjustableLimits::requestsFitTheirMessage()
{
    Limits limits;
    QCOMPARE(limits.maxRequestBytes(), 96 * limits::mebibyte + 256 * limits::kibibyte);
    limits.maxMessageBytes = 1;
    QCOMPARE(limits.maxRequestBytes(), 256 * limits::kibibyte + 6);
    limits.maxMessageBytes = 64 * limits::mebibyte;
    QCOMPARE(limits.maxRequestBytes(), 384 * limits::mebibyte + 256 * limits::kibibyte);
}

void TestAdjustableLimits::schemaNamesWhatAManifestMayLower()
{
    const Json schema = schemaOfLimits();
    size_t expected = 0;
    for (const AdjustableLimit& limit : adjustableLimits()) {
        QVERIFY2(schema.contains(limit.name) == limit.byManifest, limit.name);
        if (!limit.byManifest)
            continue;
        ++expected;
        const Json& property = schema.at(limit.name);
        QVERIFY2(property.at("type") == "integer", limit.name);
        QVERIFY2(property.at("minimum") == 1, limit.name);
        QVERIFY2(property.at("maximum") == Limits().*limit.value, limit.name);
    }
    QCOMPARE(schema.size(), expected);
}

void TestAdjustableLimits::warnsOnceNearTheLimit()
{
    NearLimit near;
    QVERIFY(!near.notice(0, 100));
    QVERIFY(!near.notice(79, 100));
    QVERIFY(near.notice(80, 100));
    QVERIFY(!near.notice(80, 100));
    QVERIFY(!near.notice(100, 100));
    QVERIFY(!near.notice(79, 100));
    QVERIFY(near.notice(100, 100));
    QVERIFY(!near.notice(0, 100));
    QVERIFY(near.notice(81, 100));
    QVERIFY(!near.notice(81, 200)); // a higher limit is far again
    QVERIFY(near.notice(81, 100));
}

void TestAdjustableLimits::warnsNearSmallAndLargeLimits()
{
    const std::pair<qint64, qint64> cases[]
        = {{1, 1}, {4, 4}, {5, 4}, {32, 26}, {qint64(1) << 30, 858'993'460}};
    for (const auto& [max, first] : cases) {
        NearLimit near;
        QVERIFY(!near.notice(first - 1, max));
        QVERIFY(near.notice(first, max));
    }
}

QTEST_APPLESS_MAIN(TestAdjustableLimits)
#include "tst_adjustable_limits.moc"
