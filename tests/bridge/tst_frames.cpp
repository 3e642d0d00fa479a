#include "bridge/core/limits.h"
#include "bridge/ws/frames.h"

#include <QtEndian>
#include <QTest>

using namespace portcullis;

namespace {

QByteArray payloadOf(int code, const QByteArray& reason = {})
{
    QByteArray bytes(2, '\0');
    qToBigEndian(quint16(code), bytes.data());
    return bytes + reason;
}

} // namespace

class TestFrames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsCodes_data();
    void readsCodes();
    void readsReasons_data();
    void readsReasons();
    void refusesBrokenPayloads_data();
    void refusesBrokenPayloads();
    void emptyPayloadHasNoStatus();
    void writesMaskedFrames_data();
    void writesMaskedFrames();
    void masksDiffer();
};

void TestFrames::readsCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](int code, const char* sentence, bool isAllowed) {
        QTest::addRow("%d %s", code, sentence) << code << isAllowed;
    };
    row(0, "is no code", false);
    row(999, "is below all codes", false);
    row(1000, "is the first code", true);
    row(1003, "is the last before a reserved one", true);
    row(1004, "is reserved", false);
    row(1005, "is only reported", false);
    row(1006, "is only reported", false);
    row(1007, "is the first after the reserved ones", true);
    row(1014, "is the last registered", true);
    row(1015, "is only reported", false);
    row(1016, "is not registered", false);
    row(2999, "is not registered", false);
    row(3000, "is the first for libraries", true);
    row(3999, "is the last for libraries", true);
    row(4000, "is the first for applications", true);
    row(4999, "is the last for applications", true);
    row(5000, "is above all codes", false);
    row(65'535, "is the largest number", false);
}

void TestFrames::readsCodes()
{
    QFETCH(int, code);
    QFETCH(bool, isAllowed);
    const auto frame = frames::readClosePayload(payloadOf(code, "why"));
    QCOMPARE(frame.has_value(), isAllowed);
    QCOMPARE(frames::readClosePayload(payloadOf(code)).has_value(), isAllowed);
    if (isAllowed) {
        QCOMPARE(frame->code, code);
        QCOMPARE(frame->reason, QStringLiteral("why"));
    }
}

void TestFrames::readsReasons_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("no reason") << QByteArray();
    QTest::newRow("ASCII") << QByteArray("gone");
    QTest::newRow("two to four bytes for a character") << QByteArray("ä€😀");
    QTest::newRow("a zero byte is a character") << QByteArray("a\0b", 3);
    QTest::newRow("a replacement character that was really sent") << QByteArray("a\uFFFDb");
    QTest::newRow("a byte order mark in the middle") << QByteArray("a\uFEFF");
    QTest::newRow("a byte order mark at the beginning") << QByteArray("\uFEFFa");
    QTest::newRow("the longest") << QByteArray(limits::maxCloseReasonBytes, 'x');
}

void TestFrames::readsReasons()
{
    QFETCH(QByteArray, reason);
    const auto frame = frames::readClosePayload(payloadOf(1000, reason));
    QVERIFY(frame);
    QCOMPARE(frame->reason.toUtf8(), reason);
}

void TestFrames::refusesBrokenPayloads_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("half a code") << QByteArray("\x0F"); // a zero after it would make one
    const auto row = [](const char* sentence, const QByteArray& reason) {
        QTest::newRow(sentence) << payloadOf(1000, reason);
    };
    row("a byte that UTF-8 does not have", "a\xFF");
    row("a character without its end", "a\xE2\x82");
    row("an end without its character", "\x80");
    row("a character written too long", "\xC0\xAF");
    row("half of a surrogate pair", "\xED\xA0\x80");
    row("a character past the last one", "\xF4\x90\x80\x80");
}

void TestFrames::refusesBrokenPayloads()
{
    QFETCH(QByteArray, payload);
    QVERIFY(!frames::readClosePayload(payload));
}

void TestFrames::emptyPayloadHasNoStatus()
{
    const auto frame = frames::readClosePayload({});
    QVERIFY(frame);
    QCOMPARE(frame->code, 1005);
    QVERIFY(frame->reason.isEmpty());
}

void TestFrames::writesMaskedFrames_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QByteArray>("payload");
    const QString longest(limits::maxCloseReasonBytes, u'x');
    QTest::newRow("no code") << 0 << QString() << QByteArray();
    QTest::newRow("no code, thus no reason") << 0 << QStringLiteral("why") << QByteArray();
    QTest::newRow("a code") << 1000 << QString() << payloadOf(1000);
    QTest::newRow("a reason") << 4999 << QStringLiteral("ä€") << payloadOf(4999, "ä€");
    QTest::newRow("the longest") << 3000 << longest << payloadOf(3000, longest.toUtf8());
}

void TestFrames::writesMaskedFrames()
{
    QFETCH(int, code);
    QFETCH(QString, reason);
    QFETCH(QByteArray, payload);
    const QByteArray frame = frames::maskedFrame(frames::Opcode::Close,
        frames::closePayload(code == 0 ? std::nullopt : std::optional(code), reason));
    QCOMPARE(frame.size(), 2 + 4 + payload.size());
    QCOMPARE(quint8(frame.at(0)), 0x88);
    QCOMPARE(quint8(frame.at(1)), 0x80 | payload.size());
    const QByteArray mask = frame.mid(2, 4);
    QByteArray unmasked = frame.mid(6);
    for (qsizetype i = 0; i < unmasked.size(); ++i)
        unmasked[i] = char(unmasked.at(i) ^ mask.at(i % 4));
    QCOMPARE(unmasked, payload);
}

//! Two of 32 random bits are the same once in four thousand million times; five hardly ever.
void TestFrames::masksDiffer()
{
    QSet<QByteArray> masks;
    for (int i = 0; i < 5; ++i)
        masks.insert(frames::maskedFrame(frames::Opcode::Ping, {}).mid(2, 4));
    QVERIFY(masks.size() > 1);
}

QTEST_APPLESS_MAIN(TestFrames)
#include "tst_frames.moc"
