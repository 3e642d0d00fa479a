#include "tests/bench/rows/judges.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::bench;

namespace {

const Json small{{"bytes", 64}};

Json received()
{
    return {{"count", 1000}, {"compared", 3}, {"wrong", 0}, {"seconds", 0.5},
        {"server", {{"receive", {{"count", 1000}, {"seconds", 0.5004}}}}}};
}

Json sent()
{
    return {{"count", 1000}, {"seconds", 0.5},
        {"server",
            {{"send", {{"count", 1000}, {"compared", 3}, {"wrong", 0}, {"seconds", 0.49}}}}}};
}

Json echoed()
{
    return {{"count", 1200}, {"wrong", 0}, {"streamed", 2000},
        {"server",
            {{"echo", {{"count", 1200}, {"wrong", 0}, {"medianUs", 250.0}, {"p99Us", 900.0}}},
                {"stream", {{"count", 2000}, {"bytesPerSecond", 19.9e6}}}}}};
}

//! \a good with the value at \a pointer (RFC 6901) replaced.
Json with(Json good, const char* pointer, const Json& value)
{
    good[Json::json_pointer(pointer)] = value;
    return good;
}

} // namespace

//! \brief A side that loses or garbles messages must not get a figure.
class TestJudges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ratesWhatBothEndsSaw();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void slowStreamIsAShortfall();
};

void TestJudges::ratesWhatBothEndsSaw()
{
    QCOMPARE(judgeReceive(small, received())->figures, std::vector{2000.0});
    QCOMPARE(judgeSend(small, sent())->figures, std::vector{2000.0});
    const Json large{{"bytes", 1024 * 1024}};
    QCOMPARE(judgeReceive(large, received())->figures, std::vector{2000 * 1.048576});
    QCOMPARE(judgeEcho(small, echoed())->figures, (std::vector{0.25, 0.9}));
    QVERIFY(judgeBusyEcho(small, echoed())->shortfall.isEmpty());
}

void TestJudges::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<Judge>("judge");
    QTest::addColumn<Json>("result");
    const auto add = [](const char* name, Judge judge, const Json& result) {
        QTest::newRow(name) << judge << result;
    };
    add("a message was lost on its way to the page", &judgeReceive,
        with(received(), "/count", 999));
    add("a received message was wrong", &judgeReceive, with(received(), "/wrong", 1));
    add("no received message was compared", &judgeReceive, with(received(), "/compared", 0));
    add("the page's time is too short", &judgeReceive, with(received(), "/seconds", 0.3));
    add("the page's time is too long", &judgeReceive, with(received(), "/seconds", 0.7));
    add("a message was lost on its way to the server", &judgeSend,
        with(sent(), "/server/send/count", 999));
    add("a sent message was wrong", &judgeSend, with(sent(), "/server/send/wrong", 1));
    add("no sent message was compared", &judgeSend, with(sent(), "/server/send/compared", 0));
    add("the server saw more than the page's time", &judgeSend, with(sent(), "/seconds", 0.4));
    add("an echo was lost", &judgeEcho, with(echoed(), "/count", 1199));
    add("an echo came back wrong", &judgeEcho, with(echoed(), "/wrong", 1));
    add("a message to echo came wrong", &judgeEcho, with(echoed(), "/server/echo/wrong", 1));
    add("a message of the stream was lost", &judgeBusyEcho, with(echoed(), "/streamed", 1999));
}

void TestJudges::refusesWhatDoesNotFit()
{
    QFETCH(const Judge, judge);
    QFETCH(const Json, result);
    QVERIFY(!judge(small, result));
}

void TestJudges::slowStreamIsAShortfall()
{
    const Json slow = with(echoed(), "/server/stream/bytesPerSecond", 18e6);
    QCOMPARE(judgeBusyEcho(small, slow)->figures, (std::vector{0.25, 0.9}));
    QVERIFY(!judgeBusyEcho(small, slow)->shortfall.isEmpty());
}

QTEST_GUILESS_MAIN(TestJudges)
#include "tst_judges.moc"
