#include "bridge/core/limits.h"
#include "bridge/session/outbox.h"
#include "tests/support/recording_transport.h"

#include <QSignalSpy>
#include <QTest>

using namespace portcullis;
using test::RecordingTransport;

namespace {

Json messageOf(qsizetype bytes)
{
    return std::string(size_t(bytes) - 2, 'x'); // two more for its quotes
}

void runEvents()
{
    QCoreApplication::processEvents();
}

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void oneTurnLeavesAsOnePacket();
    void batchesOnlyOnDemand();
    void singleMessageIsNoBatch();
    void waitsForAcknowledgement();
    void largeMessageTravelsAlone();
    void saysWhenItIsFull();
    void boundOfOneByteIsLeftAgain();
    void saysWhenItIsIdle();
    void endsWhenAnswersAreNotRead();
    void strayAcknowledgementsAreHarmless();
    void newWayGetsWhatWasUnderWay();
    void newWayLeavesOutWhatWasHandled();
    void newWayKeepsTheAccounts();
    void newWayIsNoOverflow();
    void newWayOfNothingIsHarmless();
    void saysWhenNothingComesThrough();
    void progressIsNotStuck();
    void gathersWhatManyConnectionsGet_data();
    void gathersWhatManyConnectionsGet();
};

void TestOutbox::oneTurnLeavesAsOnePacket()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    outbox.push(1);
    outbox.push(2);
    QVERIFY(transport.packets.empty());
    runEvents();
    QCOMPARE(transport.packets.size(), size_t(1));
    QCOMPARE(transport.packets.front(), QByteArray("[1,2]"));
    outbox.push(3);
    runEvents();
    QCOMPARE(transport.packets.back(), QByteArray("[3]"));
}

void TestOutbox::batchesOnlyOnDemand()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    outbox.setBatching(true);
    outbox.push(1);
    outbox.push(2);
    runEvents();
    QCOMPARE(transport.packets.front(), QByteArray("[{\"messages\":[1,2],\"type\":\"rp:batch\"}]"));
}

void TestOutbox::singleMessageIsNoBatch()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    outbox.setBatching(true);
    outbox.push(1);
    runEvents();
    QCOMPARE(transport.packets.front(), QByteArray("[1]"));
}

void TestOutbox::waitsForAcknowledgement()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    const int messages = 400;
    const auto underWay = size_t(limits::maxUnacknowledgedBytes / limits::maxLargePacketBytes);
    for (int i = 0; i < messages; ++i)
        outbox.pushEvent(messageOf(limits::maxPacketBytes / 2));
    runEvents();
    QCOMPARE(transport.packets.size(), underWay);
    outbox.acknowledge(1);
    runEvents();
    QCOMPARE(transport.packets.size(), underWay + 1);
    for (int i = 0; i < messages; ++i)
        outbox.acknowledge(1);
    runEvents();
    for (int i = 0; i < messages; ++i) {
        outbox.acknowledge(1);
        runEvents();
    }
    QCOMPARE(transport.messages.size(), size_t(messages));
}

void TestOutbox::largeMessageTravelsAlone()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    outbox.push(1);
    outbox.push(messageOf(limits::maxUnacknowledgedBytes * 2));
    outbox.push(2);
    runEvents();
    QCOMPARE(transport.packets.size(), size_t(2));
    QCOMPARE(transport.messages.size(), size_t(2));
    outbox.acknowledge(1);
    outbox.acknowledge(1);
    runEvents();
    QCOMPARE(transport.messages.size(), size_t(3));
}

void TestOutbox::saysWhenItIsFull()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    const QSignalSpy full(&outbox, &Outbox::fullChanged);
    const QSignalSpy near(&outbox, &Outbox::nearFull);
    const Json tenth = messageOf(limits::mebibyte / 10);
    outbox.push(messageOf(2 * limits::mebibyte)); // an answer does not count
    for (int i = 0; i < 7; ++i)
        outbox.pushEvent(tenth);
    QCOMPARE(near.count(), 0);
    outbox.pushEvent(tenth);
    outbox.pushEvent(tenth);
    QCOMPARE(near.count(), 1);
    outbox.pushEvent(tenth);
    QCOMPARE(full.count(), 0);
    outbox.pushEvent(tenth);
    outbox.pushEvent(tenth);
    QCOMPARE(full.count(), 1);
    QCOMPARE(full.at(0).at(0).toBool(), true);
    runEvents();
    QCOMPARE(full.count(), 2);
    QCOMPARE(full.at(1).at(0).toBool(), false);
    QCOMPARE(near.count(), 1);
}

