#include "bridge/core/json.h"
#include "bridge/core/limits.h"
#include "bridge/protocol/packet_writer.h"
#include "tests/support/packet_event.h"

#include <QTest>

using namespace portcullis;
using Read = test::PacketEvent;

namespace {

DataEvent textOf(const QByteArray& text, const QString& connectionId = QStringLiteral("c"))
{
    return {connectionId, {false, text}, 0};
}

DataEvent bytesOf(const QByteArray& bytes)
{
    return {QStringLiteral("c"), {true, bytes}, 0};
}

PacketWriter::Written write(const Packet& packet, bool toWindow = false)
{
    return PacketWriter().write(packet, toWindow);
}

QByteArray allBytes()
{
    QByteArray bytes;
    for (int byte = 0; byte < 256; ++byte)
        bytes += char(byte);
    return bytes;
}

} // namespace

class TestPacketWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesTexts_data();
    void writesTexts();
    void writesCarriageReturnsAsJson_data();
    void writesCarriageReturnsAsJson();
    void writesBytes();
    void writesJson();
    void saysTheConnectionWhenItChanges();
    void quotesConnections_data();
    void quotesConnections();
    void tellsWhatWasDropped();
    void tellsWhatWasWritten();
    void marksBatchesAndTheWindow();
    void typeHasRoomForAllMessages_data();
    void typeHasRoomForAllMessages();
    void longTextsAreABody();
    void longTextsKeepWhatTheyAre();
    void largeBytesAreABodyEach();
    void bothKindsOfBodies();
    void numbersOfBodiesRise();
};

void TestPacketWriter::writesTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("units");
    const auto row = [](const char* sentence, const QByteArray& text, int units) {
        QTest::newRow(sentence) << text << units;
    };
    row("empty", "", 0);
    row("ASCII", "hello", 5);
    row("a space first", " hello", 6);
    row("only spaces", "  ", 2);
    row("a colon first", ":hello", 6);
    row("the end of the head", "|t1;", 4);
    row("a line feed", "a\nb", 3);
    row("only a line feed", "\n", 1);
    row("line feeds at both ends and in a row", "\n\na\n\n", 5);
    row("a line with a space first", "a\n b", 4);
    row("a line that looks like a field", "a\ndata: b\nevent: x\n\nid: 1", 25);
    row("a zero", QByteArray("a\0b", 3), 3);
    row("other line ends of Unicode", "\u2028\u2029\u0085\v\f", 5);
    row("a byte order mark first", "\uFEFFa", 2);
    row("two bytes for a character", "äß", 2);
    row("three bytes for a character", "€\uFFFD", 2);
    row("four bytes for a character", "😀\U0010FFFF", 4);
    row("the limits of one to four bytes", "\x7F\u0080\u07FF\u0800\uFFFF\U00010000", 7);
}

void TestPacketWriter::writesTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(int, units);
    const PacketWriter::Written written = write({{textOf(text)}});
    const Read read(written);
    QCOMPARE(read.head, "s3;t" + QByteArray::number(units));
    QCOMPARE(read.payload, "\"c\"" + text);
    QVERIFY(written.bodies.empty());
}

void TestPacketWriter::writesCarriageReturnsAsJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("alone") << QByteArray("\r") << QByteArray(R"("\r")");
    QTest::newRow("with a line feed") << QByteArray("a\r\nb\n") << QByteArray(R"("a\r\nb\n")");
    QTest::newRow("with what JSON escapes")
        << QByteArray("\"\\\r\0", 4) << QByteArray(R"("\"\\\r\u0000")");
    QTest::newRow("with longer characters")
        << QByteArray("\uFEFFä€😀\r") << QByteArray("\"\uFEFFä€😀\\r\"");
}

void TestPacketWriter::writesCarriageReturnsAsJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    const Read read(write({{textOf(text), textOf("next")}}));
    QCOMPARE(
        read.head, "s3;q" + QByteArray::number(QString::fromUtf8(json).size()) + QByteArray(";t4"));
    QCOMPARE(read.payload, "\"c\"" + json + "next");
}

void TestPacketWriter::writesBytes()
{
    const Read read(write({{bytesOf(allBytes()), bytesOf({}), textOf("x")}}));
    QCOMPARE(read.head, QByteArray("s3;b256;b0;t1"));
    QString characters;
    for (int byte = 0; byte < 256; ++byte)
        characters += QChar(0x100 + byte);
    QCOMPARE(QString::fromUtf8(read.payload), QStringLiteral("\"c\"") + characters + u'x');
}

