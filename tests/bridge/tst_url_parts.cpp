#include "bridge/core/one_line.h"
#include "bridge/hosts/ws_url.h"
#include "tests/support/url_cases.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <unicode/uvernum.h>

using namespace portcullis;
using namespace portcullis::test;

namespace {

//! How many of the public cases there are that do not depend on a base URL and have one of our
//! schemes. Newer data may have more.
constexpr qsizetype urlCases = 404;
constexpr qsizetype domainCases = 87;

//! \brief What Unicode 15.0, which ICU 72 and the engine of Qt 6.4 have, makes of names that a
//! later Unicode decides on otherwise; null: not a name.
QString olderAscii(const QString& input, const QString& ascii)
{
    static const QHash<QString, QString> older{
        {QStringLiteral("look\u180Eout.net"), {}},
        {QStringLiteral("look\u206Bout.net"), {}},
        {QStringLiteral("\u04C0.com"), {}},
        {QStringLiteral("\U0002F868.com"), {}},
        {QStringLiteral("\u2183.com"), {}},
        {QStringLiteral("\u1E9E.com"), QStringLiteral("ss.com")},
        {QStringLiteral("\u1E9E.foo.com"), QStringLiteral("ss.foo.com")},
    };
    return U_ICU_VERSION_MAJOR_NUM < 74 ? older.value(input, ascii) : ascii;
}

QString latin1(const std::optional<QByteArray>& part)
{
    return QString::fromLatin1(part.value_or(QByteArray()));
}

//! As `search` and `hash` have it.
QString withMark(const char* mark, const std::optional<QByteArray>& part)
{
    return part && !part->isEmpty() ? QLatin1String(mark) + latin1(part) : QString();
}

} // namespace

//! The parser against the public data of the URL standard (tests/fixtures/urls).
class TestUrlParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void leavesNoCaseOut();
    void parsesAsTheStandard_data();
    void parsesAsTheStandard();
    void namesInAscii_data();
    void namesInAscii();
    void loneSurrogates();
};

void TestUrlParts::leavesNoCaseOut()
{
    QVERIFY(qsizetype(publicUrlCases().size()) >= urlCases);
    QVERIFY(qsizetype(publicDomainCases().size()) >= domainCases);
}

void TestUrlParts::parsesAsTheStandard_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<Json>("expected");
    int number = 0;
    for (const Json& value : publicUrlCases()) {
        const QString input = textOf(value, "input");
        const QString shown = inOneLine(input.left(60));
        QTest::addRow("%d: %s", ++number, qPrintable(shown)) << input << value;
        if (const QString replaced = asWs(input); replaced != input)
            QTest::addRow("%d, as ws: %s", number, qPrintable(shown)) << replaced << value;
    }
}

void TestUrlParts::parsesAsTheStandard()
{
    QFETCH(QString, input);
    QFETCH(Json, expected);
    const auto parts = UrlParts::parse(input);
    QCOMPARE(bool(parts), !expected.value("failure", false));
    if (!parts) {
        QVERIFY(!WsUrl::check(input));
        return;
    }
    QCOMPARE(QString::fromLatin1(parts->serialized()), asWs(textOf(expected, "href")));
    QCOMPARE(latin1(parts->user), textOf(expected, "username"));
    QCOMPARE(latin1(parts->password), textOf(expected, "password"));
    QCOMPARE(latin1(parts->host), textOf(expected, "hostname"));
    QCOMPARE(parts->port ? QString::number(*parts->port) : QString(), textOf(expected, "port"));
    QCOMPARE(latin1(parts->path), textOf(expected, "pathname"));
    QCOMPARE(withMark("?", parts->query), textOf(expected, "search"));
    QCOMPARE(withMark("#", parts->fragment), textOf(expected, "hash"));
    const auto again = UrlParts::parse(QString::fromLatin1(parts->serialized()));
    QVERIFY(again);
    QCOMPARE(again->serialized(), parts->serialized());
}

void TestUrlParts::namesInAscii_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("ascii"); // null: not a name
    int number = 0;
    for (const Json& value : publicDomainCases()) {
        const QString input = textOf(value, "input");
        const QString ascii = value.at("output").is_null() ? QString() : textOf(value, "output");
        QTest::addRow("%d: %s", ++number, qPrintable(input.left(60))) << input << ascii;
    }
}

void TestUrlParts::namesInAscii()
{
    QFETCH(QString, input);
    QFETCH(QString, ascii);
    const auto parts = UrlParts::parse(QStringLiteral("wss://%1/x").arg(input));
    QCOMPARE(parts ? latin1(parts->host) : QString(), olderAscii(input, ascii));
}

void TestUrlParts::loneSurrogates()
{
    const auto parts
        = UrlParts::parse(QStringLiteral("ws://h/") + QChar(0xD800) + u'?' + QChar(0xDFFF));
    QVERIFY(parts);
    QCOMPARE(parts->serialized(), QByteArray("ws://h/%EF%BF%BD?%EF%BF%BD"));
    QVERIFY(!UrlParts::parse(QStringLiteral("ws://h") + QChar(0xD800)));
}

QTEST_APPLESS_MAIN(TestUrlParts)
#include "tst_url_parts.moc"
