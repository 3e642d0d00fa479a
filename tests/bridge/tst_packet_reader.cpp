#include "bridge/protocol/packet_reader.h"

#include <QTest>

using namespace portcullis;

namespace {

QByteArray dataText(const Message& message)
{
    return (message.isBinary ? "bytes:" : "text:") + message.data;
}

QByteArray itemText(const packets::Item& item)
{
    if (const auto* const acknowledgement = std::get_if<packets::Acknowledgement>(&item))
        return "acknowledged:" + QByteArray::number(acknowledgement->packets);
    if (const auto* const restart = std::get_if<packets::Restart>(&item))
        return "anew:" + QByteArray::number(restart->handledMessages);
    if (const auto* const send = std::get_if<packets::Send>(&item))
        return "to:" + send->connectionId.toUtf8() + ' ' + dataText(send->message);
    const auto& request = std::get<packets::RequestText>(item);
    return "request:" + request.json + (request.data ? ' ' + dataText(*request.data) : "");
}

//! The only message of \a packet, which is one to send.
Message onlyMessage(const QString& packet)
{
    const auto items = packets::read(packet);
    if (!items || items->size() != 1 || !std::holds_alternative<packets::Send>(items->front()))
        return {};
    return std::get<packets::Send>(items->front()).message;
}

QString packetWith(const QString& entry, const QString& payload)
{
    return QStringLiteral("s1;") + entry + QStringLiteral("|c") + payload;
}

} // namespace

class TestPacketReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void reads_data();
    void reads();
    void encodesText_data();
    void encodesText();
    void encodesRequests();
    void unpacksBytes_data();
    void unpacksBytes();
    void takesEveryUnit();
    void refuses_data();
    void refuses();
    void refusesNumbersPastThePayload_data();
    void refusesNumbersPastThePayload();
    void acknowledgesTheLargestNumber();
};

void TestPacketReader::reads_data()
{
    QTest::addColumn<QString>("packet");
    QTest::addColumn<QByteArrayList>("items");
    const auto row = [](const char* sentence, const char* packet, const QByteArrayList& items) {
        QTest::newRow(sentence) << QString::fromUtf8(packet) << items;
    };
    row("an acknowledgement", "a3|", {"acknowledged:3"});
    row("an acknowledgement of none", "a0|", {"acknowledged:0"});
    row("a way that is opened anew", "a1;o2|", {"acknowledged:1", "anew:2"});
    row("a request", "j2|{}", {"request:{}"});
    row("a request without a character", "j0|", {"request:"});
    row("a request with a text", "r2;t3|{}abc", {"request:{} text:abc"});
    row("a request with bytes", "r2;b2|{}\u6261", {"request:{} bytes:ab"});
    row("a text", "s1;t2|chi", {"to:c text:hi"});
    row("an empty text", "s1;t0|c", {"to:c text:"});
    row("bytes", "s1;b2|c\u6261", {"to:c bytes:ab"});
    row("a connection without a message", "s1|c", {});
    row("a connection whose id is empty", "s0;t1|x", {"to: text:x"});
    row("a connection serves all data after it", "s1;t1;b2;t1|cx\u6261y",
        {"to:c text:x", "to:c bytes:ab", "to:c text:y"});
    row("a connection outlives what stands between", "s1;t1;a1;j2;r2;t1;t1|cx{}{}dy",
        {"to:c text:x", "acknowledged:1", "request:{}", "request:{} text:d", "to:c text:y"});
    row("another connection", "s1;t1;s2;t1|axbcy", {"to:a text:x", "to:bc text:y"});
    row("requests in a row", "j1;j2|123", {"request:1", "request:23"});
    row("a bar and a semicolon in the payload", "s1;t4|c|;|;", {"to:c text:|;|;"});
}

void TestPacketReader::reads()
{
    QFETCH(QString, packet);
    QFETCH(QByteArrayList, items);
    const auto read = packets::read(packet);
    QVERIFY(read);
    QByteArrayList texts;
    for (const packets::Item& item : *read)
        texts << itemText(item);
    QCOMPARE(texts, items);
}

void TestPacketReader::encodesText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("utf8");
    const auto row = [](const char* sentence, const QString& text, const QByteArray& utf8) {
        QTest::newRow(sentence) << text << utf8;
    };
    row("characters of one to four bytes", QStringLiteral("aä€😀"), "aä€😀");
    row("a zero", QString(u'a') + QChar(0) + u'b', QByteArray("a\0b", 3));
    row("a byte order mark first", QChar(0xFEFF) + QStringLiteral("a"), "\uFEFFa");
    row("a replacement character", QString(QChar(0xFFFD)), "\uFFFD");
    row("half a pair first", QChar(0xD800) + QStringLiteral("a"), "\uFFFDa");
    row("half a pair last", QStringLiteral("a") + QChar(0xD83D), "a\uFFFD");
    row("half a pair alone", QString(QChar(0xDBFF)), "\uFFFD");
    row("the other half alone", QString(QChar(0xDC00)), "\uFFFD");
    row("a pair the wrong way round", QString(QChar(0xDC00)) + QChar(0xD800), "\uFFFD\uFFFD");
    row("half a pair before a pair", QChar(0xD800) + QStringLiteral("😀"), "\uFFFD😀");
}

void TestPacketReader::encodesText()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, utf8);
    const Message message = onlyMessage(packetWith(QStringLiteral("t%1").arg(text.size()), text));
    QVERIFY(!message.isBinary);
    QCOMPARE(message.data, utf8);
}