void TestOutbox::boundOfOneByteIsLeftAgain()
{
    RecordingTransport transport;
    Outbox outbox(transport, 1);
    const QSignalSpy full(&outbox, &Outbox::fullChanged);
    outbox.pushEvent(1);
    runEvents();
    QCOMPARE(full.count(), 2);
    QCOMPARE(full.at(1).at(0).toBool(), false);
}

void TestOutbox::saysWhenItIsIdle()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    const QSignalSpy idle(&outbox, &Outbox::idle);
    QVERIFY(!outbox.isBusy());
    outbox.push(1);
    runEvents();
    QVERIFY(outbox.isBusy());
    outbox.push(2);
    outbox.acknowledge(1);
    QCOMPARE(idle.count(), 0);
    runEvents();
    outbox.acknowledge(1);
    QCOMPARE(idle.count(), 1);
    QVERIFY(!outbox.isBusy());
}

void TestOutbox::endsWhenAnswersAreNotRead()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    const QSignalSpy overflowed(&outbox, &Outbox::overflowed);
    const Json message = messageOf(limits::mebibyte);
    outbox.pushEvent(message); // what a server sends does not count
    for (qsizetype i = 0; i < limits::maxWaitingAnswerBytes / limits::mebibyte; ++i)
        outbox.push(message);
    QCOMPARE(overflowed.count(), 0);
    outbox.push(1);
    outbox.push(1);
    QCOMPARE(overflowed.count(), 1);
}

void TestOutbox::strayAcknowledgementsAreHarmless()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    outbox.acknowledge(1);
    outbox.push(1);
    runEvents();
    outbox.acknowledge(1);
    outbox.acknowledge(1);
    outbox.push(2);
    runEvents();
    QCOMPARE(transport.messages.size(), size_t(2));
}

void TestOutbox::newWayGetsWhatWasUnderWay()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    outbox.push(1);
    runEvents();
    outbox.push(2);
    outbox.pushEvent(3);
    runEvents();
    outbox.acknowledge(1);
    outbox.push(4);
    outbox.restart(0);
    QCOMPARE(transport.restarts, std::vector<size_t>{2});
    QCOMPARE(transport.packets.size(), size_t(3));
    QCOMPARE(transport.packets.back(), QByteArray("[2,3,4]"));
    outbox.acknowledge(1);
    runEvents();
    QVERIFY(!outbox.isBusy());
    QCOMPARE(transport.packets.size(), size_t(3));
}

void TestOutbox::newWayLeavesOutWhatWasHandled()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    for (int i = 0; i < 3; ++i)
        outbox.push(i);
    runEvents();
    outbox.push(3);
    runEvents();
    outbox.restart(2);
    QCOMPARE(transport.packets.back(), QByteArray("[2,3]"));
    outbox.setBatching(true);
    outbox.restart(0);
    QCOMPARE(transport.packets.back(), QByteArray("[{\"messages\":[2,3],\"type\":\"rp:batch\"}]"));
    outbox.restart(99);
    QCOMPARE(transport.packets.size(), size_t(4));
    QVERIFY(!outbox.isBusy());
}

void TestOutbox::newWayKeepsTheAccounts()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::maxUnacknowledgedBytes);
    const QSignalSpy full(&outbox, &Outbox::fullChanged);
    const Json message = messageOf(limits::maxPacketBytes);
    for (qsizetype i = 0; i < limits::maxUnacknowledgedBytes / limits::maxPacketBytes; ++i) {
        outbox.pushEvent(message);
        runEvents();
    }
    outbox.pushEvent(message);
    const qint64 pending = outbox.pendingBytes();
    const size_t packets = transport.packets.size();
    outbox.restart(0);
    QCOMPARE(outbox.pendingBytes(), pending);
    QVERIFY(transport.packets.size() < 2 * packets); // they are larger now
    QCOMPARE(full.count(), 2); // it was, and is not any more
    while (outbox.isBusy()) {
        outbox.acknowledge(1);
        runEvents();
    }
    QCOMPARE(outbox.pendingBytes(), 0);
    QCOMPARE(full.count(), 2);
}

