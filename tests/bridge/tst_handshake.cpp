#include "bridge/core/limits.h"
#include "bridge/ws/handshake.h"

#include <QTest>

using namespace portcullis;

class TestHandshake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void takesUrls_data();
    void takesUrls();
    void takesHeaders();
    void takesAsManyHeadersAsTheLimit();
    void trimsHeaderValues();
    void errorsNeverHoldTheValue();
};

void TestHandshake::takesUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    const auto row = [](const char* url, const char* host) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(host);
    };
    row("wss://echo.websocket.org", "echo.websocket.org");
    row("ws://localhost:8080/a/b?c=d&e=%20f", "localhost");
    row("wss://stream.binance.com:9443/ws/btcusdt@trade", "stream.binance.com");
    row("WSS://EXAMPLE.COM/", "example.com");
    row("ws://[::1]:9000/", "::1");
    row("wss://bücher.example/", "xn--bcher-kva.example");
    row("ws://127.0.0.1/?q={\"a\":1}", "127.0.0.1");
    row("ws://127.0.0.1?user@host", "127.0.0.1");
}

//! What is refused stands in tests/fixtures/requests/refused.json.
void TestHandshake::takesUrls()
{
    QFETCH(QString, url);
    const auto handshake = Handshake::check(url, {}, {});
    QVERIFY2(handshake, handshake ? "" : qPrintable(handshake.error().message));
    QTEST(handshake->url().host(QUrl::FullyEncoded), "host");
}

void TestHandshake::takesHeaders()
{
    const auto handshake = Handshake::check(QStringLiteral("ws://localhost/"),
        {{QStringLiteral("Authorization"), QStringLiteral("Bearer abc")},
            {QStringLiteral("X-Umlaut"), QStringLiteral("ä\tb")},
            {QStringLiteral("Cookie"), QStringLiteral("a=b")}},
        {QStringLiteral("chat-v2"), QStringLiteral("chat-v1")});
    QVERIFY2(handshake, handshake ? "" : qPrintable(handshake.error().message));
    QCOMPARE(handshake->headers().size(), size_t(3));
    QCOMPARE(handshake->headers()[0].name, QByteArray("Authorization"));
    QCOMPARE(handshake->headers()[1].value, QByteArray("\xE4\tb"));
    QCOMPARE(handshake->protocols().size(), 2);
}

void TestHandshake::takesAsManyHeadersAsTheLimit()
{
    Handshake::NamedValues headers;
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
    const auto handshake = Handshake::check(
        QStringLiteral("ws://localhost/"), {{QStringLiteral("X-A"), QStringLiteral("  a b ")}}, {});
    QVERIFY(handshake);
    QCOMPARE(handshake->headers().front().value, QByteArray("a b"));
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
