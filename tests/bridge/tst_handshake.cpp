#include "bridge/core/limits.h"
#include "bridge/ws/handshake.h"

#include <QTest>

using namespace portcullis;

class TestHandshake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void takesHeaders();
    void takesAsManyHeadersAsTheLimit();
    void trimsHeaderValues();
    void takesDefaults();
    void errorsNameTheHeader_data();
    void errorsNameTheHeader();
    void errorsNeverHoldTheValue();
};

void TestHandshake::takesHeaders()
{
    const auto handshake = Handshake::check(QStringLiteral("ws://localhost/"),
        {{QStringLiteral("Authorization"), QStringLiteral("Bearer abc")},
            {QStringLiteral("X-Umlaut"), QStringLiteral("ä\tb")},
            {QStringLiteral("Cookie"), QStringLiteral("a=b")}},
        {QStringLiteral("chat-v2"), QStringLiteral("chat-v1")});
    QVERIFY2(handshake, handshake ? "" : qPrintable(handshake.error().message));
    const Headers headers = handshake->headers();
    QCOMPARE(headers.size(), size_t(4));
    QCOMPARE(headers[0].name, QByteArray("Authorization"));
    QCOMPARE(headers[1].value, QByteArray("\xE4\tb"));
    QCOMPARE(headers[3].name, QByteArray("User-Agent"));
    QCOMPARE(handshake->protocols().size(), 2);
}

void TestHandshake::takesAsManyHeadersAsTheLimit()
{
    NamedValues headers;
    for (qsizetype i = 0; i < limits::maxHeaders; ++i)
        headers.emplace_back(QStringLiteral("X-%1").arg(i), QString());
    QVERIFY(Handshake::check(QStringLiteral("ws://localhost/"), headers, {}));
    headers = {{QStringLiteral("X"), QString(limits::maxHeaderBytes - 1, u'x')}};
    QVERIFY(Handshake::check(QStringLiteral("ws://localhost/"), headers, {}));
    headers = {{QStringLiteral("X"), QString(limits::maxHeaderBytes, u'x')}};
    QVERIFY(!Handshake::check(QStringLiteral("ws://localhost/"), headers, {}));
}

void TestHandshake::trimsHeaderValues()
{
    const auto handshake = Handshake::check(QStringLiteral("ws://localhost/"),
        {{QStringLiteral("X-A"), QStringLiteral(" \ta b ")},
            {QStringLiteral("X-B"), QStringLiteral("\u00a0b\u0085")}},
        {});
    QVERIFY(handshake);
    QCOMPARE(handshake->headers()[0].value, QByteArray("a b"));
    // White space to Unicode, but not to RFC 9110.
    QCOMPARE(handshake->headers()[1].value,
        QByteArray("\xA0"
                   "b\x85"));
}

//! That each name goes out once is seen on the wire by tst_ws_headers.
void TestHandshake::takesDefaults()
{
    const Headers defaults{{"x-a", "default"}, {"X-B", "default"}};
    const auto handshake = Handshake::check(QStringLiteral("ws://localhost/"),
        {{QStringLiteral("X-A"), QStringLiteral("own")}}, {}, defaults);
    QVERIFY(handshake);
    QByteArrayList lines;
    for (const Header& header : handshake->headers())
        lines << header.name + '=' + header.value;
    QCOMPARE(lines,
        (QByteArrayList{"X-A=own", "X-B=default", "User-Agent=Portcullis/" PORTCULLIS_VERSION}));
}

void TestHandshake::errorsNameTheHeader_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* value, const char* message) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(value)
                            << QString::fromUtf8(message);
    };
    row("HOST", "a", "params.headers must not set HOST");
    row("sec-fetch-mode", "a", "params.headers must not set sec-fetch-mode");
    row("X-Twice", "a", "params.headers must not name a header twice: X-Twice");
    row("X-A", "a\nb",
        "params.headers must have values of Latin-1 without control characters: X-A");
    // What is no name could be a value in the wrong place.
    row("s3cret s3cret", "a", "params.headers must have names that are tokens");
}

void TestHandshake::errorsNameTheHeader()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const auto handshake = Handshake::check(QStringLiteral("ws://localhost/"),
        {{QStringLiteral("x-twice"), QString()}, {name, value}}, {});
    QVERIFY(!handshake);
    QTEST(handshake.error().message, "message");
}

void TestHandshake::errorsNeverHoldTheValue()
{
    const QString secret = QStringLiteral("s3cret");
    const auto byHeader = Handshake::check(
        QStringLiteral("ws://localhost/"), {{QStringLiteral("X-A"), secret + u'\n'}}, {});
    QVERIFY(!byHeader && !byHeader.error().message.contains(secret));
    const auto byUrl = Handshake::check(QStringLiteral("ws://u:%1@localhost/").arg(secret), {}, {});
    QVERIFY(!byUrl && !byUrl.error().message.contains(secret));
}

QTEST_APPLESS_MAIN(TestHandshake)
#include "tst_handshake.moc"
