#include "tests/support/engine_test.h"

#include <QFile>

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

//! The most memory that this process has had since resetPeak(), in bytes; 0 if that is not known.
qint64 peakMemory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray status = file.readAll();
    const qsizetype at = status.indexOf("VmHWM:");
    return at < 0 ? 0 : status.mid(at + 6, 20).trimmed().split(' ').first().toLongLong() * 1024;
}

bool resetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write("5") == 1;
}

} // namespace

//! What a resource may load at once, and that the rest waits; see limits::maxFilesPerSecond.
class TestLoads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsArrives();
    void whatIsGivenUpDoesNotWait();
    void aLargePageIsNotHeld();

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

//! The engine gets it as it reads it; the program has never more than a piece of it.
void TestLoads::aLargePageIsNotHeld()
{
    constexpr qsizetype pageBytes = 64 * limits::mebibyte;
    const auto small = open("console.log('up');"); // has loaded what every resource needs
    QVERIFY(small->waitForLine("log: up"));

    const QTemporaryDir folder;
    test::copyResource(test::resourceFixture("scripted"), folder.path(),
        {{"{script}", "console.log(document.compatMode);"}});
    QFile page(folder.filePath(QStringLiteral("index.html")));
    QVERIFY(page.open(QIODevice::Append));
    const QByteArray part = "<!--" + QByteArray(limits::mebibyte - 7, 'x') + "-->";
    while (page.size() < pageBytes)
        QVERIFY(page.write(part) == part.size());
    QVERIFY(page.write("<script>console.log('the end')</script>") > 0);
    page.close();

    const OpenResource large(folder.path(), allCapabilities());
    QVERIFY(resetPeak());
    const qint64 before = peakMemory();
    QVERIFY(before > 0);
    QVERIFY2(large.waitForLine("log: the end"), large.console().constData());
    QVERIFY2(large.waitForLine("log: CSS1Compat"), large.console().constData());
    QVERIFY2(peakMemory() - before < pageBytes / 2,
        QByteArray::number(peakMemory() - before).constData());
}

PORTCULLIS_ENGINE_TEST(TestLoads)
#include "tst_loads.moc"