void TestPacketWriter::writesJson()
{
    const QByteArray first = R"({"a":"ä😀"})";
    const Read read(write({{first, textOf("x"), QByteArray("{}"), textOf("y")}}));
    QCOMPARE(read.head, QByteArray("j11;s3;t1;j2;t1"));
    QCOMPARE(QString::fromUtf8(first).size(), 11);
    QCOMPARE(read.payload, first + "\"c\"x{}y");
}

void TestPacketWriter::saysTheConnectionWhenItChanges()
{
    const QString other = QStringLiteral("other");
    const Packet packet{
        {textOf("1"), textOf("2"), textOf("3", other), textOf("4", other), textOf("5")}};
    PacketWriter writer;
    for (int i = 0; i < 2; ++i) {
        const Read read(writer.write(packet, false));
        QCOMPARE(read.head, QByteArray("s3;t1;t1;s7;t1;t1;s3;t1"));
        QCOMPARE(read.payload, QByteArray("\"c\"12\"other\"34\"c\"5"));
    }
}

void TestPacketWriter::quotesConnections_data()
{
    QTest::addColumn<QString>("connectionId");
    QTest::newRow("a quote") << QStringLiteral("a\"b");
    QTest::newRow("a line feed") << QStringLiteral("a\nb");
    QTest::newRow("a carriage return") << QStringLiteral("a\r\rb\r\n");
    QTest::newRow("what stands in heads") << QStringLiteral("|;t1");
    QTest::newRow("longer characters") << QStringLiteral("ä€😀");
    QTest::newRow("a zero") << QString(QChar(0));
}

void TestPacketWriter::quotesConnections()
{
    QFETCH(QString, connectionId);
    const Read read(write({{textOf("x", connectionId)}}));
    const QByteArray json = toText(toJson(connectionId));
    QCOMPARE(read.head, "s" + QByteArray::number(QString::fromUtf8(json).size()) + ";t1");
    QCOMPARE(read.payload, json + 'x');
}

void TestPacketWriter::tellsWhatWasDropped()
{
    DataEvent afterThree = textOf("x");
    afterThree.dropped = 3;
    DataEvent afterMany = bytesOf(QByteArray(limits::maxInlineBinaryBytes + 1, 'x'));
    afterMany.dropped = 5'000'000'000;
    const Read read(write({{textOf("w"), afterThree, textOf("y"), afterMany}}));
    QCOMPARE(read.head, QByteArray("s3;t1;d3;t1;t1;d5000000000;B1"));
}

void TestPacketWriter::tellsWhatWasWritten()
{
    const auto written = [](const char* connectionId, qint64 bytes) {
        return WrittenEvent{QString::fromLatin1(connectionId), bytes};
    };
    const Read read(write({{written("c", 5), textOf("x"), written("c", 5'000'000'000),
        written("other", 0), bytesOf(QByteArray(limits::maxInlineBinaryBytes + 1, 'x'))}}));
    QCOMPARE(read.head, QByteArray("s3;n5;t1;n5000000000;s7;n0;s3;B1"));
    QCOMPARE(read.payload, QByteArray("\"c\"x\"other\"\"c\""));
    QCOMPARE(read.type, QByteArray("m16"));
    QCOMPARE(Read(write({{written("c", 1), textOf("x")}})).type, QByteArray("m2"));
}

void TestPacketWriter::marksBatchesAndTheWindow()
{
    const std::vector<HostMessage> messages{QByteArray("1"), QByteArray("2")};
    QCOMPARE(Read(write({messages, false}, false)).head, QByteArray("j1;j1"));
    QCOMPARE(Read(write({messages, true}, false)).head, QByteArray("a1;j1;j1"));
    QCOMPARE(Read(write({messages, false}, true)).head, QByteArray("w1;j1;j1"));
    QCOMPARE(Read(write({messages, true}, true)).head, QByteArray("w1;a1;j1;j1"));
}

void TestPacketWriter::typeHasRoomForAllMessages_data()
{
    QTest::addColumn<int>("messages");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](int messages, const char* type) {
        QTest::addRow("%d messages", messages) << messages << QByteArray(type);
    };
    row(1, "m1");
    row(2, "m2");
    row(3, "m16");
    row(16, "m16");
    row(17, "m256");
    row(256, "m256");
}

