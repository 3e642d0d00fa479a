#include "tests/soak/ledger/ledger_lines.h"

#include <QTest>

using namespace portcullis::soak;

namespace {

constexpr int resource = 0;
constexpr int server = 1;
constexpr Time endOfDay = 2000;

using Lines = QList<QByteArray>;

//! A short life that is all right: of page 0 with `page `, of server 1 with `server `.
const Lines goodLife{"page begin a 1 sdk 1000", "server open a", "page opened a", "page up a 1",
    "server got a a 1 1", "server sent a 1", "page got a a 1 1", "page large a 2",
    "page refused a 2 limit", "page up a 3", "server got a a 3 1", "server sent a 2",
    "page got a a 2 1", "server closed a 3000", "page closed a 3000 1 "};

//! Of the server and of the grant, before the connection was begun.
void oldOutage(Ledger& ledger)
{
    ledger.serverDown(server, 100);
    ledger.serverUp(server, 200);
    ledger.revoked(resource, 300);
    ledger.granted(resource, 400);
}

void enter(Ledger& ledger, const Lines& lines)
{
    for (const QByteArray& line : lines) {
        if (line.startsWith("page "))
            readPageLine(ledger, resource, line.mid(5), endOfDay);
        else if (line.startsWith("server "))
            readServerLine(ledger, server, line.mid(7));
        else if (line == "document ends")
            ledger.documentEnded(resource);
        else if (line == "kill server")
            ledger.serverDown(server, 1500);
        else if (line == "end of server")
            ledger.serverEnded(server);
        else if (line == "revoke")
            ledger.revoked(resource, 1500);
        else if (line == "an old outage")
            oldOutage(ledger);
        else
            qFatal("what is %s?", line.constData());
    }
    ledger.finish();
}

Lines without(Lines lines, const QByteArray& line)
{
    Q_ASSERT(lines.contains(line));
    lines.removeOne(line);
    return lines;
}

Lines replaced(Lines lines, const QByteArray& line, const Lines& others)
{
    const qsizetype at = lines.indexOf(line);
    Q_ASSERT(at >= 0);
    lines.removeAt(at);
    for (qsizetype i = 0; i < others.size(); ++i)
        lines.insert(at + i, others[i]);
    return lines;
}

//! The same life with another end.
Lines endedBy(const Lines& end)
{
    return goodLife.first(goodLife.size() - 2) + end;
}

} // namespace

//! \brief The judge of the soak: nothing that goes wrong with a message may pass.
class TestLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodLifeAddsUp();
    void readsTheEndsInAnyOrder();
    void faultsExplainWhatIsMissing_data();
    void faultsExplainWhatIsMissing();
    void complains_data();
    void complains();
    void forgetsWhatIsOver();
};

void TestLedger::aGoodLifeAddsUp()
{
    Ledger ledger;
    enter(ledger, goodLife);
    QCOMPARE(ledger.problems(), QStringList());
    QCOMPARE(ledger.toServers().sent, 3);
    QCOMPARE(ledger.toServers().delivered, 2);
    QCOMPARE(ledger.toServers().refused, 1);
    QCOMPARE(ledger.toServers().closed, 0);
    QCOMPARE(ledger.toPages().sent, 2);
    QCOMPARE(ledger.toPages().delivered, 2);
    QCOMPARE(ledger.endings().planned, 1);
}

//! The lines of the page and of the server come through two pipes.
void TestLedger::readsTheEndsInAnyOrder()
{
    Lines page;
    Lines servers;
    for (const QByteArray& line : goodLife)
        (line.startsWith("page ") ? page : servers) << line;
    for (const Lines& lines : {page + servers, servers + page}) {
        Ledger ledger;
        enter(ledger, lines);
        QCOMPARE(ledger.problems(), QStringList());
        QCOMPARE(ledger.toServers().delivered + ledger.toPages().delivered, 4);
    }
}

void TestLedger::faultsExplainWhatIsMissing_data()
{
    QTest::addColumn<Lines>("end");
    QTest::addColumn<qint64>("closedUp");
    QTest::addColumn<qint64>("closedDown");
    const QByteArray lateUp = "page up a 4";
    const QByteArray lateDown = "server sent a 3";
    QTest::newRow("the document ended")
        << Lines{lateUp, lateDown, "document ends", "server closed a 1001"} << qint64(1)
        << qint64(1);
    QTest::newRow("another document began") << Lines{lateUp, lateDown, "page document b",
        "server closed a 1001"} << qint64(1) << qint64(1);
    QTest::newRow("the document ended before a refusal could be told") << Lines{"page large a 4",
        "page up a 5", "server got a a 5 1", "document ends", "server closed a 1001"}
                                                                       << qint64(1) << qint64(0);
    QTest::newRow("the server was killed")
        << Lines{lateUp, lateDown, "kill server", "end of server", "page closed a 1006 0 lost"}
        << qint64(1) << qint64(1);
    QTest::newRow("the grant was revoked")
        << Lines{"revoke", lateUp, "page closed a 1006 0 revoked", "server closed a 1001"}
        << qint64(1) << qint64(0);
    QTest::newRow("the server ended it while the page sent")
        << Lines{lateUp, "page closed a 4000 1 ", "server closed a 4000"} << qint64(1) << qint64(0);
}

