#include "app/engine/blocked_requests.h"
#include "tests/support/wait_for.h"

#include <QSignalSpy>
#include <QTest>

using namespace portcullis;

class TestBlockedRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsReports_data();
    void readsReports();
    void tellsTogether();
    void tellsAtTheEnd();
};

void TestBlockedRequests::readsReports_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("origin"); // empty: none
    const auto row = [](const char* name, const QByteArray& line, const char* origin) {
        QTest::newRow(name) << QString::fromUtf8(line) << QString::fromLatin1(origin);
    };
    const QByteArray why
        = " because it violates the following Content Security Policy directive: x";
    const QByteArray url = "'https://a.example:99/x?token=s3cret'";
    row("image", "Refused to load the image " + url + why, "https://a.example:99");
    row("connection", "Refused to connect to 'wss://a.example/'" + why, "wss://a.example");
    row("window", "Blocked opening " + url + " in a new window because of the sandbox",
        "https://a.example:99");
    const QByteArray newer
        = " violates the following Content Security Policy directive: x. The action was blocked.";
    row("image, newer", "Loading the image " + url + newer, "https://a.example:99");
    row("form, newer", "Sending form data to " + url + newer, "https://a.example:99");
    row("frame, newer", "Framing " + url + newer, "https://a.example:99");
    row("newer, only reported", "Framing " + url + " violates the following report-only x", "");
    row("another report", "Refused to load the image " + url + " because of something else", "");
    row("inside of a line", "x Refused to load the image " + url + why, "");
    row("no host", "Refused to load the image 'data:'" + why, "");
    row("file", "Refused to load the image 'file:///etc/passwd'" + why, "");
    row("no end", "Refused to load the image 'https://a.example", "");
    row("too long",
        "Refused to load the image 'https://a.example/" + QByteArray(5000, 'x') + '\'' + why, "");
    row("empty", "", "");
}

void TestBlockedRequests::readsReports()
{
    QFETCH(QString, line);
    QFETCH(QString, origin);
    auto blocked = std::make_unique<BlockedRequests>();
    QSignalSpy told(blocked.get(), &BlockedRequests::contacted);
    blocked->addReported(line);
    blocked.reset();
    QCOMPARE(told.size(), origin.isEmpty() ? 0 : 1);
    if (origin.isEmpty())
        return;
    const auto contacts = told.first().at(0).value<Contacts>();
    QCOMPARE(contacts.list.size(), size_t(1));
    QCOMPARE(contacts.list.front().origin.toString(), origin);
    QCOMPARE(contacts.list.front().why, wireName(ContactRefusal::Engine));
}

void TestBlockedRequests::tellsTogether()
{
    BlockedRequests blocked;
    QSignalSpy told(&blocked, &BlockedRequests::contacted);
    for (int i = 0; i < 5000; ++i)
        blocked.add(QUrl(QStringLiteral("https://a.example/%1").arg(i)));
    QCOMPARE(told.size(), 0);
    QVERIFY(test::waitFor([&] { return told.size() == 1; }));
    QCOMPARE(told.first().at(0).value<Contacts>().list.front().count, 5000);
}

void TestBlockedRequests::tellsAtTheEnd()
{
    auto blocked = std::make_unique<BlockedRequests>();
    QSignalSpy told(blocked.get(), &BlockedRequests::contacted);
    blocked->add(QUrl(QStringLiteral("https://a.example/")));
    blocked.reset();
    QCOMPARE(told.size(), 1);
}

QTEST_GUILESS_MAIN(TestBlockedRequests)
#include "tst_blocked_requests.moc"
