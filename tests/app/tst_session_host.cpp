#include "app/engine/session_host.h"
#include "tests/support/raw_server.h"
#include "tests/support/wait_for.h"

#include <QSignalSpy>
#include <QTest>

using namespace portcullis;
using test::RawServer;
using test::waitFor;

namespace {

//! Asks \a number times for a method that there is not, in one packet.
FrameLine questions(int number, const QByteArray& method = "x")
{
    const QByteArray json = R"({"type":"rp:request","id":"1","method":")" + method + R"("})";
    const QString entry = QStringLiteral("j%1").arg(json.size());
    const QStringList head(number, entry);
    return {head.join(u';') + u'|' + QString::fromUtf8(json.repeated(number)), 0};
}

//! A host of its own, and how many answers it has written.
struct Hosted {
    explicit Hosted(qint64 maxRequestsPerSecond) : host(program, maxRequestsPerSecond)
    {
        QObject::connect(&host, &SessionHost::written, &host,
            [this](int document, const PacketWriter::Written& packet) {
                events += packet.event;
                answers += int(packet.event.count("rp:response"));
                lastDocument = document;
            });
    }

    Caller caller() const { return {{}, {allCapabilities(), HostPolicy::unrestricted()}, {}, {}}; }

    ProgramConnections program;
    SessionHost host;
    QByteArray events;
    int answers = 0;
    int lastDocument = 0;
};

} // namespace

class TestSessionHost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsWhatIsPosted();
    void readsInOrder();
    void fastQuestionsWait();
    void boundsWhatWaits();
    void aSlowResourceHasNoBound();
    void formerDocumentIsNotRead();
    void nextDocumentWaitsForItsStart();
    void stoppingReadsTheRest();
    void reportsOnlyWhileWatched();
    void watchesTheNextDocument();
    void tellsContactsAtTheEnd();
};

void TestSessionHost::readsWhatIsPosted()
{
    Hosted hosted(1000);
    hosted.host.start(1, hosted.caller());
    QVERIFY(hosted.host.post(1, questions(3)));
    const QString json = QStringLiteral(R"({"type":"rp:request","id":"2","method":"x"})");
    QVERIFY(hosted.host.post(1, {json, std::nullopt}));
    QVERIFY(waitFor([&] { return hosted.answers == 4; }));
}