void TestPacketReader::encodesRequests()
{
    const QString packet = QStringLiteral("j3;r2;t1|ä") + QChar(0xD800) + QStringLiteral("xy")
        + QChar(0xD800) + QStringLiteral("z");
    const auto read = packets::read(packet);
    QVERIFY(read);
    QCOMPARE(read->size(), size_t(2));
    QCOMPARE(itemText(read->front()), QByteArray("request:ä\uFFFDx"));
    QCOMPARE(itemText(read->back()), QByteArray("request:y\uFFFD text:z"));
}

void TestPacketReader::unpacksBytes_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 2, 3, 255, 256, 257})
        QTest::addRow("%d bytes", size) << size;
}

void TestPacketReader::unpacksBytes()
{
    QFETCH(int, size);
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes += char(255 - i % 256);
    QString payload;
    for (int i = 0; i < size; i += 2)
        payload += QChar(quint8(bytes.at(i)) | (i + 1 < size ? quint8(bytes.at(i + 1)) << 8 : 0));
    const Message message = onlyMessage(packetWith(QStringLiteral("b%1").arg(size), payload));
    QCOMPARE(message.isBinary, true);
    QCOMPARE(message.data, bytes);
}

//! Surrogates, noncharacters and byte order marks are units like any other.
void TestPacketReader::takesEveryUnit()
{
    QString payload;
    QByteArray bytes;
    for (int unit = 0; unit <= 0xFFFF; ++unit) {
        payload += QChar(unit);
        bytes += char(unit & 0xFF);
        bytes += char(unit >> 8);
    }
    QCOMPARE(onlyMessage(packetWith(QStringLiteral("b131072"), payload)).data, bytes);
}

void TestPacketReader::refuses_data()
{
    QTest::addColumn<QString>("packet");
    const auto row = [](const char* sentence, const char* packet) {
        QTest::newRow(sentence) << QString::fromUtf8(packet);
    };
    row("nothing", "");
    row("no bar", "a1");
    row("no head", "|");
    row("an empty entry first", ";a1|");
    row("an empty entry last", "a1;|");
    row("an empty entry between", "a1;;a1|");
    row("an unknown letter", "x1|a");
    row("a letter in upper case", "T1|a");
    row("a letter that is not ASCII",
        "\u00E4"
        "1|");
    row("a letter that has the lower byte of another",
        "\u0161"
        "1|");
    row("a digit in place of the letter", "11|a");
    row("no number", "j|");
    row("no number for an acknowledgement", "a|");
    row("a word in place of the number", "jx|{}");
    row("a number with more behind it", "j2x|{}");
    row("a fraction", "j2.0|{}");
    row("a number of base 16", "j0x2|{}");
    row("a negative number", "j-1|{}");
    row("a negative acknowledgement", "a-1|");
    row("a request longer than the payload", "j3|{}");
    row("a second entry longer than what is left", "j2;j1|{}");
    row("a target longer than the payload", "s2;t0|c");
    row("a text longer than the payload", "s1;t2|cx");
    row("one byte more than the payload has", "s1;b3|c\u6261");
    row("payload left over", "j2|{}x");
    row("payload after an acknowledgement", "a1|x");
    row("one unit more than the bytes need", "s1;b2|c\u6261\u6261");
    row("text without a target", "t1|x");
    row("bytes without a target", "b2|\u6261");
    row("data after a request that has its data", "r2;t1;t1|{}xy");
    row("data after a request without any", "j2;t1|{}x");
    row("a request without its data", "r2|{}");
    row("another request before the data", "r2;j2;t1|{}{}x");
    row("another request with data before the data", "r2;r2;t1;t1|{}{}xy");
    row("a target before the data", "r2;s1;t1|{}cx");
    row("an acknowledgement before the data", "r2;a1;t1|{}x");
    row("good entries before a bad one", "a1;j2;s1;t1;x1|{}cx");
}

void TestPacketReader::refuses()
{
    QFETCH(QString, packet);
    const auto read = packets::read(packet);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidRequest);
}

void TestPacketReader::refusesNumbersPastThePayload_data()
{
    QTest::addColumn<QString>("packet");
    for (const char kind : {'j', 'r', 's', 't', 'b'}) {
        for (const char* const number :
            {"4", "2147483648", "4294967297", "9223372036854775806", "9223372036854775807",
                "9223372036854775808", "18446744073709551617", "99999999999999999999999999"})
            QTest::addRow("%c%s", kind, number)
                << QStringLiteral("s1;%1%2|cx").arg(QLatin1Char(kind)).arg(QLatin1String(number));
    }
    QTest::newRow("an acknowledgement that no number holds")
        << QStringLiteral("a9223372036854775808|");
    QTest::newRow("an acknowledgement far past all numbers")
        << QStringLiteral("a99999999999999999999999999|");
}

void TestPacketReader::refusesNumbersPastThePayload()
{
    QFETCH(QString, packet);
    QVERIFY(!packets::read(packet));
}

void TestPacketReader::acknowledgesTheLargestNumber()
{
    const auto read = packets::read(u"a9223372036854775807|");
    QVERIFY(read);
    QCOMPARE(itemText(read->front()), QByteArray("acknowledged:9223372036854775807"));
}

QTEST_APPLESS_MAIN(TestPacketReader)
#include "tst_packet_reader.moc"
