#include "bridge/monitor/secret_mask.h"

#include <QTest>

using namespace portcullis;

class TestSecretMask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void masks_data();
    void masks();
    void leavesTheRest_data();
    void leavesTheRest();
    void isQuickOnHostileText_data();
    void isQuickOnHostileText();
};

void TestSecretMask::masks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    const auto row = [](const char* name, const char* text, const char* masked) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(masked);
    };
    row("JSON", R"({"user":"ann","password":"s3cret","n":1})",
        R"({"user":"ann","password":"***","n":1})");
    row("JSON with spaces", R"({ "token" : "s3cret" })", R"({ "token" : "***" })");
    row("JSON, part of a name", R"({"access_token":"s3cret","refreshToken":"s3cret"})",
        R"({"access_token":"***","refreshToken":"***"})");
    row("JSON, other case", R"({"ApiKey":"s3cret"})", R"({"ApiKey":"***"})");
    row("JSON, escaped quotes", R"({"secret":"s3\"cret\\","x":"y"})",
        R"({"secret":"***","x":"y"})");
    row("JSON, number", R"({"pin":1234567,"x":2})", R"({"pin":***,"x":2})");
    row("JSON, array", R"({"tokens":["s3cret","s3cret"],"x":[1]})", R"({"tokens":[***],"x":[1]})");
    row("JSON, cut off", R"({"password":"s3cre)", R"({"password":"***")");
    row("JSON, array cut off", R"({"tokens":["s3cret","s3c)", R"({"tokens":[***])");
    row("JSON, nested", R"({"session":{"cookie":"s3cret"}})", R"({"session":{"cookie":"***"}})");
    row("JSON within JSON", R"({"body":"{\"password\":\"s3cret\",\"x\":1}"})",
        R"({"body":"{\"password\":\"***\",\"x\":1}"})");
    row("single quotes", "{'auth':'s3cret'}", "{'auth':'***'}");
    row("empty", R"({"password":""})", R"({"password":"***"})");
    row("header", "GET / HTTP/1.1\r\nAuthorization: Digest s3cret=x\r\nHost: a",
        "GET / HTTP/1.1\r\nAuthorization: ***\r\nHost: a");
    row("header, other name", "X-Api-Key: s3cret s3cret", "X-Api-Key: ***");
    row("cookies", "Cookie: a=s3cret; b=s3cret\nx", "Cookie: ***\nx");
    row("STOMP", "CONNECT\nlogin:guest\npasscode:s3cret\n\n",
        "CONNECT\nlogin:guest\npasscode:***\n\n");
    row("form", "user=ann&password=s3cret&x=1", "user=ann&password=***&x=1");
    row("query", "wss://a.example/x?api_key=s3cret&y=1", "wss://a.example/x?api_key=***&y=1");
    row("bearer token", "hello Bearer abc.DEF-123_456== there", "hello Bearer *** there");
    row("basic", R"({"h":"Basic dXNlcjpwYXNz"})", R"({"h":"Basic ***"})");
    row("JSON web token", "x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln y", "x *** y");
    row("credentials", "see https://ann:s3cret@a.example/x", "see https://***@a.example/x");
}

void TestSecretMask::masks()
{
    QFETCH(QString, text);
    QFETCH(QString, masked);
    QCOMPARE(maskSecrets(text), masked);
}

void TestSecretMask::leavesTheRest_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("empty", "");
    row("text", "The secret of the token is that it has no name.");
    row("JSON", R"({"author":"ann","text":"a: b","list":[1,"x",null],"compass":"north"})");
    row("no value", R"({"token":null})");
    row("mail address", "ann@a.example: hi");
    row("URL", "https://a.example:8443/x?y=z#t");
    row("not Latin", "пароль 密码 🔑");
    row("control characters", "a\x01\x02z");
}

void TestSecretMask::leavesTheRest()
{
    QFETCH(QString, text);
    QCOMPARE(maskSecrets(text), text);
}

void TestSecretMask::isQuickOnHostileText_data()
{
    QTest::addColumn<QString>("piece");
    for (const char* const piece : {"\"token\":\"\\", "token", "a.", "\\\"", "[[", "eyJaaaaaa.",
             "x://", "session-", "'\"", " ", "Bearer "})
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

//! It ends, within the time that a test has: no pattern takes exponential time.
void TestSecretMask::isQuickOnHostileText()
{
    QFETCH(QString, piece);
    const QString text = piece.repeated(4096 / piece.size());
    for (int i = 0; i < 20; ++i)
        QVERIFY(maskSecrets(text).size() <= 4 * text.size() + 16);
}

QTEST_APPLESS_MAIN(TestSecretMask)
#include "tst_secret_mask.moc"