void TestSessionHost::readsInOrder()
{
    Hosted hosted(100'000);
    hosted.host.start(1, hosted.caller());
    for (int i = 0; i < 1000; ++i) {
        const QString json
            = QStringLiteral(R"({"type":"rp:request","method":"x","id":"question %1"})").arg(i);
        QVERIFY(hosted.host.post(1, {json, std::nullopt}));
    }
    QVERIFY(waitFor([&] { return hosted.answers == 1000; }));
    qsizetype at = 0;
    for (int i = 0; i < 1000; ++i) {
        at = hosted.events.indexOf("question " + QByteArray::number(i) + '"', at);
        QVERIFY(at >= 0);
    }
}

void TestSessionHost::fastQuestionsWait()
{
    Hosted hosted(10); // and 20 at once
    hosted.host.start(1, hosted.caller());
    QVERIFY(hosted.host.post(1, questions(21)));
    QVERIFY(hosted.host.post(1, questions(1)));
    QVERIFY(waitFor([&] { return hosted.answers == 21; }));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(waitFor([&] { return hosted.answers == 22; }));
    qInfo("the one too many waited for %lld ms", clock.elapsed());
    Hosted slow(1);
    slow.host.start(1, slow.caller());
    QVERIFY(slow.host.post(1, questions(1000)));
    QVERIFY(slow.host.post(1, questions(1)));
    QVERIFY(waitFor([&] { return slow.answers == 1000; }));
    waitFor([] { return false; }, std::chrono::milliseconds(200));
    QCOMPARE(slow.answers, 1000); // the next one is due in a quarter of an hour
}

void TestSessionHost::boundsWhatWaits()
{
    Hosted hosted(1);
    hosted.host.start(1, hosted.caller());
    QVERIFY(hosted.host.post(1, questions(1000)));
    QVERIFY(waitFor([&] { return hosted.answers == 1000; }));
    const FrameLine large{QString(limits::mebibyte, u'x'), 0};
    int taken = 0;
    while (taken < 100 && hosted.host.post(1, large))
        ++taken;
    // Each has two bytes in a unit, and the one that passes the bound is taken yet.
    QCOMPARE(taken, limits::maxWaitingRequestBytes / (2 * limits::mebibyte));
}

void TestSessionHost::aSlowResourceHasNoBound()
{
    Hosted hosted(1000);
    hosted.host.start(1, hosted.caller());
    const FrameLine large{QString(limits::mebibyte, u'x'), 0};
    for (int i = 0; i < 20; ++i)
        QVERIFY(hosted.host.post(1, large));
}

void TestSessionHost::formerDocumentIsNotRead()
{
    Hosted hosted(1000);
    hosted.host.start(2, hosted.caller());
    QVERIFY(hosted.host.post(1, questions(5)));
    QVERIFY(hosted.host.post(2, questions(1)));
    QVERIFY(waitFor([&] { return hosted.answers > 0; }));
    QCOMPARE(hosted.answers, 1);
    QCOMPARE(hosted.lastDocument, 2);
}

void TestSessionHost::nextDocumentWaitsForItsStart()
{
    Hosted hosted(1000);
    hosted.host.start(1, hosted.caller());
    QVERIFY(hosted.host.post(2, questions(1)));
    waitFor([] { return false; }, std::chrono::milliseconds(100));
    QCOMPARE(hosted.answers, 0);
    hosted.host.start(2, hosted.caller());
    QVERIFY(waitFor([&] { return hosted.answers == 1; }));
    QCOMPARE(hosted.lastDocument, 2);
}

//! What was sent right before the end still goes out.
void TestSessionHost::stoppingReadsTheRest()
{
    RawServer server;
    Hosted hosted(1000);
    hosted.host.start(1, hosted.caller());
    const QString connect = QStringLiteral(R"({"type":"rp:request","method":"ws.connect",)"
                                           R"("params":{"connectionId":"c","url":"%1"}})");
    QVERIFY(hosted.host.post(1, {connect.arg(server.address()), std::nullopt}));
    QVERIFY(server.acceptHandshake());
    QVERIFY(waitFor([&] { return hosted.events.contains("\"open\""); }));
    QVERIFY(hosted.host.post(1, {QStringLiteral("s1;t5|chello"), 0}));
    hosted.host.stop();
    // Frames of a header, a mask, and the text or the code 1001.
    QTRY_COMPARE(server.received().size(), (2 + 4 + 5) + (2 + 4 + 2));
}

void TestSessionHost::reportsOnlyWhileWatched()
{
    Hosted hosted(1000);
    QSignalSpy reports(&hosted.host, &SessionHost::reported);
    hosted.host.start(1, hosted.caller());
    QTest::qWait(int(limits::monitorInterval.count()) * 2);
    QCOMPARE(reports.size(), 0);
    hosted.host.setMonitoring({true, {}});
    QVERIFY(waitFor([&] { return reports.size() >= 2; }));
    hosted.host.setMonitoring({});
    const auto told = reports.size();
    QTest::qWait(int(limits::monitorInterval.count()) * 2);
    QCOMPARE(reports.size(), told);
}

void TestSessionHost::watchesTheNextDocument()
{
    Hosted hosted(1000);
    QSignalSpy reports(&hosted.host, &SessionHost::reported);
    hosted.host.setMonitoring({true, QStringLiteral("a")});
    QCOMPARE(reports.takeFirst().at(0).value<MonitorReport>().tapped, QString());
    hosted.host.start(1, hosted.caller());
    hosted.host.start(2, hosted.caller());
    QVERIFY(waitFor([&] { return !reports.isEmpty(); }));
    QCOMPARE(reports.last().at(0).value<MonitorReport>().tapped, QStringLiteral("a"));
}

void TestSessionHost::tellsContactsAtTheEnd()
{
    auto hosted = std::make_unique<Hosted>(1000);
    QSignalSpy told(&hosted->host, &SessionHost::contacted);
    Caller caller = hosted->caller();
    caller.permissions.granted = {};
    hosted->host.start(1, caller);
    const Json connect{{"type", "rp:request"}, {"method", "ws.connect"},
        {"params", {{"url", "wss://a.example/"}}}};
    QVERIFY(hosted->host.post(1, {QString::fromUtf8(toText(connect)), std::nullopt}));
    hosted->host.readRest();
    QCOMPARE(told.size(), 0);
    hosted.reset();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().at(0).value<Contacts>().list.size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestSessionHost)
#include "tst_session_host.moc"
