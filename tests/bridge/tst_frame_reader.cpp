#include "bridge/core/limits.h"
#include "bridge/ws/frame_reader.h"
#include "tests/support/frames.h"

#include <QTest>

using namespace portcullis;
namespace first = test::first;
using test::frame;
using test::frameHeader;

namespace {

constexpr qint64 maxBytes = 100'000;

//! An event in a form that compares and prints: `text abc`, `ping x`, `close 1000 why`, `fault
//! 1002`.
QByteArray describe(const FrameReader::Event& event)
{
    if (const auto* const message = std::get_if<Message>(&event))
        return (message->isBinary ? "binary " : "text ") + message->data;
    if (const auto* const ping = std::get_if<FrameReader::Ping>(&event))
        return "ping " + ping->payload;
    if (const auto* const pong = std::get_if<FrameReader::Pong>(&event))
        return "pong " + pong->payload;
    if (const auto* const close = std::get_if<frames::Close>(&event))
        return "close " + QByteArray::number(close->code) + ' ' + close->reason.toUtf8();
    return "fault " + QByteArray::number(std::get<FrameReader::Fault>(event).code);
}

QByteArrayList drain(FrameReader& reader)
{
    QByteArrayList events;
    while (const auto event = reader.next())
        events << describe(*event);
    return events;
}

//! What comes of \a bytes in two pieces, the first of \a cut bytes.
QByteArrayList readInTwo(const QByteArray& bytes, qsizetype cut)
{
    FrameReader reader(maxBytes);
    reader.feed(bytes.first(cut));
    QByteArrayList events = drain(reader);
    reader.feed(bytes.sliced(cut));
    return events + drain(reader);
}

} // namespace

class TestFrameReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsEveryLength_data();
    void readsEveryLength();
    void readsInAnyPieces_data();
    void readsInAnyPieces();
    void knowsWhetherItIsInsideAFrame();
    void faults_data();
    void faults();
    void faultIsKnownFromTheHeader_data();
    void faultIsKnownFromTheHeader();
    void nothingComesAfterTheEnd_data();
    void nothingComesAfterTheEnd();
    void stopsWhereItIsAskedTo();
    void limitHoldsForWholeMessages();
};

void TestFrameReader::readsEveryLength_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 127, 0x0201, 65'535, 65'536, int(maxBytes)})
        QTest::addRow("%d bytes", size) << size;
}

void TestFrameReader::readsEveryLength()
{
    QFETCH(int, size);
    const QByteArray payload(size, 'x');
    for (const quint8 opcode : {first::text, first::binary}) {
        FrameReader reader(maxBytes);
        reader.feed(frame(opcode, payload));
        QCOMPARE(
            drain(reader), QByteArrayList{(opcode == first::text ? "text " : "binary ") + payload});
        QVERIFY(!reader.isInsideFrame());
    }
}

void TestFrameReader::readsInAnyPieces_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("events");
    QTest::newRow("several frames")
        << frame(first::text, "a") + frame(first::ping, "p") + frame(first::binary, "b")
            + frame(first::pong, {}) + test::closeFrame(1001, "bye")
        << QByteArrayList{"text a", "ping p", "binary b", "pong ", "close 1001 bye"};
    QTest::newRow("fragments with control frames between") << frame(first::textBegin, "ab")
            + frame(first::ping, "1") + frame(first::middle, {}) + frame(first::pong, "2")
            + frame(first::end, "c") << QByteArrayList{"ping 1", "pong 2", "text abc"};
    QTest::newRow("fragments that meet within a character") << frame(first::textBegin, "caf\xC3")
            + frame(first::end, "\xA9") << QByteArrayList{"text café"};
    QTest::newRow("binary fragments of any bytes") << frame(0x02, "\xFF\xC3")
            + frame(first::end, "\x28") << QByteArrayList{"binary \xFF\xC3("};
    QTest::newRow("long frames") << frame(first::text, QByteArray(300, 'x'))
            + frame(first::text, "end")
                                 << QByteArrayList{"text " + QByteArray(300, 'x'), "text end"};
    QTest::newRow("close frame without a code")
        << frame(first::close, {}) << QByteArrayList{"close 1005 "};
    QTest::newRow("byte order mark")
        << frame(first::text, "\xEF\xBB\xBFx") << QByteArrayList{"text \xEF\xBB\xBFx"};
}

void TestFrameReader::readsInAnyPieces()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, events);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QCOMPARE(readInTwo(bytes, cut), events);
    FrameReader slow(maxBytes);
    QByteArrayList slowEvents;
    for (const char byte : bytes) {
        slow.feed(QByteArray(1, byte));
        slowEvents << drain(slow);
    }
    QCOMPARE(slowEvents, events);
}

void TestFrameReader::knowsWhetherItIsInsideAFrame()
{
    const QByteArray bytes = frame(first::text, QByteArray(200, 'x'));
    FrameReader reader(maxBytes);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QCOMPARE(reader.isInsideFrame(), i > 0);
        reader.feed(bytes.mid(i, 1));
        drain(reader);
    }
    QVERIFY(!reader.isInsideFrame());
    reader.feed(frame(first::textBegin, "more to come"));
    drain(reader);
    QVERIFY(!reader.isInsideFrame()); // though inside a message
}

