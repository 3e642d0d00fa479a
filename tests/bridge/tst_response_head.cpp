#include "bridge/ws/response_head.h"

#include <QTest>

using namespace portcullis;

namespace {

ResponseHeaders headersOf(const QByteArray& lines)
{
    const auto head = parseResponseHead("HTTP/1.1 101 Switching Protocols\r\n" + lines);
    return head ? head->headers : ResponseHeaders{{QStringLiteral("no head"), {}}};
}

bool isWellFormed(const QByteArray& lines)
{
    const auto head = parseResponseHead("HTTP/1.1 101 Switching Protocols\r\n" + lines);
    return head && head->isWellFormed;
}

} // namespace

class TestResponseHead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsStatus_data();
    void readsStatus();
    void refusesWhatIsNoAnswer_data();
    void refusesWhatIsNoAnswer();
    void readsHeaders_data();
    void readsHeaders();
    void leavesOutWhatIsNoHeader_data();
    void leavesOutWhatIsNoHeader();
    void endsAtAnEmptyLine();
    void notesControlCharacters();
    void continuedLineIsNoHeaderOfItsOwn();
    void joinsHeadersOfOneName();
};

void TestResponseHead::readsStatus_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    const auto row
        = [](const char* line, int status) { QTest::newRow(line) << QByteArray(line) << status; };
    row("HTTP/1.1 101 Switching Protocols", 101);
    row("HTTP/1.1 100 Continue", 100);
    row("HTTP/1.1 407 Proxy Authentication Required", 407);
    row("HTTP/1.1 503 ", 503);
    row("HTTP/1.1 503", 503);
    row("HTTP/1.1 599 101", 599);
    row("HTTP/1.0 404 Not Found", 404);
}

void TestResponseHead::readsStatus()
{
    QFETCH(QByteArray, line);
    for (const char* const ending : {"", "\n", "\r\n", "\r\n\r\n", "\r\nA: b\r\n\r\n"}) {
        const auto head = parseResponseHead(line + ending);
        QVERIFY(head);
        QTEST(head->status, "status");
    }
}

void TestResponseHead::refusesWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row
        = [](const char* sentence, const QByteArray& text) { QTest::newRow(sentence) << text; };
    row("nothing", "");
    row("an empty line", "\r\n");
    row("an empty line before the answer", "\r\nHTTP/1.1 101 OK\r\n");
    row("a space before the answer", " HTTP/1.1 101 OK\r\n");
    row("more before the answer", "XHTTP/1.1 101 OK\r\n");
    row("another protocol", "SSH-2.0-OpenSSH_9.2\r\n");
    row("another version", "HTTP/2 200\r\n");
    row("another version with a digit", "HTTP/2.0 200 OK\r\n");
    row("a word for a minor version", "HTTP/1.x 101 OK\r\n");
    row("no minor version", "HTTP/1. 101 OK\r\n");
    row("HTTP in lower case", "http/1.1 101 OK\r\n");
    row("only the version", "HTTP/1.1\r\n");
    row("no space", "HTTP/1.1101\r\n");
    row("a word for a status", "HTTP/1.1 abc OK\r\n");
    row("a status of two digits", "HTTP/1.1 99 OK\r\n");
    row("a status below all", "HTTP/1.1 099 OK\r\n");
    row("a status below zero", "HTTP/1.1 -10 OK\r\n");
    row("a status on the next line", "HTTP/1.1 \r\n101 OK\r\n");
    row("a header only", "Upgrade: websocket\r\n");
    row("bytes", QByteArray::fromHex("00ff80fe0a00"));
}

void TestResponseHead::refusesWhatIsNoAnswer()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseResponseHead(text));
}

void TestResponseHead::readsHeaders_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const auto row
        = [](const char* sentence, const QByteArray& line, const char* name, const QString& value) {
              QTest::newRow(sentence) << line << QString::fromUtf8(name) << value;
          };
    row("names are in lower case", "X-ReQuest-ID: aB", "x-request-id", QStringLiteral("aB"));
    row("without a space", "A:b", "a", QStringLiteral("b"));
    row("spaces around the value do not count", "A: \t b c \t", "a", QStringLiteral("b c"));
    row("no value", "A:", "a", QString());
    row("colons in the value", "Date: 10:20:30", "date", QStringLiteral("10:20:30"));
    row("bytes past ASCII are Latin-1", "A: \xE4\xFF", "a", QStringLiteral("äÿ"));
    row("UTF-8 is not decoded", "A: \xC3\xA4", "a", QString::fromLatin1("\xC3\xA4"));
}

void TestResponseHead::readsHeaders()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, name);
    QFETCH(QString, value);
    const ResponseHeaders expected{{name, value}};
    for (const char* const ending : {"", "\n", "\r\n", "\r\n\r\n"})
        QCOMPARE(headersOf(line + ending), expected);
}

void TestResponseHead::leavesOutWhatIsNoHeader_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("a word") << QByteArray("junk");
    QTest::newRow("a value without a name") << QByteArray(": value");
    QTest::newRow("a value with spaces for a name") << QByteArray(" : value");
    QTest::newRow("a colon") << QByteArray(":");
    QTest::newRow("bytes") << QByteArray::fromHex("00ff80fe");
}

void TestResponseHead::leavesOutWhatIsNoHeader()
{
    QFETCH(QByteArray, line);
    const ResponseHeaders expected{
        {QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("c"), QStringLiteral("d")}};
    QCOMPARE(headersOf("A: b\r\n" + line + "\r\nC: d\r\n"), expected);
    QVERIFY(!isWellFormed("A: b\r\n" + line + "\r\nC: d\r\n"));
}

void TestResponseHead::endsAtAnEmptyLine()
{
    for (const char* const end : {"\r\n", "\n"}) {
        const QByteArray lines = "A: b\r\n" + QByteArray(end) + "C: d\r\njunk\r\n";
        const ResponseHeaders expected{{QStringLiteral("a"), QStringLiteral("b")}};
        QCOMPARE(headersOf(lines), expected);
        QVERIFY(isWellFormed(lines));
    }
}

void TestResponseHead::notesControlCharacters()
{
    QVERIFY(isWellFormed("A: b\tc \xe9\r\n"));
    for (const char c : {'\0', '\r', '\x01', '\x7f'})
        QVERIFY(!isWellFormed("A: b" + QByteArray(1, c) + "c\r\n"));
}

//! RFC 9112, section 5.2: it belongs to the value before it, whatever it looks like.
void TestResponseHead::continuedLineIsNoHeaderOfItsOwn()
{
    for (const char* const begin : {" ", "\t"}) {
        const ResponseHeaders headers
            = headersOf("A: b\r\n" + QByteArray(begin) + "X: y\r\nC: d\r\n");
        QCOMPARE(headers.count(QStringLiteral("x")), size_t(0));
        QCOMPARE(headers.count(QStringLiteral("c")), size_t(1));
        QVERIFY(!isWellFormed("A: b\r\n" + QByteArray(begin) + "more\r\n"));
    }
}

void TestResponseHead::joinsHeadersOfOneName()
{
    const ResponseHeaders expected{{QStringLiteral("set-cookie"), QStringLiteral("a=b, , c=d")},
        {QStringLiteral("x"), QStringLiteral("y")}};
    QCOMPARE(
        headersOf("Set-Cookie: a=b\r\nX: y\r\nset-cookie:\r\nSET-COOKIE: c=d\r\n\r\n"), expected);
}

QTEST_APPLESS_MAIN(TestResponseHead)
#include "tst_response_head.moc"
