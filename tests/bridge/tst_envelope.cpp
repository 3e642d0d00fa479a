#include "bridge/core/limits.h"
#include "bridge/protocol/envelope.h"
#include "tests/support/fixtures.h"
#include "tests/support/json_compare.h"

#include <QTest>

using namespace portcullis;

namespace {

constexpr qsizetype maxBytes = 1000;

envelope::Incoming parse(QByteArrayView text)
{
    return envelope::parse(text, maxBytes);
}

} // namespace

class TestEnvelope : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void parsesRequest();
    void missingParamsAreEmpty();
    void ignoresWhatIsNotOurs_data();
    void ignoresWhatIsNotOurs();
    void reportsMalformed_data();
    void reportsMalformed();
    void takesTheLargestRequest();
    void refusesOneByteMore();
    void refusesDeepNesting_data();
    void refusesDeepNesting();
    void writesWhatTheSdkReads_data();
    void writesWhatTheSdkReads();
};

void TestEnvelope::parsesRequest()
{
    const auto incoming = parse(test::fixture(QStringLiteral("requests/connect.json")));
    QVERIFY(incoming && *incoming);
    const envelope::Request& request = incoming->value();
    QCOMPARE(request.id.value(), QStringLiteral("req-1"));
    QCOMPARE(request.method, QStringLiteral("ws.connect"));
    QCOMPARE(request.params.size(), size_t(2));
}

void TestEnvelope::missingParamsAreEmpty()
{
    const auto incoming = parse("{\"type\":\"rp:request\",\"method\":\"m\"}");
    QVERIFY(incoming && *incoming);
    QVERIFY(!incoming->value().id);
    COMPARE_JSON(incoming->value().params, Json::object());
}

void TestEnvelope::ignoresWhatIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "null", "7", "\"rp:request\"", "[]", "{}", "{\"type\":7}",
             "{\"type\":\"rp:response\",\"id\":\"1\"}", "{\"type\":\"webpackOk\"}",
             "{\"type\":", "{\"type\":\"RP:REQUEST\",\"method\":\"m\"}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestEnvelope::ignoresWhatIsNotOurs()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parse(text));
}

void TestEnvelope::reportsMalformed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("id");
    for (const Json& row : test::jsonFixture(QStringLiteral("requests/malformed.json"))) {
        const Json id = row.at("id");
        QTest::newRow(row.at("name").get<std::string>().c_str())
            << QByteArray::fromStdString(row.at("text").get<std::string>())
            << (id.is_null() ? QString() : QString::fromStdString(id.get<std::string>()));
    }
}

void TestEnvelope::reportsMalformed()
{
    QFETCH(QByteArray, text);
    const auto incoming = parse(text);
    QVERIFY(incoming && !*incoming);
    QCOMPARE(incoming->error().error.code, ErrorCode::InvalidRequest);
    QTEST(incoming->error().id.value_or(QString()), "id");
}

static QByteArray requestOfSize(qsizetype bytes)
{
    const QByteArray head = "{\"type\":\"rp:request\",\"id\":\"big\",\"method\":\"ws.send\","
                            "\"params\":{\"connectionId\":\"1\",\"data\":\"";
    const QByteArray tail = "\"}}";
    return head + QByteArray(bytes - head.size() - tail.size(), 'x') + tail;
}

void TestEnvelope::takesTheLargestRequest()
{
    const auto incoming = parse(requestOfSize(maxBytes));
    QVERIFY(incoming && *incoming);
}

void TestEnvelope::refusesOneByteMore()
{
    const auto incoming = parse(requestOfSize(maxBytes + 1));
    QVERIFY(incoming && !*incoming);
    QCOMPARE(incoming->error().id.value(), QStringLiteral("big"));
    QCOMPARE(incoming->error().error.code, ErrorCode::InvalidRequest);
}

void TestEnvelope::refusesDeepNesting_data()
{
    QTest::addColumn<int>("levels");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("at the limit") << limits::maxRequestDepth << true;
    QTest::newRow("one past it") << limits::maxRequestDepth + 1 << false;
    QTest::newRow("200 000") << 200'000 << false;
}

void TestEnvelope::refusesDeepNesting()
{
    QFETCH(int, levels);
    const int arrays = levels - 2; // the envelope and params are two more
    const QByteArray text = "{\"type\":\"rp:request\",\"method\":\"m\",\"params\":{\"a\":"
        + QByteArray(arrays, '[') + QByteArray(arrays, ']') + "},\"id\":\"deep\"}";
    const auto incoming = parse(text);
    QVERIFY(incoming);
    QTEST(bool(*incoming), "accepted");
    if (!*incoming)
        QCOMPARE(incoming->error().id.value(), QStringLiteral("deep"));
}

void TestEnvelope::writesWhatTheSdkReads_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("written");
    const Json fixtures = test::jsonFixture(QStringLiteral("protocol/host-messages.json"));
    const auto row = [&fixtures](const char* name, const Json& written) {
        const auto entry = std::find_if(fixtures.begin(), fixtures.end(),
            [name](const Json& candidate) { return candidate.at("name") == name; });
        QTest::newRow(name) << QString::fromUtf8(toText(entry->at("message")))
                            << QString::fromUtf8(toText(written));
    };
    row("a host event", envelope::hostEvent(QStringLiteral("theme.changed"), {{"theme", "dark"}}));
    const QString id = QStringLiteral("req-1");
    const QString message = QStringLiteral("what went wrong");
    row("a response with a result", envelope::response(id, Json::object()));
    row("a failed notification",
        envelope::errorResponse({}, {ErrorCode::UnknownConnection, message},
            {{"method", "ws.send"}, {"connectionId", "ws-1"}}));
    const QStringList names = allErrorNames();
    for (int code = 0; code < names.size(); ++code) {
        const std::string name = "a response with the error " + names.at(code).toStdString();
        row(name.c_str(), envelope::errorResponse(id, {ErrorCode(code), message}));
    }
}

void TestEnvelope::writesWhatTheSdkReads()
{
    QFETCH(QString, written);
    QTEST(written, "expected");
}

QTEST_APPLESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