void TestLedger::faultsExplainWhatIsMissing()
{
    QFETCH(const Lines, end);
    Ledger ledger;
    enter(ledger, endedBy(end));
    QCOMPARE(ledger.problems(), QStringList());
    QTEST(ledger.toServers().closed, "closedUp");
    QTEST(ledger.toPages().closed, "closedDown");
    QCOMPARE(ledger.toServers().lost + ledger.toPages().lost, 0);
}

void TestLedger::complains_data()
{
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<QString>("about");
    const auto add = [](const char* name, const Lines& lines, const char* about) {
        QTest::newRow(name) << lines << QString::fromLatin1(about);
    };
    add("lost on the way to the server", without(goodLife, "server got a a 3 1"),
        "message 3 was lost");
    add("lost on the way to the page", without(goodLife, "page got a a 2 1"), "message 2 was lost");
    add("lost although later ones came, and a fault followed",
        without(endedBy({"document ends", "server closed a 1001"}), "page got a a 1 1"),
        "message 1 was lost");
    add("the server's last message is lost before its close frame",
        endedBy({"server sent a 3", "server closed a 4000", "page closed a 4000 1 "}),
        "message 3 was lost");
    add("twice at the page",
        replaced(goodLife, "page got a a 2 1", {"page got a a 2 1", "page got a a 2 1"}),
        "arrived twice");
    add("twice at the server",
        replaced(goodLife, "server got a a 3 1", {"server got a a 3 1", "server got a a 3 1"}),
        "arrived twice");
    add("in another order",
        replaced(without(goodLife, "page got a a 1 1"), "page got a a 2 1",
            {"page got a a 2 1", "page got a a 1 1"}),
        "arrived after a later one");
    add("refused and delivered",
        replaced(goodLife, "server got a a 3 1", {"server got a a 2 1", "server got a a 3 1"}),
        "was refused and delivered");
    add("too large and delivered",
        replaced(without(goodLife, "page refused a 2 limit"), "server got a a 3 1",
            {"server got a a 2 1", "server got a a 3 1"}),
        "was too large and was delivered");
    add("a refusal is not told", without(goodLife, "page refused a 2 limit"), "message 2 was lost");
    add("a refusal is not told, and a later one is",
        without(endedBy({"page large a 4", "page refused a 4 limit", "document ends",
                    "server closed a 1001"}),
            "page refused a 2 limit"),
        "message 2 was lost");
    add("never sent", without(goodLife, "page up a 3"), "never sent");
    add("of another connection", replaced(goodLife, "page got a a 2 1", {"page got a b 2 1"}),
        "got a message of b");
    add("changed on its way", replaced(goodLife, "server got a a 3 1", {"server got a a 3 0"}),
        "changed");
    add("before the connection is open", without(goodLife, "page opened a"), "before it was open");
    add("after the connection has closed", goodLife + Lines{"page got a a 3 1"},
        "an event before its beginning");
    add("to a page that is gone",
        endedBy({"document ends", "page got a a 3 1", "server closed a 1001"}),
        "an event after its end");
    add("to another document",
        endedBy({"page document b", "page got a a 3 1", "server closed a 1001"}),
        "an event after its end");
    add("left open in the page", without(goodLife, "page closed a 3000 1 "),
        "left open in the page");
    add("left open at the server", without(goodLife, "server closed a 3000"),
        "left open at the server");
    add("left open at the server by a document that is gone", endedBy({"document ends"}),
        "left open at the server");
    add("closed for no reason", endedBy({"server closed a 1006", "page closed a 1006 0 lost"}),
        "without a cause");
    add("closed for no reason, long after a fault",
        Lines{"an old outage"} + endedBy({"server closed a 1006", "page closed a 1006 0 lost"}),
        "without a cause");
    add("of no page", {"server open a", "server closed a 1006"}, "no page has begun it");
    add("of no server", {"page begin a 1 sdk 1000", "page opened a", "page closed a 3000 1 "},
        "no server knows of it");
    add("nonsense of a page", {"page hello"}, "wrote: hello");
    add("nonsense of a server", {"server hello"}, "wrote: hello");
}

void TestLedger::complains()
{
    QFETCH(const Lines, lines);
    QFETCH(const QString, about);
    Ledger ledger;
    enter(ledger, lines);
    QVERIFY(ledger.problemCount() > 0);
    QVERIFY2(
        ledger.problems().join(u'\n').contains(about), qPrintable(ledger.problems().join(u'\n')));
}

void TestLedger::forgetsWhatIsOver()
{
    Ledger ledger;
    enter(ledger, goodLife);
    QCOMPARE(ledger.unsettledConnections(), 0);
    QCOMPARE(ledger.openConnections(), 0);
    for (int i = 0; i < 1000; ++i)
        ledger.complain(QStringLiteral("again"));
    QCOMPARE(ledger.problemCount(), 1000);
    QCOMPARE(ledger.problems().size(), 100);
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
