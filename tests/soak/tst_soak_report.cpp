#include "tests/soak/report/plot.h"
#include "tests/soak/report/soak_report.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace portcullis::soak;

namespace {

//! Half an hour with a sample every five seconds.
std::vector<MemorySample> memory(double ownSlope, double allSlope)
{
    std::vector<MemorySample> samples;
    for (int i = 0; i <= 360; ++i) {
        const double minutes = i / 12.0;
        // Renderers come and go.
        const double dip = i % 7 == 0 ? 90'000 : 0;
        samples.push_back(
            {minutes, 150'000 + ownSlope * minutes, 600'000 - dip + allSlope * minutes, 200});
    }
    return samples;
}

SoakReport goodReport()
{
    SoakReport report;
    for (int kind = 0; kind < faultKinds; ++kind)
        report.faults[FaultKind(kind)] = 10;
    report.endings = {.planned = 5, .byFault = 6, .withDocument = 7, .unopened = 8};
    report.toServers = {.sent = 100, .delivered = 80, .refused = 5, .closed = 15, .lost = 0};
    report.toPages = {.sent = 100, .delivered = 85, .refused = 0, .closed = 15, .lost = 0};
    report.before = {.renderers = 0, .processes = 4, .tcpSockets = 0, .files = 100, .threads = 40};
    report.after = report.before;
    report.during
        = {.renderers = 10, .processes = 14, .tcpSockets = 200, .files = 500, .threads = 60};
    report.memory = memory(0, 0);
    return report;
}

using Spoil = void (*)(SoakReport&);

} // namespace

//! \brief The verdict of the soak.
class TestSoakReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void passes();
    void fails_data();
    void fails();
    void slopeIsThatOfMostSamples();
    void aLongSoakIsThinned();
    void aShortCurveIsNotJudged();
    void theSameSeedMakesTheSameFaults();
    void plotHasBothCurves();
};

void TestSoakReport::passes()
{
    QCOMPARE(shortcomings(goodReport()), QStringList());
    QVERIFY(isGood(goodReport()));
    QVERIFY(toText(goodReport()).endsWith(QLatin1String("passed\n")));
}

void TestSoakReport::fails_data()
{
    QTest::addColumn<Spoil>("spoil");
    const auto add = [](const char* name, Spoil spoil) { QTest::newRow(name) << spoil; };
    add("a problem in the books", [](SoakReport& report) { report.problemCount = 1; });
    add("a lost message to a server", [](SoakReport& report) { report.toServers.lost = 1; });
    add("a lost message to a page", [](SoakReport& report) { report.toPages.lost = 1; });
    add("a renderer is left", [](SoakReport& report) { report.after.renderers = 1; });
    add("a socket is left", [](SoakReport& report) { report.after.tcpSockets = 1; });
    add("a process is left", [](SoakReport& report) { report.after.processes = 5; });
    add("threads are left", [](SoakReport& report) { report.after.threads = 60; });
    add("files are left", [](SoakReport& report) { report.after.files = 160; });
    add("renderers cannot be seen", [](SoakReport& report) { report.during.renderers = 0; });
    add("sockets cannot be seen", [](SoakReport& report) { report.during.tcpSockets = 199; });
    add("no server was killed",
        [](SoakReport& report) { report.faults.erase(FaultKind::KillServer); });
    add("nothing was delivered", [](SoakReport& report) { report.toPages.delivered = 0; });
    add("nothing was refused", [](SoakReport& report) { report.toServers.refused = 0; });
    add("no connection ended by a fault", [](SoakReport& report) { report.endings.byFault = 0; });
    add("the program grows", [](SoakReport& report) { report.memory = memory(flatOwn + 1, 0); });
    add("all processes grow", [](SoakReport& report) { report.memory = memory(0, flatAll + 1); });
}

void TestSoakReport::fails()
{
    QFETCH(const Spoil, spoil);
    SoakReport report = goodReport();
    spoil(report);
    QVERIFY(!isGood(report));
    QVERIFY(toText(report).contains(QLatin1String("FAILED")));
}

void TestSoakReport::slopeIsThatOfMostSamples()
{
    const MemorySlopes slopes = slopesOf(memory(10, -20));
    QVERIFY(std::abs(slopes.own - 10) < 0.001);
    // Every seventh sample is 90 MB below.
    QVERIFY(std::abs(slopes.all + 20) < 1);
    QVERIFY(slopes.isJudged);
}

void TestSoakReport::aLongSoakIsThinned()
{
    std::vector<Point> points(20'000);
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {double(i), 3.0 * double(i) + (i % 10 == 0 ? 1e6 : 0)};
    QVERIFY(std::abs(medianSlope(points) - 3) < 0.001);
    QCOMPARE(medianSlope({}), 0.0);
}

void TestSoakReport::aShortCurveIsNotJudged()
{
    SoakReport report = goodReport();
    report.memory = memory(flatOwn * 10, flatAll * 10);
    report.memory.resize(60); // five minutes
    QVERIFY(!report.slopes().isJudged);
    QVERIFY(isGood(report));
}

void TestSoakReport::theSameSeedMakesTheSameFaults()
{
    const std::vector<int> servers{0, 1, 2, 3};
    const std::vector<int> resources{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    FaultPlan one(7, std::chrono::seconds(3));
    FaultPlan same(7, std::chrono::seconds(3));
    FaultPlan other(8, std::chrono::seconds(3));
    std::map<FaultKind, int> kinds;
    bool isOther = false;
    for (int i = 0; i < 200; ++i) {
        const Fault fault = *one.next(servers, resources);
        const Fault again = *same.next(servers, resources);
        const Fault different = *other.next(servers, resources);
        QVERIFY(fault.kind == again.kind);
        QCOMPARE(fault.target, again.target);
        QCOMPARE(fault.undoAfter, again.undoAfter);
        isOther = isOther || fault.kind != different.kind || fault.target != different.target;
        ++kinds[fault.kind];
        QVERIFY(one.nextPause() == same.nextPause());
    }
    QVERIFY(isOther);
    QCOMPARE(int(kinds.size()), faultKinds);
    for (const auto& [kind, count] : kinds)
        QCOMPARE(count, 200 / faultKinds);
    QVERIFY(!one.next({}, {}));
}

void TestSoakReport::plotHasBothCurves()
{
    QXmlStreamReader svg(memoryPlot(memory(0, 0)));
    QStringList curves;
    while (!svg.atEnd()) {
        if (svg.readNext() == QXmlStreamReader::StartElement
            && svg.name() == QLatin1String("polyline"))
            curves << svg.attributes().value(QStringLiteral("points")).toString();
    }
    QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
    QCOMPARE(curves.size(), 2);
    for (const QString& curve : curves)
        QCOMPARE(curve.count(u','), 361);
}

QTEST_GUILESS_MAIN(TestSoakReport)
#include "tst_soak_report.moc"
