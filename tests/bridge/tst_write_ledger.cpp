#include "bridge/ws/write_ledger.h"

#include <QTest>

using namespace portcullis;

namespace {

constexpr qint64 header = 6;
//! More than what small messages share.
constexpr qint64 large = 10'000;

void addMessages(WriteLedger& ledger, int count, qint64 data)
{
    for (int i = 0; i < count; ++i)
        ledger.add(data, data + header);
}

} // namespace

class TestWriteLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void isEmptyAtFirst();
    void addsUp();
    void settlesWhatIsNoLongerPending_data();
    void settlesWhatIsNoLongerPending();
    void settlesEachMessageOnce();
    void pongsHoldNothingBackInTheEnd();
    void emptyMessagesCount();
    void neverSaysThatPendingDataWasWritten();
    void smallMessagesAreFoundWithinAPage();
};

void TestWriteLedger::isEmptyAtFirst()
{
    WriteLedger ledger;
    QCOMPARE(ledger.settle(0), 0);
    QCOMPARE(ledger.settle(100), 0); // the handshake or a pong
    QCOMPARE(ledger.data(), 0);
    QCOMPARE(ledger.wireBytes(), 0);
    QCOMPARE(ledger.messages(), 0);
}

void TestWriteLedger::addsUp()
{
    WriteLedger ledger;
    ledger.add(large, large + header);
    ledger.add(5, 5 + header);
    ledger.add(0, header);
    QCOMPARE(ledger.data(), large + 5);
    QCOMPARE(ledger.wireBytes(), large + 5 + 3 * header);
    QCOMPARE(ledger.messages(), 3);
}

void TestWriteLedger::settlesWhatIsNoLongerPending_data()
{
    QTest::addColumn<qint64>("pending");
    QTest::addColumn<qint64>("messagesLeft");
    const qint64 wire = large + header;
    const auto row = [](const char* sentence, qint64 pending, qint64 messagesLeft) {
        QTest::newRow(sentence) << pending << messagesLeft;
    };
    row("nothing is written", 3 * wire, 3);
    row("more is pending than was added", 3 * wire + 500, 3);
    row("one byte is written", 3 * wire - 1, 3);
    row("all but one byte of the first is written", 2 * wire + 1, 3);
    row("the first is written", 2 * wire, 2);
    row("the first and a byte are written", 2 * wire - 1, 2);
    row("two are written", wire, 1);
    row("one byte is left", 1, 1);
    row("all is written", 0, 0);
}

void TestWriteLedger::settlesWhatIsNoLongerPending()
{
    QFETCH(qint64, pending);
    QFETCH(qint64, messagesLeft);
    WriteLedger ledger;
    addMessages(ledger, 3, large);
    QCOMPARE(ledger.settle(pending), (3 - messagesLeft) * large);
    QCOMPARE(ledger.messages(), messagesLeft);
    QCOMPARE(ledger.data(), messagesLeft * large);
    QCOMPARE(ledger.wireBytes(), messagesLeft * (large + header));
}

void TestWriteLedger::settlesEachMessageOnce()
{
    WriteLedger ledger;
    ledger.add(large, large + header);
    ledger.add(2 * large, 2 * large + header);
    QCOMPARE(ledger.settle(2 * large + header), large);
    QCOMPARE(ledger.settle(2 * large + header), 0);
    QCOMPARE(ledger.settle(100), 0);
    QCOMPARE(ledger.settle(0), 2 * large);
    QCOMPARE(ledger.settle(0), 0);
    ledger.add(3 * large, 3 * large + header);
    QCOMPARE(ledger.settle(0), 3 * large);
}

//! What the host answers to pings is pending too, and unknown to the ledger.
void TestWriteLedger::pongsHoldNothingBackInTheEnd()
{
    const qint64 pong = 125 + header;
    WriteLedger ledger;
    ledger.add(large, large + header);
    QCOMPARE(ledger.settle(large + header + pong), 0);
    ledger.add(large, large + header);
    QCOMPARE(ledger.settle(pong + large + header), 0); // the pong may be after the second
    QCOMPARE(ledger.settle(large + header), large);
    QCOMPARE(ledger.settle(0), large);
    QCOMPARE(ledger.messages(), 0);
}

void TestWriteLedger::emptyMessagesCount()
{
    WriteLedger ledger;
    addMessages(ledger, 5000, 0);
    QCOMPARE(ledger.data(), 0);
    QCOMPARE(ledger.messages(), 5000);
    QCOMPARE(ledger.wireBytes(), 5000 * header);
    QCOMPARE(ledger.settle(1), 0);
    QVERIFY(ledger.messages() >= 1);
    QCOMPARE(ledger.settle(0), 0);
    QCOMPARE(ledger.messages(), 0);
    QCOMPARE(ledger.wireBytes(), 0);
}

//! Also while messages come and go in turns, and where the network takes odd pieces.
void TestWriteLedger::neverSaysThatPendingDataWasWritten()
{
    WriteLedger ledger;
    qint64 added = 0;
    qint64 reported = 0;
    qint64 pending = 0;
    const auto settle = [&](qint64 taken) {
        pending -= qMin(pending, taken);
        reported += ledger.settle(pending);
    };
    for (qint64 i = 0; i < 3000; ++i) {
        const qint64 data = i * 37 % 501 * (i % 50 == 0 ? 40 : 1);
        ledger.add(data, data + header);
        added += data;
        pending += data + header;
        settle(i * 89 % 700);
        QVERIFY(ledger.wireBytes() >= pending);
        QCOMPARE(ledger.data(), added - reported);
        QVERIFY(ledger.data() >= pending - ledger.messages() * header);
    }
    settle(pending);
    QCOMPARE(reported, added);
    QCOMPARE(ledger.data(), 0);
    QCOMPARE(ledger.messages(), 0);
    QCOMPARE(ledger.wireBytes(), 0);
}

//! They share an entry, which must not hold back more than a few kibibytes.
void TestWriteLedger::smallMessagesAreFoundWithinAPage()
{
    constexpr qint64 page = 4096;
    WriteLedger ledger;
    addMessages(ledger, 100'000, 10);
    const qint64 all = ledger.wireBytes();
    for (qint64 pending = all; pending >= 0; pending -= 777) {
        ledger.settle(pending);
        QVERIFY(ledger.wireBytes() >= pending);
        QVERIFY(ledger.wireBytes() - pending <= page);
        QCOMPARE(ledger.data(), ledger.messages() * 10);
    }
    ledger.settle(0);
    QCOMPARE(ledger.data(), 0);
}

QTEST_APPLESS_MAIN(TestWriteLedger)
#include "tst_write_ledger.moc"
