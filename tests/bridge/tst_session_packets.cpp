#include "bridge/core/limits.h"
#include "tests/support/frames.h"
#include "tests/support/raw_server.h"
#include "tests/support/session_harness.h"
#include "tests/support/wait_for.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

QString requestEntry(char kind, const Json& request, QString& payload)
{
    const QString text = QString::fromUtf8(toText(request));
    payload += text;
    return QLatin1Char(kind) + QString::number(text.size());
}

//! A packet with one request, whose `params.data` is \a text.
QString requestWithText(const Json& request, const QString& text)
{
    QString payload;
    const QString entry = requestEntry('r', request, payload);
    return QStringLiteral("%1;t%2|").arg(entry).arg(text.size()) + payload + text;
}

Json requestOf(const char* id, const char* method, const Json& params)
{
    return {{"type", "rp:request"}, {"id", id}, {"method", method}, {"params", params}};
}

//! The answer to what had no id, without its words for people.
Json refusalIn(Harness& harness)
{
    const auto find = [&] { return harness.transport.find("id", nullptr); };
    if (!waitFor([&] { return !find().is_null(); }))
        return {};
    Json refusal = find();
    refusal.at("error").erase("message");
    return refusal;
}

Json refusalOf(const char* code, const char* connectionId, int bytes)
{
    const Json facts{{"method", "ws.send"}, {"connectionId", connectionId}, {"bytes", bytes}};
    return {{"type", "rp:response"}, {"id", nullptr}, {"error", {{"code", code}, {"data", facts}}}};
}

//! What is told of a connection whose resource does not listen.
void compareEnd(const Harness& harness)
{
    COMPARE_JSON(harness.transport.find("event", "error"),
        {{"type", "rp:ws"}, {"connectionId", "c"}, {"event", "error"}, {"stage", "timeout"},
            {"error", "the page has stopped listening"}});
    COMPARE_JSON(harness.transport.find("event", "close"),
        {{"type", "rp:ws"}, {"connectionId", "c"}, {"event", "close"}, {"code", 1006},
            {"reason", ""}, {"wasClean", false}});
}

} // namespace

//! A session that is spoken to in packets: they pass the same gates as JSON.
class TestSessionPackets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void sendsInOrder();
    void requestTakesItsData();
    void withoutTheGrantNothingIsSent();
    void unknownConnectionIsRefused();
    void tooLargeMessageIsRefused();
    void typeHasToAgreeWithTheData_data();
    void typeHasToAgreeWithTheData();
    void malformedPacketIsTakenAsNone();
    void acknowledgementLetsMoreGo();
    void newWayGetsAllAgain();
    void newWaysHaveARate();
    void connectionsEndWhereNothingComesThrough();
    void connectionsEndWhereNobodyListens();
};

void TestSessionPackets::sendsInOrder()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    QString payload = QStringLiteral("ctext\u6261");
    const QString last = requestEntry(
        'j', requestOf("last", "ws.send", {{"connectionId", "c"}, {"data", "end"}}), payload);
    harness.session.receivePacket(QStringLiteral("s1;t4;b2;%1|").arg(last) + payload);
    QCOMPARE(harness.errorOf("last"), QString());
    const auto frameAt = [&](qsizetype start, qsizetype size) {
        const QByteArray frame = server.received().mid(start, 6 + size);
        return frame.left(1) + unmasked(frame);
    };
    QTRY_COMPARE(server.received().size(), 10 + 8 + 9);
    QCOMPARE(frameAt(0, 4), QByteArray("\x81text"));
    QCOMPARE(frameAt(10, 2),
        QByteArray("\x82"
                   "ab"));
    QCOMPARE(frameAt(18, 3),
        QByteArray("\x81"
                   "end"));
    QVERIFY(harness.transport.find("id", nullptr).is_null());
}

void TestSessionPackets::requestTakesItsData()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.session.receivePacket(requestWithText(
        requestOf("send", "ws.send", {{"connectionId", "c"}}), QStringLiteral("hé")));
    QCOMPARE(harness.errorOf("send"), QString());
    QTRY_COMPARE(unmasked(server.received()), QByteArray("hé"));
}

void TestSessionPackets::withoutTheGrantNothingIsSent()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.session.setPermissions({});
    harness.session.receivePacket(u"s1;t6|csecret");
    QVERIFY(waitFor([&] { return server.isGone() || !server.received().isEmpty(); }));
    COMPARE_JSON(refusalIn(harness), refusalOf("capability_denied", "c", 6));
    QCOMPARE(server.received().size(), 8); // the close frame with 1001
}

void TestSessionPackets::unknownConnectionIsRefused()
{
    Harness harness;
    harness.session.receivePacket(u"s4;b3|none\u6261\u0063");
    COMPARE_JSON(refusalIn(harness), refusalOf("unknown_connection", "none", 3));
}

void TestSessionPackets::tooLargeMessageIsRefused()
{
    RawServer server;
    Limits limits;
    limits.maxMessageBytes = 4;
    Harness harness(allCapabilities(), limits);
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.session.receivePacket(u"s1;t3;t4|cää€abcd"); // 7 and 4 bytes
    COMPARE_JSON(refusalIn(harness), refusalOf("limit_exceeded", "c", 7));
    QTRY_COMPARE(unmasked(server.received()), QByteArray("abcd"));
}

