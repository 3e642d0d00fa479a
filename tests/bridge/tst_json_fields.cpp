#include "bridge/core/json_fields.h"

#include <QTest>

#include <limits>

using namespace portcullis;
using namespace std::chrono_literals;
using fields::OptionalFields;

namespace {

//! How one kind of field is read from `x`, and what is said of a bad one.
struct Kind {
    const char* name;
    Json (*read)(OptionalFields& fields);
    const char* expectation;
};

Json readInteger(OptionalFields& fields)
{
    qint64 value = 7;
    fields.integer("x", -5, 100, value);
    return value;
}

Json readMilliseconds(OptionalFields& fields)
{
    std::chrono::milliseconds value = 7ms;
    fields.milliseconds("x", -5ms, 100ms, value);
    return value.count();
}

Json readNumber(OptionalFields& fields)
{
    double value = 0.25;
    fields.number("x", 0, 1, value);
    return value;
}

Json readObject(OptionalFields& fields)
{
    const Json* const found = fields.object("x");
    return found ? *found : Json();
}

const Kind integer{"integer", readInteger, "must be a whole number from -5 to 100"};
const Kind milliseconds{"milliseconds", readMilliseconds, integer.expectation};
const Kind number{"number", readNumber, "must be a number from 0 to 1"};
const Kind choice{"choice",
    [](OptionalFields& fields) -> Json { return fields.isChoice("x", "latest", "every"); },
    "must be \"every\" or \"latest\""};
const Kind integers{"integers",
    [](OptionalFields& fields) -> Json { return fields.integers("x", 3, 10, 20); },
    "must be an array of at most 3 whole numbers from 10 to 20"};
const Kind object{"object", readObject, "must be an object"};

//! What comes of `{"x": …}`; of an empty object, where there is no text.
struct Row {
    const Kind& kind;
    const char* sentence;
    const char* text;
    const char* value;
};

constexpr auto refused = "refused";

const Row rows[] = {
    {integer, "missing keeps the default", "", "7"},
    {integer, "the least", "-5", "-5"},
    {integer, "the most", "100", "100"},
    {integer, "zero is not missing", "0", "0"},
    {integer, "below the least", "-6", refused},
    {integer, "above the most", "101", refused},
    {integer, "1.0 is not whole", "1.0", refused},
    {integer, "true", "true", refused},
    {integer, "a string", "\"1\"", refused},
    {integer, "too large for 64 bits with a sign, small without", "18446744073709551615", refused},
    {integer, "too large for 64 bits", "18446744073709551616", refused},
    {milliseconds, "missing keeps the default", "", "7"},
    {milliseconds, "the most", "100", "100"},
    {milliseconds, "above the most", "101", refused},
    {milliseconds, "1.0 is not whole", "1.0", refused},
    {number, "missing keeps the default", "", "0.25"},
    {number, "null keeps the default", "null", "0.25"},
    {number, "the least, as a whole number", "0", "0.0"},
    {number, "the most, as a whole number", "1", "1.0"},
    {number, "minus zero", "-0.0", "-0.0"},
    {number, "just below the least", "-5e-324", refused},
    {number, "just above the most", "1.0000000000000002", refused},
    {number, "the next whole number", "2", refused},
    {number, "the largest whole number", "18446744073709551615", refused},
    {number, "true", "true", refused},
    {number, "a string", "\"0.5\"", refused},
    {choice, "missing is no", "", "false"},
    {choice, "no", "\"every\"", "false"},
    {choice, "yes", "\"latest\"", "true"},
    {choice, "another word", "\"last\"", refused},
    {choice, "true", "true", refused},
    {integers, "missing is none", "", "[]"},
    {integers, "as many as the limit, from the least to the most", "[20,10,10]", "[20,10,10]"},
    {integers, "one too many", "[10,11,12,13]", refused},
    {integers, "one too large", "[10,21]", refused},
    {integers, "one too small", "[10,9]", refused},
    {integers, "10.0 is not whole", "[10.0]", refused},
    {integers, "a null in it", "[null]", refused},
    {integers, "an object", "{\"0\":10}", refused},
    {object, "missing", "", "null"},
    {object, "null is missing", "null", "null"},
    {object, "an object", "{\"y\":1}", "{\"y\":1}"},
    {object, "an array", "[]", refused},
    {object, "a string", "\"{}\"", refused},
};

} // namespace

class TestJsonFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsFields_data();
    void readsFields();
    void readsIntegersOfAnySize();
    void takesOnlyNumbersThatAreSome();
    void keepsTheFirstError();
};

void TestJsonFields::readsFields_data()
{
    QTest::addColumn<const Row*>("row");
    for (const Row& row : rows)
        QTest::addRow("%s: %s", row.kind.name, row.sentence) << &row;
}

void TestJsonFields::readsFields()
{
    QFETCH(const Row*, row);
    const Json params = *row->text ? Json{{"x", Json::parse(row->text)}} : Json::object();
    OptionalFields fields(params);
    const Json value = row->kind.read(fields);
    if (!fields.error()) {
        QCOMPARE(toText(value), QByteArray(row->value));
        return;
    }
    QCOMPARE(refused, row->value);
    QCOMPARE(fields.error()->code, ErrorCode::InvalidParams);
    QCOMPARE(fields.error()->message,
        QStringLiteral("params.x ") + QLatin1String(row->kind.expectation));
}

void TestJsonFields::readsIntegersOfAnySize()
{
    using Range = std::numeric_limits<qint64>;
    qint64 value = 0;
    for (const qint64 number : {Range::min(), Range::max()}) {
        const Json params{{"x", number}};
        OptionalFields fields(params);
        fields.integer("x", Range::min(), Range::max(), value);
        QCOMPARE(value, number);
        QVERIFY(!fields.error());
    }
    const Json params{{"x", quint64(Range::max()) + 1}};
    OptionalFields fields(params);
    fields.integer("x", Range::min(), Range::max(), value);
    QVERIFY(fields.error());
}

//! No JSON text has these, but a value that was built may.
void TestJsonFields::takesOnlyNumbersThatAreSome()
{
    for (const double value : {qQNaN(), qInf(), -qInf()}) {
        const Json params{{"x", value}};
        OptionalFields fields(params);
        QCOMPARE(readNumber(fields).get<double>(), 0.25);
        QVERIFY(fields.error());
    }
}

void TestJsonFields::keepsTheFirstError()
{
    const Json params{{"a", 1}, {"b", "1"}, {"x", 2}};
    OptionalFields fields(params);
    qint64 value = 7;
    fields.integer("a", 0, 1, value);
    QVERIFY(!fields.error());
    fields.integer("b", 0, 1, value);
    const QString first = fields.error()->message;
    QVERIFY(first.startsWith(QLatin1String("params.b ")));
    readNumber(fields);
    fields.isChoice("x", "yes", "no");
    fields.integers("x", 1, 0, 1);
    QVERIFY(!fields.object("x"));
    fields.fail(fields::invalidField("x", QStringLiteral("is wrong")));
    QCOMPARE(fields.error()->message, first);
}

QTEST_APPLESS_MAIN(TestJsonFields)
#include "tst_json_fields.moc"
