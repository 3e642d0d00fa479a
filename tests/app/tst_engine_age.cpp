#include "app/engine/chromium_releases.h"
#include "app/engine/debian_engines.h"
#include "app/engine/engine_age.h"
#include "app/engine/engine_version.h"
#include "app/engine/minimum_chrome.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace portcullis;

namespace {

constexpr qint64 week = 7; // days
constexpr qint64 fewestWeeks = 2; // since 153
constexpr qint64 mostWeeks = 9; // around the end of a year

EngineVersion engineWith(const QString& securityPatches)
{
    return {QStringLiteral("6.4.2"), QStringLiteral("102.0.5005.177"), securityPatches};
}

Manifest madeFor(std::optional<int> chrome)
{
    Manifest manifest;
    manifest.id = QStringLiteral("com.example.clock");
    manifest.minimumChrome = chrome;
    return manifest;
}

QString documentText(const char* name)
{
    QFile file(QStringLiteral(PORTCULLIS_SOURCE_DIR "/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).simplified()
                                          : QString();
}

} // namespace

//! When versions of Chromium came out, and what follows from it.
class TestEngineAge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void releasesFollowEachOther();
    void releaseDates_data();
    void releaseDates();
    void outdated_data();
    void outdated();
    void runningEngineIsKnown();
    void systemsAreAsListed();
    void documentsNameTheSystems_data();
    void documentsNameTheSystems();
    void comparesWithMinimumChrome_data();
    void comparesWithMinimumChrome();
    void namesExcludedSystems();
};

void TestEngineAge::releasesFollowEachOther()
{
    const auto releases = chromiumReleases();
    QCOMPARE(releases.front().major, 87);
    QVERIFY(releases.back().major >= 157);
    for (size_t i = 0; i < releases.size(); ++i) {
        const QByteArray version = QByteArray::number(releases[i].major);
        QVERIFY2(releases[i].date().isValid(), version.constData());
        if (i == 0)
            continue;
        QCOMPARE(releases[i].major, releases[i - 1].major + 1);
        const qint64 days = releases[i - 1].date().daysTo(releases[i].date());
        QVERIFY2(days >= fewestWeeks * week && days <= mostWeeks * week, version.constData());
    }
}

//! As the blog of Chrome's releases has them.
void TestEngineAge::releaseDates_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("date");
    const auto row = [](const char* version, const char* date) {
        QTest::addRow("\"%s\"", version)
            << QString::fromLatin1(version) << QString::fromLatin1(date);
    };
    row("87", "2020-11-17");
    row("90.0.4430.228", "2021-04-13");
    row("94", "2021-09-21");
    row("100", "2022-03-29");
    row("102.0.5005.177", "2022-05-24");
    row("105", "2022-08-30");
    row("108.0.5359.94", "2022-11-29");
    row("110", "2023-02-07");
    row("115", "2023-07-18");
    row("118.0.5993.220", "2023-10-10");
    row("122.0.6261.171", "2024-02-20");
    row("130", "2024-10-15");
    row("132.0.6834.111", "2025-01-14");
    row("134", "2025-03-04");
    row("140", "2025-09-02");
    row("153", "2026-09-08");
    row("86.0.4240.75", "");
    row("999.0.1.2", "");
    row("", "");
    row("x.108", "");
    row("108x", "");
    row("-108", "");
}

void TestEngineAge::releaseDates()
{
    QFETCH(QString, version);
    const std::optional<QDate> date = releaseDate(version);
    QTEST(date ? date->toString(Qt::ISODate) : QString(), "date");
}

void TestEngineAge::outdated_data()
{
    QTest::addColumn<QString>("securityPatches");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<bool>("isOld");
    const QString december = QStringLiteral("108.0.5359.94");
    QTest::newRow("new") << december << QDate(2022, 12, 1) << false;
    QTest::newRow("a year old") << december << QDate(2023, 11, 29) << false;
    QTest::newRow("a day more") << december << QDate(2023, 11, 30) << true;
    QTest::newRow("years old") << december << QDate(2026, 11, 30) << true;
    QTest::newRow("from the future") << december << QDate(2020, 1, 1) << false;
    QTest::newRow("newer than the list")
        << QStringLiteral("999.0.0.0") << QDate(2040, 1, 1) << false;
    QTest::newRow("not known") << QString() << QDate(2040, 1, 1) << false;
    QTest::newRow("Debian 13 when this was written")
        << QStringLiteral("132.0.6834.111") << QDate(2026, 11, 30) << true;
}

