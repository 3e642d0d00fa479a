#include "bridge/core/limits.h"
#include "bridge/monitor/contact_log.h"

#include <QTest>

using namespace portcullis;

namespace {

QUrl hostNumber(qint64 number)
{
    return QUrl(QStringLiteral("wss://host-%1.example/").arg(number));
}

} // namespace

class TestContactLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOrigins_data();
    void readsOrigins();
    void countsTogether();
    void keepsOutcomesApart();
    void isEmptyOnceTaken();
    void addsTraffic();
    void isBounded();
    void refusalsLeaveRoomForConnections();
};

void TestContactLog::readsOrigins_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("origin"); // empty: none
    const auto row = [](const char* name, const char* url, const char* origin) {
        QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(origin);
    };
    row("port of its own", "wss://example.com:8443/", "wss://example.com:8443");
    row("the scheme's port", "wss://example.com:443/", "wss://example.com");
    row("no port", "ws://example.com", "ws://example.com");
    row("other spelling", "wss://EXAMPLE.com./", "wss://example.com");
    row("IPv6", "ws://[::1]:80/", "ws://[::1]");
    row("path, query and fragment", "https://a.example/s3cret?token=s3cret#s3cret",
        "https://a.example");
    row("credentials", "https://s3cret:s3cret@a.example/", "https://a.example");
    row("another scheme", "file:///etc/passwd", "");
    row("no host", "https:///x", "");
    row("no URL", "s3cret", "");
}

void TestContactLog::readsOrigins()
{
    QFETCH(QString, url);
    QFETCH(QString, origin);
    const std::optional<Origin> read = originOf(QUrl(url));
    QCOMPARE(read ? read->toString() : QString(), origin);
}

void TestContactLog::countsTogether()
{
    ContactLog log;
    log.addFailed(QUrl(QStringLiteral("wss://a.example/one?token=s3cret")), Stage::Tcp);
    log.addFailed(QUrl(QStringLiteral("wss://a.example/two")), Stage::Tcp);
    const Contacts contacts = log.take();
    QCOMPARE(contacts.list.size(), size_t(1));
    const Contact& contact = contacts.list.front();
    QCOMPARE(contact.origin.toString(), QStringLiteral("wss://a.example"));
    QCOMPARE(contact.outcome, Outcome::Failed);
    QCOMPARE(contact.why, QStringLiteral("tcp"));
    QCOMPARE(contact.count, 2);
    QVERIFY(contact.first > 0 && contact.first <= contact.last);
}

void TestContactLog::keepsOutcomesApart()
{
    ContactLog log;
    log.addConnected(hostNumber(1));
    log.addFailed(hostNumber(1), Stage::Tcp);
    log.addFailed(hostNumber(1), Stage::Dns);
    log.addRefused(hostNumber(1), ContactRefusal::ByUser);
    log.addConnected(hostNumber(2));
    QCOMPARE(log.take().list.size(), size_t(5));
}

void TestContactLog::isEmptyOnceTaken()
{
    ContactLog log;
    log.addConnected(hostNumber(1));
    QVERIFY(!log.take().isEmpty());
    QVERIFY(log.take().isEmpty());
}

void TestContactLog::addsTraffic()
{
    ContactLog log;
    log.addTraffic(hostNumber(1), {});
    QVERIFY(log.take().isEmpty());
    log.addTraffic(hostNumber(1), {1, 10, 2, 20});
    log.addTraffic(hostNumber(1), {1, 1, 1, 1});
    const Contacts contacts = log.take();
    QCOMPARE(contacts.list.size(), size_t(1));
    QCOMPARE(contacts.list.front().count, 0);
    QVERIFY((contacts.list.front().traffic == Traffic{2, 11, 3, 21}));
}

void TestContactLog::isBounded()
{
    ContactLog log;
    for (qint64 i = 0; i < limits::maxGatheredContacts; ++i)
        log.addRefused(hostNumber(i), ContactRefusal::NotListed);
    log.addRefused(hostNumber(0), ContactRefusal::NotListed);
    log.addRefused(hostNumber(-1), ContactRefusal::NotListed);
    log.addRefused(hostNumber(-2), ContactRefusal::NotListed);
    const Contacts contacts = log.take();
    QCOMPARE(qint64(contacts.list.size()), limits::maxGatheredContacts);
    QCOMPARE(contacts.leftOut, 2);
    log.addRefused(hostNumber(-1), ContactRefusal::NotListed);
    QCOMPARE(log.take().list.size(), size_t(1));
}

void TestContactLog::refusalsLeaveRoomForConnections()
{
    ContactLog log;
    for (qint64 i = 0; i < 2 * limits::maxGatheredContacts; ++i)
        log.addRefused(hostNumber(i), ContactRefusal::NotListed);
    log.addConnected(hostNumber(-1));
    const Contacts contacts = log.take();
    QVERIFY(std::any_of(contacts.list.begin(), contacts.list.end(),
        [](const Contact& contact) { return contact.outcome == Outcome::Connected; }));
}

QTEST_APPLESS_MAIN(TestContactLog)
#include "tst_contact_log.moc"
