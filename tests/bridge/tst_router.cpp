#include "bridge/session/router.h"
#include "tests/support/json_compare.h"

#include <QTest>

using namespace portcullis;

namespace {

//! A method that notes how far a call came.
struct Probe {
    int reads = 0;
    int calls = 0;

    Method method(std::optional<Capability> capability)
    {
        return {
            QStringLiteral("probe"), capability, [this](const Params& params) -> Answer<ReadyCall> {
                ++reads;
                if (!params.json.contains("good"))
                    return Error{ErrorCode::InvalidParams, QStringLiteral("not good")};
                return ReadyCall([this]() -> Answer<Json> {
                    ++calls;
                    return Json("done");
                });
            }};
    }
};

const Json goodParams{{"good", true}};
const Json badParams = Json::object();

} // namespace

class TestRouter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void unknownMethodReachesNothing();
    void deniedCallIsNotEvenRead();
    void malformedCallIsNotMade();
    void goodCallIsMadeOnce();
    void methodWithoutCapabilityNeedsNone();
};

void TestRouter::unknownMethodReachesNothing()
{
    Probe probe;
    Router router;
    router.add(probe.method(std::nullopt));
    const auto answer = router.dispatch(QStringLiteral("prob"), {goodParams}, allCapabilities());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::UnknownMethod);
    QCOMPARE(probe.reads, 0);
}

void TestRouter::deniedCallIsNotEvenRead()
{
    Probe probe;
    Router router;
    router.add(probe.method(Capability::NetworkWs));
    const auto answer = router.dispatch(QStringLiteral("probe"), {badParams}, {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::CapabilityDenied);
    QCOMPARE(probe.reads, 0);
    QCOMPARE(probe.calls, 0);
}

void TestRouter::malformedCallIsNotMade()
{
    Probe probe;
    Router router;
    router.add(probe.method(Capability::NetworkWs));
    const auto answer
        = router.dispatch(QStringLiteral("probe"), {badParams}, {Capability::NetworkWs});
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::InvalidParams);
    QCOMPARE(probe.calls, 0);
}

void TestRouter::goodCallIsMadeOnce()
{
    Probe probe;
    Router router;
    router.add(probe.method(Capability::NetworkWs));
    const auto answer
        = router.dispatch(QStringLiteral("probe"), {goodParams}, {Capability::NetworkWs});
    QVERIFY(answer);
    COMPARE_JSON(*answer, "done");
    QCOMPARE(probe.calls, 1);
}

void TestRouter::methodWithoutCapabilityNeedsNone()
{
    Probe probe;
    Router router;
    router.add(probe.method(std::nullopt));
    QVERIFY(router.dispatch(QStringLiteral("probe"), {goodParams}, {}));
}

QTEST_APPLESS_MAIN(TestRouter)
#include "tst_router.moc"