//! It is the age of the fixes that counts, and not that of the rest of the engine.
void TestEngineAge::outdated()
{
    QFETCH(QString, securityPatches);
    QFETCH(QDate, today);
    QTEST(isOutdated(engineWith(securityPatches), today), "isOld");
}

void TestEngineAge::runningEngineIsKnown()
{
    const EngineVersion engine = runningEngine();
    QCOMPARE(engine.qt, QLatin1String(qVersion()));
    QVERIFY(majorVersion(engine.chromium).value_or(0) >= 102);
    QVERIFY(majorVersion(engine.securityPatches) >= majorVersion(engine.chromium));
}

void TestEngineAge::systemsAreAsListed()
{
    const EngineVersion engine = runningEngine();
    const auto system = std::ranges::find_if(debianEngines,
        [&engine](const SystemEngine& listed) { return engine.qt == QLatin1String(listed.qt); });
    if (system == debianEngines.end())
        QSKIP("this Qt is none of those that are listed");
    QCOMPARE(majorVersion(engine.chromium), system->chrome);
    QCOMPARE(engine.securityPatches, QLatin1String(system->securityPatches));
}

void TestEngineAge::documentsNameTheSystems_data()
{
    QTest::addColumn<QString>("text");
    for (const SystemEngine& engine : debianEngines) {
        const QDate fixed = *releaseDate(QLatin1String(engine.securityPatches));
        const QString month = QLocale::c().toString(fixed, QStringLiteral("MMMM yyyy"));
        const QString row = QStringLiteral("| %1 | %2 | %3 | %4, of %5 |")
                                .arg(QLatin1String(engine.system), QLatin1String(engine.qt))
                                .arg(engine.chrome)
                                .arg(QLatin1String(engine.securityPatches), month);
        const QString chrome = QStringLiteral("Chrome %1 on %2")
                                   .arg(engine.chrome)
                                   .arg(QLatin1String(engine.system));
        QTest::addRow("SECURITY.md: %s", engine.system) << row;
        QTest::addRow("README.md: %s", engine.system) << chrome;
        QTest::addRow("docs/pages.md: %s", engine.system) << chrome;
    }
}

void TestEngineAge::documentsNameTheSystems()
{
    QFETCH(QString, text);
    const QByteArray document = QByteArray(QTest::currentDataTag()).split(':').first();
    QVERIFY2(documentText(document.constData()).contains(text), qPrintable(text));
}

void TestEngineAge::comparesWithMinimumChrome_data()
{
    QTest::addColumn<int>("minimum");
    QTest::addColumn<bool>("isTooOld");
    QTest::newRow("none") << 0 << false;
    QTest::newRow("older") << 99 << false;
    QTest::newRow("the same") << 102 << false;
    QTest::newRow("newer") << 103 << true;
}

void TestEngineAge::comparesWithMinimumChrome()
{
    QFETCH(int, minimum);
    QFETCH(bool, isTooOld);
    const EngineVersion engine = engineWith(QStringLiteral("108.0.5359.94"));
    const Manifest manifest = madeFor(minimum > 0 ? std::optional(minimum) : std::nullopt);
    QCOMPARE(isTooOldFor(manifest, engine), isTooOld);
    QCOMPARE(tooOldWarning(manifest, engine),
        isTooOld ? QStringLiteral("com.example.clock is made for Chrome 103 or newer, but the web "
                                  "engine of this computer is Chrome 102; parts of it may not work")
                 : QString());
    QVERIFY(!isTooOldFor(manifest, {}));
}

void TestEngineAge::namesExcludedSystems()
{
    const QString on12 = QStringLiteral("resource.json: minimumChrome is %1, but Debian 12 has "
                                        "Chrome 102; build for that version to reach its users");
    const QString on13 = QStringLiteral("resource.json: minimumChrome is %1, but Debian 13 has "
                                        "Chrome 122; build for that version to reach its users");
    QCOMPARE(exclusionWarnings(madeFor({})), QStringList());
    QCOMPARE(exclusionWarnings(madeFor(102)), QStringList());
    QCOMPARE(exclusionWarnings(madeFor(103)), QStringList(on12.arg(103)));
    QCOMPARE(exclusionWarnings(madeFor(122)), QStringList(on12.arg(122)));
    QCOMPARE(exclusionWarnings(madeFor(123)), QStringList({on12.arg(123), on13.arg(123)}));
}

QTEST_APPLESS_MAIN(TestEngineAge)
#include "tst_engine_age.moc"
