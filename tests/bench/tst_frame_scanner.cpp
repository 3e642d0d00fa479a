#include "tests/bench/server/frame_scanner.h"

#include "tests/bench/server/payload.h"

#include <QTest>

#include <vector>

using namespace portcullis::bench;

namespace {

struct Scan {
    bool isAccepted = true;
    std::vector<Message> messages;
};

//! Feeds \a bytes in pieces of \a step.
Scan scan(std::string_view bytes, std::size_t step, std::size_t kept)
{
    Scan result;
    FrameScanner scanner([&result](const Message& message) { result.messages.push_back(message); });
    scanner.setKept(kept);
    for (; !bytes.empty() && result.isAccepted; bytes.remove_prefix(std::min(step, bytes.size())))
        result.isAccepted = scanner.feed(bytes.substr(0, step));
    return result;
}

} // namespace

//! \brief What the load server counts and compares.
class TestFrameScanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsMessages_data();
    void findsMessages();
    void joinsFragments();
    void keepsNoMoreThanAsked();
    void refusesUnmasked();
};

void TestFrameScanner::findsMessages_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("step");
    for (const int bytes : {0, 1, 125, 126, 65'535, 65'536, 100'000}) {
        for (const int step : {1, 7, 1'000'000})
            QTest::addRow("%d bytes in steps of %d", bytes, step) << bytes << step;
    }
}

void TestFrameScanner::findsMessages()
{
    QFETCH(const int, bytes);
    QFETCH(const int, step);
    const std::string sent = payload(Kind::Binary, 5, std::size_t(bytes));
    const Scan found = scan(clientFrame(Opcode::Binary, sent) + clientFrame(Opcode::Text, "end"),
        std::size_t(step), 200'000);
    QVERIFY(found.isAccepted);
    QCOMPARE(found.messages.size(), 2U);
    QCOMPARE(found.messages[0].opcode, Opcode::Binary);
    QCOMPARE(found.messages[0].bytes, std::uint64_t(bytes));
    QCOMPARE(found.messages[0].payload, sent);
    QCOMPARE(found.messages[1].payload, std::string("end"));
}

void TestFrameScanner::joinsFragments()
{
    std::string first = clientFrame(Opcode::Text, "some");
    first[0] = char(Opcode::Text); // not the last
    const std::string between = clientFrame(Opcode::Ping, "ping");
    const std::string rest = clientFrame(Opcode::Continuation, "thing");
    const Scan found = scan(first + between + rest, 3, 100);
    QCOMPARE(found.messages.size(), 2U);
    QCOMPARE(found.messages[0].payload, std::string("ping"));
    QCOMPARE(found.messages[1].opcode, Opcode::Text);
    QCOMPARE(found.messages[1].bytes, 9U);
    QCOMPARE(found.messages[1].payload, std::string("something"));
}

void TestFrameScanner::keepsNoMoreThanAsked()
{
    const Scan found = scan(clientFrame(Opcode::Text, "something"), 2, 4);
    QCOMPARE(found.messages.size(), 1U);
    QCOMPARE(found.messages[0].bytes, 9U);
    QCOMPARE(found.messages[0].payload, std::string("some"));
}

void TestFrameScanner::refusesUnmasked()
{
    QVERIFY(!scan(serverFrame(Opcode::Text, "something"), 100, 4).isAccepted);
}

QTEST_GUILESS_MAIN(TestFrameScanner)
#include "tst_frame_scanner.moc"