void TestPacketWriter::typeHasRoomForAllMessages()
{
    QFETCH(int, messages);
    QFETCH(QByteArray, type);
    const Packet packet{std::vector<HostMessage>(size_t(messages), textOf("x"))};
    const Read read(write(packet));
    QCOMPARE(read.type, type);
    QCOMPARE(read.head.count('t'), messages);
}

void TestPacketWriter::longTextsAreABody()
{
    const QByteArray half(limits::maxInlineTextBytes / 2, 'x');
    const PacketWriter::Written atTheBound = write({{textOf(half), textOf(half)}});
    QCOMPARE(Read(atTheBound).head, QByteArray("s3;t65536;t65536"));
    QVERIFY(atTheBound.bodies.empty());
    const PacketWriter::Written past = write({{textOf(half), textOf(half + 'y')}});
    QCOMPARE(Read(past).head, QByteArray("s3;t65536;t65537;p1"));
    QCOMPARE(Read(past).payload, QByteArray());
    QCOMPARE(past.bodies.size(), size_t(1));
    QCOMPARE(past.bodies.front().number, quint64(1));
    QVERIFY(!past.bodies.front().content.isBinary);
    QVERIFY(past.bodies.front().content.data == "\xEF\xBB\xBF\"c\"" + half + half + 'y');
}

//! A body has no lines, so a carriage return needs no JSON there.
void TestPacketWriter::longTextsKeepWhatTheyAre()
{
    const QByteArray text
        = "\uFEFF\r\n" + QByteArray(limits::maxInlineTextBytes, 'x') + QByteArray("\0\r", 2);
    const PacketWriter::Written written
        = write({{QByteArray("{}"), textOf(text), bytesOf("\x01"), textOf(" \r")}});
    QCOMPARE(Read(written).head, QByteArray("j2;s3;t131077;b1;t2;p1"));
    QCOMPARE(written.bodies.size(), size_t(1));
    QVERIFY(written.bodies.front().content.data
        == "\xEF\xBB\xBF{}\"c\"" + text + QByteArray("\u0101 \r"));
}

void TestPacketWriter::largeBytesAreABodyEach()
{
    const QByteArray atTheBound(limits::maxInlineBinaryBytes, '\xFF');
    const QByteArray past = atTheBound + '\0';
    const PacketWriter::Written written
        = write({{bytesOf(past), bytesOf(atTheBound), bytesOf(past + past)}});
    const Read read(written);
    QCOMPARE(read.head, QByteArray("s3;B1;b32768;B2"));
    QCOMPARE(QString::fromUtf8(read.payload).size(), 3 + 32'768);
    QCOMPARE(written.bodies.size(), size_t(2));
    QCOMPARE(written.bodies.front().number, quint64(1));
    QVERIFY(written.bodies.front().content.isBinary);
    QVERIFY(written.bodies.front().content.data == past);
    QCOMPARE(written.bodies.back().number, quint64(2));
    QVERIFY(written.bodies.back().content.data == past + past);
}

//! Bytes that are a body of their own do not make the texts long.
void TestPacketWriter::bothKindsOfBodies()
{
    const QByteArray bytes(10 * limits::maxInlineTextBytes, 'b');
    const QByteArray text(limits::maxInlineTextBytes + 1, 't');
    QCOMPARE(Read(write({{bytesOf(bytes), textOf("x")}})).head, QByteArray("s3;B1;t1"));
    const PacketWriter::Written written = write({{bytesOf(bytes), textOf(text)}});
    QCOMPARE(Read(written).head, QByteArray("s3;B1;t131073;p2"));
    QCOMPARE(written.bodies.size(), size_t(2));
    QVERIFY(written.bodies.front().content.isBinary);
    QVERIFY(!written.bodies.back().content.isBinary);
}

void TestPacketWriter::numbersOfBodiesRise()
{
    const DataEvent large = bytesOf(QByteArray(limits::maxInlineBinaryBytes + 1, 'x'));
    PacketWriter writer;
    QCOMPARE(Read(writer.write({{large, large}}, false)).head, QByteArray("s3;B1;B2"));
    QCOMPARE(Read(writer.write({{textOf("x")}}, false)).head, QByteArray("s3;t1"));
    QCOMPARE(Read(writer.write({{large}}, false)).head, QByteArray("s3;B3"));
}

QTEST_APPLESS_MAIN(TestPacketWriter)
#include "tst_packet_writer.moc"