void TestFrameReader::faults_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const QByteArray large(maxBytes + 1, 'x');
    QTest::newRow("masked") << test::maskedFrame(first::text, "x") << 1002;
    QTest::newRow("masked without payload") << test::maskedFrame(first::pong, {}) << 1002;
    QTest::newRow("reserved bit") << frame(0xC1, "x") << 1002;
    QTest::newRow("unknown opcode") << frame(0x83, "x") << 1002;
    QTest::newRow("fragmented close frame") << frame(0x08, "\x03\xE8") << 1002;
    QTest::newRow("long ping") << frame(first::ping, QByteArray(126, 'x')) << 1002;
    QTest::newRow("continuation of nothing") << frame(first::middle, "x") << 1002;
    QTest::newRow("continuation after the end")
        << frame(first::textBegin, "a") + frame(first::end, "b") + frame(first::end, "c") << 1002;
    QTest::newRow("text within a text")
        << frame(first::textBegin, "a") + frame(first::text, "b") << 1002;
    QTest::newRow("two bytes for 125") << QByteArray("\x82\x7E\x00\x7D", 4) << 1002;
    QTest::newRow("eight bytes for 65 535")
        << QByteArray("\x82\x7F\0\0\0\0\0\0\xFF\xFF", 10) << 1002;
    QTest::newRow("forbidden code") << test::closeFrame(1005) << 1002;
    QTest::newRow("half a code") << frame(first::close, "x") << 1002;
    QTest::newRow("not UTF-8") << frame(first::text, "\xC3\x28") << 1007;
    QTest::newRow("end within a character") << frame(first::text, "caf\xC3") << 1007;
    QTest::newRow("too large") << frame(first::binary, large) << 1009;
    QTest::newRow("too large in fragments")
        << frame(0x02, large.left(maxBytes)) + frame(first::end, "x") << 1009;
}

void TestFrameReader::faults()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    FrameReader reader(maxBytes);
    reader.feed(bytes);
    const QByteArrayList events = drain(reader);
    QCOMPARE(events.back(), "fault " + QByteArray::number(code));
    QVERIFY(reader.isFinished());
}

void TestFrameReader::faultIsKnownFromTheHeader_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("code");
    QTest::newRow("too large") << frameHeader(first::binary, quint64(maxBytes) + 1) << 1009;
    QTest::newRow("as large as can be said") << frameHeader(first::text, (1ULL << 63) - 1) << 1009;
    QTest::newRow("highest bit") << frameHeader(first::text, 1ULL << 63) << 1002;
    QTest::newRow("reserved bit") << QByteArray("\xC1\x7F") << 1002;
    QTest::newRow("mask") << QByteArray("\x81\xFE") << 1002;
}

void TestFrameReader::faultIsKnownFromTheHeader()
{
    QFETCH(QByteArray, header);
    QFETCH(int, code);
    FrameReader reader(maxBytes);
    reader.feed(header);
    QCOMPARE(drain(reader), QByteArrayList{"fault " + QByteArray::number(code)});
}

void TestFrameReader::nothingComesAfterTheEnd_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("close frame") << test::closeFrame(1000);
    QTest::newRow("fault") << frame(0xC1, "x");
}

void TestFrameReader::nothingComesAfterTheEnd()
{
    QFETCH(QByteArray, end);
    FrameReader reader(maxBytes);
    reader.feed(end + frame(first::text, "ghost"));
    QCOMPARE(drain(reader).size(), 1);
    reader.feed(frame(first::text, "ghost"));
    QVERIFY(drain(reader).isEmpty());
    QVERIFY(!reader.isInsideFrame());
}

//! One event at a time, so that whoever takes them can pause between two.
void TestFrameReader::stopsWhereItIsAskedTo()
{
    FrameReader reader(maxBytes);
    reader.feed(frame(first::text, "a") + frame(first::text, "b"));
    QCOMPARE(describe(*reader.next()), QByteArray("text a"));
    reader.feed(frame(first::text, "c"));
    QCOMPARE(drain(reader), (QByteArrayList{"text b", "text c"}));
}

void TestFrameReader::limitHoldsForWholeMessages()
{
    FrameReader reader(4);
    reader.feed(
        frame(first::textBegin, "ab") + frame(first::end, "cd") + frame(first::text, "efgh"));
    QCOMPARE(drain(reader), (QByteArrayList{"text abcd", "text efgh"}));
    reader.feed(frame(first::textBegin, "abc") + frame(first::ping, "does not count")
        + frame(first::end, "de"));
    QCOMPARE(drain(reader), (QByteArrayList{"ping does not count", "fault 1009"}));
}

QTEST_APPLESS_MAIN(TestFrameReader)
#include "tst_frame_reader.moc"
