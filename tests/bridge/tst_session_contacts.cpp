#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"
#include "tests/support/session_harness.h"
#include "tests/support/wait_for.h"

#include <QSignalSpy>
#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

//! What a session tells of hosts, gathered over a test.
class Told {
public:
    explicit Told(Harness& harness) : m_harness(harness) { }

    //! The contact with those words, once there is one; a count of 0 if it does not come.
    Contact find(Outcome outcome, const QByteArray& why = {})
    {
        Contact found;
        waitFor([&] {
            const Contacts contacts = m_harness.session.takeContacts();
            m_all.insert(m_all.end(), contacts.list.begin(), contacts.list.end());
            const auto match = std::find_if(m_all.begin(), m_all.end(), [&](const Contact& c) {
                return c.outcome == outcome && c.why == QLatin1String(why) && c.count > 0;
            });
            if (match != m_all.end())
                found = *match;
            return match != m_all.end();
        });
        return found;
    }

    size_t size() const { return m_all.size(); }

private:
    Harness& m_harness;
    std::vector<Contact> m_all;
};

Caller callerFor(const HostPolicy& hosts)
{
    Caller caller = callerWith(allCapabilities());
    caller.permissions.hosts = hosts;
    return caller;
}

HostPattern patternOf(const QByteArray& text)
{
    return HostPattern::parse(QString::fromLatin1(text)).value();
}

//! Only what is \a listed, unless that is empty, and not what is \a refused.
HostPolicy policyOf(const QByteArray& listed, const QByteArray& refused)
{
    HostPolicy policy = listed.isEmpty() ? HostPolicy() : HostPolicy({patternOf(listed)});
    if (!refused.isEmpty())
        policy.refuse(patternOf(refused));
    return policy;
}

} // namespace

//! What a session tells of the hosts that its resource reaches, or tries to.
class TestSessionContacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tellsOfConnections();
    void tellsOfTrafficOnce();
    void tellsOfFailures();
    void tellsOfReconnects();
    void tellsOfRefusals_data();
    void tellsOfRefusals();
    void tellsOfANameThatIsNotPublic();
    void tellsOfAMissingPermission();
    void tellsOfWhatTheUserEnds();
    void tellsOfWhatTheUserRefusesWhenAsked();
    void saysNothingOfWhatIsNoAttempt();
};

void TestSessionContacts::tellsOfConnections()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    QSignalSpy signal(&harness.session, &Session::contacted);
    harness.connect("a", server.address() + QStringLiteral("/path?token=s3cret"));
    QVERIFY(harness.waitForEvent("open"));
    QVERIFY(!signal.isEmpty());
    Told told(harness);
    const Contact contact = told.find(Outcome::Connected);
    QCOMPARE(contact.origin.toString(), server.address());
    QCOMPARE(contact.count, 1);
    QCOMPARE(told.size(), size_t(1));
}

void TestSessionContacts::tellsOfTrafficOnce()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    harness.connect("a", server.address() + QStringLiteral("/echo"));
    QVERIFY(harness.waitForEvent("open"));
    harness.notify("ws.send", {{"connectionId", "a"}, {"data", "hello"}});
    QVERIFY(harness.waitForEvent("message"));
    const Contacts open = harness.session.takeContacts();
    QCOMPARE(open.list.size(), size_t(1));
    QVERIFY((open.list.front().traffic == Traffic{1, 5, 1, 5}));
    QVERIFY(harness.session.takeContacts().isEmpty());
    harness.notify("ws.send", {{"connectionId", "a"}, {"data", "bye"}});
    QVERIFY(harness.waitForEvent("message", 2));
    harness.notify("ws.close", {{"connectionId", "a"}});
    QVERIFY(harness.waitForEvent("close"));
    const Contacts closed = harness.session.takeContacts();
    QCOMPARE(closed.list.size(), size_t(1));
    QCOMPARE(closed.list.front().count, 0);
    QVERIFY((closed.list.front().traffic == Traffic{1, 3, 1, 3}));
}