void TestSessionPackets::typeHasToAgreeWithTheData_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("data");
    QTest::addColumn<QString>("error");
    const QString refused = QStringLiteral("invalid_params");
    const auto row
        = [](const char* sentence, const char* type, const char* data, const QString& error) {
              QTest::newRow(sentence) << QByteArray(type) << QString::fromUtf8(data) << error;
          };
    row("no type and a text", "null", "t2|", {});
    row("no type and bytes", "null", "b2|", {});
    row("a text that says so", "\"text\"", "t2|", {});
    row("bytes that say so", "\"arraybuffer\"", "b2|", {});
    row("a text that claims to be bytes", "\"arraybuffer\"", "t2|", refused);
    row("bytes that claim to be a text", "\"text\"", "b2|", refused);
    row("a type that nobody knows", "\"blob\"", "b2|", refused);
    row("a type that is no string", "1", "t2|", refused);
}

void TestSessionPackets::typeHasToAgreeWithTheData()
{
    QFETCH(QByteArray, type);
    QFETCH(QString, data);
    QFETCH(QString, error);
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    const Json params{{"connectionId", "c"}, {"type", Json::parse(type.toStdString())}};
    QString payload;
    const QString request = requestEntry('r', requestOf("send", "ws.send", params), payload);
    payload += data.startsWith(u't') ? QStringLiteral("ab") : QStringLiteral("\u6261");
    harness.session.receivePacket(request + u';' + data + payload);
    QCOMPARE(harness.errorOf("send"), error);
    harness.notify("ws.send", {{"connectionId", "c"}, {"data", "last"}});
    QTRY_VERIFY(server.received().size() >= 10);
    const qsizetype before = error.isEmpty() ? 8 : 0;
    QTRY_COMPARE(server.received().size(), before + 10);
}

void TestSessionPackets::malformedPacketIsTakenAsNone()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.session.receivePacket(u"s1;t5;t9|cfirst");
    COMPARE_JSON(refusalIn(harness),
        {{"type", "rp:response"}, {"id", nullptr}, {"error", {{"code", "invalid_request"}}}});
    harness.session.receivePacket(u"s1;t4|clast");
    QTRY_COMPARE(unmasked(server.received()), QByteArray("last"));
    QCOMPARE(harness.transport.countEvents("close"), 0);
}

void TestSessionPackets::acknowledgementLetsMoreGo()
{
    const qsizetype half = limits::maxUnacknowledgedBytes / 2;
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    server.send(
        frame(first::binary, QByteArray(half, 'a')) + frame(first::binary, QByteArray(half, 'b')));
    QVERIFY(harness.waitForEvent("message", 2));
    harness.request("list", "ws.list", Json::object());
    QCoreApplication::processEvents();
    QVERIFY(harness.transport.find("id", "list").is_null());
    harness.session.receivePacket(
        QStringLiteral("a%1|").arg(qsizetype(harness.transport.packets.size())));
    QCOMPARE(harness.errorOf("list"), QString());
    QVERIFY(!harness.transport.find("id", "list").is_null());
}

void TestSessionPackets::newWayGetsAllAgain()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.session.receivePacket(
        QStringLiteral("a%1|").arg(qsizetype(harness.transport.packets.size())));
    harness.request("list", "ws.list", Json::object());
    QCOMPARE(harness.errorOf("list"), QString());
    server.send(frame(first::text, "hello"));
    QVERIFY(harness.waitForEvent("message"));
    harness.transport.messages.clear();
    harness.session.receivePacket(u"o1|"); // the answer was handled
    QCOMPARE(harness.transport.restarts.size(), size_t(1));
    QCOMPARE(harness.transport.messages.size(), size_t(1));
    COMPARE_JSON(harness.transport.find("event", "message").at("data"), "hello");
    harness.session.receivePacket(u"a1;s1;t4|clast");
    QTRY_COMPARE(unmasked(server.received()), QByteArray("last"));
    server.send(frame(first::text, "again"));
    QVERIFY(harness.waitForEvent("message", 2));
    QCOMPARE(harness.transport.countEvents("close"), 0);
}

void TestSessionPackets::newWaysHaveARate()
{
    Harness harness;
    for (qint64 i = 0; i < limits::maxStreamsPerMinute; ++i)
        harness.session.receivePacket(u"o0|");
    QCOMPARE(harness.transport.restarts.size(), size_t(limits::maxStreamsPerMinute));
    harness.session.receivePacket(u"o0|");
    QCOMPARE(harness.transport.restarts.size(), size_t(limits::maxStreamsPerMinute));
    QVERIFY(harness.session.takeCost() > limits::maxStreamsPerMinute);
}

//! Calls are answered all the same, and a new connection is one as before.
void TestSessionPackets::connectionsEndWhereNothingComesThrough()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    server.send(frame(first::binary, QByteArray(limits::mebibyte, 'x')));
    QVERIFY(harness.waitForEvent("message"));
    harness.request("list", "ws.list", Json::object());
    for (int i = 0; i < limits::maxVainStreams; ++i)
        harness.session.receivePacket(u"o0|");
    QCOMPARE(harness.transport.countEvents("close"), 0);
    harness.transport.messages.clear();
    harness.session.receivePacket(u"o0|");
    compareEnd(harness);
    QCOMPARE(harness.transport.countEvents("message"), 0);
    QVERIFY(harness.transport.find("id", "list").contains("result"));
    QTRY_COMPARE(closeCodeIn(server.received()), 1001);
    harness.session.receivePacket(u"a1|");
    harness.connect("c", server.address());
    QTRY_COMPARE(server.connectionCount(), 2);
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
}

void TestSessionPackets::connectionsEndWhereNobodyListens()
{
    RawServer server;
    Harness harness;
    harness.connect("c", server.address());
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    harness.session.interrupt();
    QVERIFY(harness.waitForEvent("close"));
    compareEnd(harness);
    QTRY_COMPARE(closeCodeIn(server.received()), 1001);
    QVERIFY(harness.session.connections().empty());
    harness.session.interrupt();
    QCOMPARE(harness.transport.countEvents("close"), 1);
}

QTEST_GUILESS_MAIN(TestSessionPackets)
#include "tst_session_packets.moc"
