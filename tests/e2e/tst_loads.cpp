#include "tests/support/engine_test.h"

using namespace portcullis;
using test::OpenResource;

namespace {

//! load(count) asks for as many files, each under another address, and returns the requests.
const QByteArray loading = R"(
    let loaded = 0;
    let asked = 0;
    const load = (count) => Array.from({ length: count }, () => {
        const request = new XMLHttpRequest();
        request.open("GET", `resource.json?${++asked}`);
        request.onload = () => console.log(`loaded ${++loaded}.`);
        request.send();
        return request;
    });
)";

} // namespace

//! What a resource may load at once, and that the rest waits; see limits::maxFilesPerSecond.
class TestLoads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsArrives();
    void whatIsGivenUpDoesNotWait();

private:
    static std::unique_ptr<OpenResource> open(const QByteArray& script);
};

std::unique_ptr<OpenResource> TestLoads::open(const QByteArray& script)
{
    return std::make_unique<OpenResource>(test::resourceFixture("scripted"), allCapabilities(),
        test::Replacements{{"{script}", loading + script}});
}

void TestLoads::whatWaitsArrives()
{
    const auto resource = open("load(700);");
    QVERIFY2(resource->waitForLine("loaded 700."), resource->console().constData());
    QCOMPARE(resource->tab().noticeText(), QString());
}

//! Twice as many wait as may, but not at the same time.
void TestLoads::whatIsGivenUpDoesNotWait()
{
    const auto resource = open(R"(
        load(600);
        const giveUp = (times) => {
            const requests = load(150);
            setTimeout(() => {
                for (const request of requests) request.abort();
                setTimeout(() => times > 1 ? giveUp(times - 1) : load(1), 200);
            }, 200);
        };
        giveUp(4);
    )");
    QVERIFY2(resource->waitForLine("loaded 601."), resource->console().constData());
    QCOMPARE(resource->tab().noticeText(), QString());
}

PORTCULLIS_ENGINE_TEST(TestLoads)
#include "tst_loads.moc"