void TestSessionContacts::tellsOfFailures()
{
    Harness harness;
    harness.connect("a", QStringLiteral("ws://127.0.0.1:2"));
    QVERIFY(harness.waitForEvent("close"));
    Told told(harness);
    QCOMPARE(
        told.find(Outcome::Failed, "tcp").origin.toString(), QStringLiteral("ws://127.0.0.1:2"));
    RawServer server;
    harness.connect("b", server.address());
    QVERIFY(server.answerHandshake("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));
    QCOMPARE(told.find(Outcome::Failed, "http").origin.toString(), server.address());
}

void TestSessionContacts::tellsOfReconnects()
{
    RawServer server;
    Harness harness;
    harness.connect("a", server.address(),
        {{"reconnect", {{"maxRetries", 1}, {"initialDelayMs", 100}, {"jitter", 0}}}});
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open"));
    server.peer()->abort();
    QVERIFY(harness.waitForEvent("reconnecting"));
    QVERIFY(waitFor([&] { return server.connectionCount() == 2; }));
    QVERIFY(server.acceptHandshake());
    QVERIFY(harness.waitForEvent("open", 2));
    const Contacts contacts = harness.session.takeContacts();
    QCOMPARE(contacts.list.size(), size_t(1));
    QCOMPARE(contacts.list.front().count, 2);
}

void TestSessionContacts::tellsOfRefusals_data()
{
    QTest::addColumn<QByteArray>("listed"); // empty: no list
    QTest::addColumn<QByteArray>("refused"); // by the user; empty: nothing
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("why");
    const auto row = [](const char* name, const char* listed, const char* refused, const char* url,
                         const char* why) {
        QTest::newRow(name) << QByteArray(listed) << QByteArray(refused) << QByteArray(url)
                            << QByteArray(why);
    };
    const char* const host = "wss://a.example";
    row("not on the list", host, "", "wss://b.example/x?y=s3cret", "not_listed");
    row("not public", "", "", "ws://192.168.0.1/", "not_public");
    row("a port of another protocol", "", "", "wss://a.example:25/", "blocked_port");
    row("refused by the user", "", host, "wss://a.example/x?y=s3cret", "by_user");
    row("on the list and refused by the user", host, host, "wss://a.example/", "by_user");
}

void TestSessionContacts::tellsOfRefusals()
{
    QFETCH(QByteArray, listed);
    QFETCH(QByteArray, refused);
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, why);
    Harness harness(callerFor(policyOf(listed, refused)));
    harness.connect("a", QString::fromLatin1(url));
    QCOMPARE(harness.errorOf("connect"), QStringLiteral("host_denied"));
    Told told(harness);
    QCOMPARE(told.find(Outcome::Refused, why).origin, *originOf(QUrl(QString::fromLatin1(url))));
    QCOMPARE(told.size(), size_t(1));
}

void TestSessionContacts::tellsOfANameThatIsNotPublic()
{
    Harness harness(callerFor(HostPolicy()));
    harness.connect("a", QStringLiteral("ws://localhost:4000"));
    QVERIFY(harness.waitForEvent("close"));
    Told told(harness);
    QCOMPARE(told.find(Outcome::Refused, "not_public").origin.host, QStringLiteral("localhost"));
}

void TestSessionContacts::tellsOfAMissingPermission()
{
    Harness harness(CapabilitySet{});
    harness.connect("a", QStringLiteral("wss://a.example/"));
    QCOMPARE(harness.errorOf("connect"), QStringLiteral("capability_denied"));
    Told told(harness);
    QCOMPARE(told.find(Outcome::Refused, "no_permission").origin.host, QStringLiteral("a.example"));
}

void TestSessionContacts::tellsOfWhatTheUserEnds()
{
    RawServer server; // it never answers
    Harness harness;
    harness.connect("a", server.address());
    QVERIFY(waitFor([&] { return server.connectionCount() == 1; }));
    harness.session.setPermissions({});
    Told told(harness);
    QCOMPARE(told.find(Outcome::Refused, "by_user").count, 1);
}

void TestSessionContacts::tellsOfWhatTheUserRefusesWhenAsked()
{
    Caller caller = callerFor(HostPolicy(HostPolicy::Unlisted::Undecided));
    Harness harness(caller);
    const auto url = QStringLiteral("wss://a.example/x?y=s3cret");
    harness.connect("a", url);
    QVERIFY(!harness.answer("connect").contains("error")); // it waits for the user
    QVERIFY(harness.session.takeContacts().isEmpty());
    caller.permissions.hosts.refuse(patternOf("wss://a.example"));
    harness.session.setPermissions(caller.permissions);
    Told told(harness);
    QCOMPARE(told.find(Outcome::Refused, "by_user").origin, *originOf(QUrl(url)));
    QCOMPARE(told.size(), size_t(1));
}

void TestSessionContacts::saysNothingOfWhatIsNoAttempt()
{
    Harness harness(CapabilitySet{});
    harness.notify("ws.list", {});
    harness.notify("ws.connect", {{"url", 1}});
    harness.notify("ws.connect", {{"url", "not a URL"}});
    harness.notify("ws.connect", {{"url", "file:///etc/passwd"}});
    harness.request("last", "ws.connect", {{"url", std::string(10'000, 'x')}});
    QVERIFY(!harness.answer("last").is_null());
    QVERIFY(harness.session.takeContacts().isEmpty());
}

QTEST_GUILESS_MAIN(TestSessionContacts)
#include "tst_session_contacts.moc"