void TestOutbox::newWayIsNoOverflow()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    const QSignalSpy overflowed(&outbox, &Outbox::overflowed);
    const Json message = messageOf(limits::mebibyte);
    for (qsizetype bytes = 0; bytes < limits::maxUnacknowledgedBytes; bytes += limits::mebibyte)
        outbox.push(message);
    runEvents();
    for (qsizetype bytes = 0; bytes < limits::maxWaitingAnswerBytes; bytes += limits::mebibyte)
        outbox.push(message);
    outbox.restart(0);
    outbox.push(1);
    QCOMPARE(overflowed.count(), 0);
    outbox.push(1);
    QCOMPARE(overflowed.count(), 1);
}

void TestOutbox::newWayOfNothingIsHarmless()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    const QSignalSpy stuck(&outbox, &Outbox::stuck);
    for (int i = 0; i < 2 * limits::maxVainStreams; ++i)
        outbox.restart(0);
    QCOMPARE(transport.restarts.size(), size_t(2 * limits::maxVainStreams));
    QCOMPARE(stuck.count(), 0);
    outbox.push(1);
    runEvents();
    QCOMPARE(transport.packets.back(), QByteArray("[1]"));
}

//! What needs no body then leaves without what does.
void TestOutbox::saysWhenNothingComesThrough()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    const QSignalSpy stuck(&outbox, &Outbox::stuck);
    connect(&outbox, &Outbox::stuck, &outbox, [&] { outbox.pushEvent("the end"); });
    outbox.pushData({QStringLiteral("c"), {true, QByteArray(limits::mebibyte, 'x')}, 0});
    outbox.push("the answer");
    runEvents();
    for (int i = 0; i < limits::maxVainStreams; ++i)
        outbox.restart(0);
    QCOMPARE(stuck.count(), 0);
    outbox.restart(0);
    QCOMPARE(stuck.count(), 1);
    QCOMPARE(transport.packets.back(), QByteArray("[\"the answer\",\"the end\"]"));
    outbox.acknowledge(1);
    QVERIFY(!outbox.isBusy());
    QCOMPARE(outbox.pendingBytes(), 0);
}

void TestOutbox::progressIsNotStuck()
{
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    const QSignalSpy stuck(&outbox, &Outbox::stuck);
    for (int i = 0; i < 3 * limits::maxVainStreams; ++i) {
        outbox.push(i);
        outbox.push(i);
        runEvents();
        outbox.restart(i % 3);
        if (i % 5 == 0)
            outbox.acknowledge(1);
    }
    QCOMPARE(stuck.count(), 0);
}

void TestOutbox::gathersWhatManyConnectionsGet_data()
{
    QTest::addColumn<int>("connections");
    QTest::addColumn<bool>("isGathered");
    QTest::newRow("one") << 1 << false;
    QTest::newRow("one less than many") << int(limits::manySources) - 1 << false;
    QTest::newRow("many") << int(limits::manySources) << true;
    QTest::newRow("more") << int(limits::manySources) + 20 << true;
}

//! What is gathered waits for a timer, all else for nothing but the end of the turn.
void TestOutbox::gathersWhatManyConnectionsGet()
{
    QFETCH(int, connections);
    QFETCH(bool, isGathered);
    RecordingTransport transport;
    Outbox outbox(transport, limits::mebibyte);
    for (int i = 0; i < 3 * connections; ++i)
        outbox.pushData({QString::number(i % connections), {false, "x"}, 0});
    QCoreApplication::sendPostedEvents();
    QCOMPARE(transport.packets.size(), size_t(1));
    outbox.pushData({QStringLiteral("0"), {false, "y"}, 0});
    QCoreApplication::sendPostedEvents();
    QCOMPARE(transport.packets.size(), size_t(isGathered ? 1 : 2));
    QTRY_COMPARE(transport.packets.size(), size_t(2));
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
