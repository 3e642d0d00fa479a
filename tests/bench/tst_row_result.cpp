#include "tests/bench/measure/statistics.h"
#include "tests/bench/report/row_result.h"

#include <QTest>

using namespace portcullis::bench;

namespace {

RowResult row(Better better, const std::vector<double>& native, const std::vector<double>& own)
{
    const QStringList sides{QStringLiteral("native"), QStringLiteral("portcullis")};
    return {{"name", "title", "unit", better, 1.5}, sides, {{sides[0], native}, {sides[1], own}},
        {}, {}};
}

} // namespace

//! \brief From the rounds to the verdict.
class TestRowResult : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparesMedians();
    void aProblemIsAMiss();
    void aRowWithoutFiguresIsAMiss();
    void noticesASlowServer();
    void quantiles();
    void groupedMedians();
};

void TestRowResult::comparesMedians()
{
    QVERIFY(row(Better::Higher, {9, 2, 1}, {3, 1, 99}).isReached());
    QVERIFY(!row(Better::Higher, {9, 2, 1}, {2.9, 1, 99}).isReached());
    QVERIFY(row(Better::Lower, {9, 2, 1}, {3, 1, 99}).isReached());
    QVERIFY(!row(Better::Lower, {9, 2, 1}, {3.1, 1, 99}).isReached());
}

void TestRowResult::aProblemIsAMiss()
{
    RowResult result = row(Better::Higher, {1}, {9});
    result.problem = QStringLiteral("something");
    QVERIFY(!result.isReached());
}

void TestRowResult::aRowWithoutFiguresIsAMiss()
{
    QVERIFY(!row(Better::Higher, {1}, {}).isComplete());
    QVERIFY(!row(Better::Higher, {1}, {}).isReached());
    QVERIFY(!row(Better::Higher, {}, {1}).isReached());
}

void TestRowResult::noticesASlowServer()
{
    RowResult result = row(Better::Higher, {10}, {20});
    QVERIFY(!result.isServerLimited());
    result.ceiling = 40;
    QVERIFY(!result.isServerLimited());
    result.ceiling = 39;
    QVERIFY(result.isServerLimited());
}

void TestRowResult::quantiles()
{
    QCOMPARE(quantile({}, 0.5), 0.0);
    QCOMPARE(quantile({7}, 0.99), 7.0);
    QCOMPARE(quantile({4, 1, 3, 2}, 0.5), 2.5);
    QCOMPARE(quantile({4, 1, 3, 2}, 0), 1.0);
    QCOMPARE(quantile({4, 1, 3, 2}, 1), 4.0);
}

void TestRowResult::groupedMedians()
{
    // Half of the values are below the upper edge of the step around 0.1, half above.
    QCOMPARE(groupedMedian({0.1, 0.1, 0.2, 0.2}, 0.1), 0.15);
    QCOMPARE(groupedMedian({0.2, 0.2, 0.2}, 0.1), 0.2);
    QCOMPARE(groupedMedian({0.1, 0.2, 0.2, 0.2}, 0.1), 0.15 + 0.1 / 3);
}

QTEST_GUILESS_MAIN(TestRowResult)
#include "tst_row_result.moc"
