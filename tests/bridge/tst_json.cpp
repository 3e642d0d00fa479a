#include "bridge/core/json.h"
#include "bridge/core/json_fields.h"

#include <QTest>

using namespace portcullis;

namespace {

constexpr JsonBounds bounds{1000, 4, 20};

} // namespace

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void parses();
    void refuses_data();
    void refuses();
    void survivesDeepNesting();
    void findsIdInRefusedText_data();
    void findsIdInRefusedText();
    void stringsKeepTheirByteOrderMark();
    void readsIntegersStrictly_data();
    void readsIntegersStrictly();
};

void TestJson::parses()
{
    const auto value = parseJson("{\"a\": [1, 2.5, true, null, {\"b\": \"\\u00e4\"}]}", bounds);
    QVERIFY(value);
    QCOMPARE(toText(*value), QByteArray("{\"a\":[1,2.5,true,null,{\"b\":\"\xC3\xA4\"}]}"));
}

void TestJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* name, const QByteArray& text, const char* place) {
        QTest::newRow(name) << text << QString::fromLatin1(place);
    };
    row("empty", "", "line 1, column 1");
    row("cut off", "{\n  \"a\":", "line 2, column 6");
    row("not JSON", "{\n a: 1}", "line 2, column 2");
    row("trailing comma", "[1,]", "line 1, column 4");
    row("comment", "[1] // one", "line 1, column 5");
    row("two values", "[1] [2]", "line 1, column 5");
    row("invalid UTF-8", "[\"\xC3\x28\"]", "line 1, column 4");
    row("lone surrogate", "[\"\\ud800\"]", "line 1, column 9");
    row("number out of range", "[1e999]", "line 1, column 6");
    row("duplicate key", "{\"a\":{\"b\":1,\"b\":2}}", "/a/b");
    row("duplicate key at the top", "{\"a\":1,\"a\":1}", "/a");
    row("too deep", "[[[[0,[]]]]]", "/0/0/0/1");
    row("value too long", "{\"a\":[\"" + QByteArray(21, 'x') + "\"]}", "/a/0");
    row("too large", '"' + QByteArray(1000, 'x') + '"', "the top level");
}

void TestJson::refuses()
{
    QFETCH(QByteArray, text);
    const auto value = parseJson(text, bounds);
    QVERIFY(!value);
    QVERIFY(!value.error().message.isEmpty());
    QTEST(value.error().place, "place");
}

void TestJson::survivesDeepNesting()
{
    const QByteArray deep(200'000, '[');
    const auto value = parseJson(deep, {deep.size(), 64});
    QVERIFY(!value);
    QVERIFY(value.error().message.contains(QLatin1String("deeper than 64")));
}

void TestJson::findsIdInRefusedText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("id");
    QTest::newRow("before the fault")
        << QByteArray("{\"id\":\"x\",\"params\":}") << QStringLiteral("x");
    QTest::newRow("behind deep nesting") << "{\"p\":" + QByteArray(100, '[') + QByteArray(100, ']')
            + ",\"id\":\"y\"}" << QStringLiteral("y");
    QTest::newRow("not one of an inner object")
        << QByteArray("{\"params\":{\"id\":\"no\"}}") << QString();
    QTest::newRow("not of the wrong type") << QByteArray("{\"id\":[\"no\"]}") << QString();
}

void TestJson::findsIdInRefusedText()
{
    QFETCH(QByteArray, text);
    QTEST(findTopLevelString(text, "id").value_or(QString()), "id");
}

void TestJson::stringsKeepTheirByteOrderMark()
{
    const QString text = QChar(0xFEFF) + QStringLiteral("aä€😀");
    QCOMPARE(fromJson(text.toStdString()), text);
    QCOMPARE(fromJson("plain"), QStringLiteral("plain"));
    QCOMPARE(fromJson(""), QString());
    const auto id = findTopLevelString(QByteArray("{\"id\":\"\xEF\xBB\xBF"
                                                  "1\"}"),
        "id");
    QCOMPARE(id, std::optional(QString(QChar(0xFEFF) + QStringLiteral("1"))));
}

void TestJson::readsIntegersStrictly_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("in range") << QByteArray("10") << true;
    QTest::newRow("below") << QByteArray("0") << false;
    QTest::newRow("above") << QByteArray("11") << false;
    QTest::newRow("fraction") << QByteArray("1.9") << false;
    QTest::newRow("float") << QByteArray("1.0") << false;
    QTest::newRow("boolean") << QByteArray("true") << false;
    QTest::newRow("string") << QByteArray("\"1\"") << false;
    QTest::newRow("beyond 63 bits") << QByteArray("18446744073709551615") << false;
}

void TestJson::readsIntegersStrictly()
{
    QFETCH(QByteArray, value);
    const auto params = parseJson("{\"n\":" + value + '}', bounds);
    QVERIFY(params);
    QTEST(bool(fields::optionalInteger(*params, "n", 1, 10)), "accepted");
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
