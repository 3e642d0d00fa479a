#include "tests/support/engine_test.h"
#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"

using namespace portcullis;
using namespace portcullis::test;

namespace {

//! Waits for what is recorded of \a origin with those words.
bool hasRecorded(OpenResource& open, const QString& origin, Outcome outcome, const char* why = "")
{
    const auto isIt = [&](const RecordedContact& recorded) {
        const Contact& contact = recorded.contact;
        return contact.origin.toString() == origin && contact.outcome == outcome
            && contact.why == QLatin1String(why);
    };
    return waitFor([&] {
        const auto entries = open.contacts().entries();
        return std::any_of(entries.begin(), entries.end(), isIt);
    });
}

} // namespace

//! The record of the hosts that a resource reaches, or tries to, with the real engine.
class TestContacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsWhatTheBridgeDoes();
    void recordsAMissingPermission();
    void recordsWhatTheEngineIsRefused_data();
    void recordsWhatTheEngineIsRefused();
    void recordsTheWebSocketOfTheEngine();
    void recordsTheLastSecond();
};

void TestContacts::recordsWhatTheBridgeDoes()
{
    ServerProcess server;
    QVERIFY(server.start());
    OpenResource open(resourceFixture("scripted"), allCapabilities(),
        {{"{server}", server.address().toUtf8()},
            {"{script}",
                "connect('a', server + '/echo?token=s3cret');\n"
                "connect('b', 'ws://127.0.0.1:2/');\n"
                "connect('c', 'wss://elsewhere.example/');\n"}});
    QVERIFY(hasRecorded(open, server.address(), Outcome::Connected));
    QVERIFY(hasRecorded(open, QStringLiteral("ws://127.0.0.1:2"), Outcome::Failed, "tcp"));
    QVERIFY(hasRecorded(
        open, QStringLiteral("wss://elsewhere.example"), Outcome::Refused, "not_listed"));
    const auto entries = open.contacts().entries();
    QCOMPARE(entries.size(), size_t(3));
    QCOMPARE(entries.front().resource, QStringLiteral("com.example.scripted"));
    QVERIFY(!QByteArray::fromStdString(toJson(entries).dump()).contains("s3cret"));
}

void TestContacts::recordsAMissingPermission()
{
    OpenResource open(
        resourceFixture("scripted"), {}, {{"{script}", "connect('a', 'ws://127.0.0.1:2/');"}});
    QVERIFY(
        hasRecorded(open, QStringLiteral("ws://127.0.0.1:2"), Outcome::Refused, "no_permission"));
}

void TestContacts::recordsWhatTheEngineIsRefused_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("image") << QByteArray("new Image().src = http;");
    QTest::newRow("fetch") << QByteArray("fetch(http).catch(() => 0);");
    QTest::newRow("script") << QByteArray("import(http).catch(() => 0);");
    QTest::newRow("navigation") << QByteArray("location.href = http;");
    QTest::newRow("form") << QByteArray(
        "const f = document.createElement('form'); f.action = http; document.body.append(f);"
        "f.submit();");
    QTest::newRow("window") << QByteArray("window.open(http);");
    QTest::newRow("worker") << QByteArray(
        "new Worker(URL.createObjectURL(new Blob([`fetch('${http}')`])));");
    // No content security policy speaks of it, and the request filter is what stops it.
    QTest::newRow("policy taken away")
        << QByteArray("const w = document.createElement('iframe'); document.body.append(w);"
                      "w.contentWindow.location = http;");
}

void TestContacts::recordsWhatTheEngineIsRefused()
{
    QFETCH(QByteArray, script);
    RawServer server;
    const QByteArray http
        = server.address().replace(QLatin1String("ws:"), QLatin1String("http:")).toUtf8();
    OpenResource open(resourceFixture("scripted"), allCapabilities(),
        {{"{script}", "const http = '" + http + "/path?token=s3cret';\n" + script}});
    QVERIFY(hasRecorded(open, QString::fromLatin1(http), Outcome::Refused, "engine"));
    QCOMPARE(server.connectionCount(), 0);
}

void TestContacts::recordsTheWebSocketOfTheEngine()
{
    RawServer server;
    OpenResource open(resourceFixture("scripted"), allCapabilities(),
        {{"{server}", server.address().toUtf8()}, {"{script}", "new WebSocket(server);"}});
    QVERIFY(hasRecorded(open, server.address(), Outcome::Refused, "engine"));
    QCOMPARE(server.connectionCount(), 0);
}

//! What a resource did before its tab was closed is not lost with it.
void TestContacts::recordsTheLastSecond()
{
    RawServer server;
    OpenResource open(resourceFixture("scripted"), allCapabilities(),
        {{"{server}", server.address().toUtf8()}, {"{script}", "connect('a', server);"}});
    QVERIFY(server.acceptHandshake());
    QVERIFY(open.waitForLine("\"event\":\"open\""));
    open.close();
    QVERIFY(hasRecorded(open, server.address(), Outcome::Connected));
}

PORTCULLIS_ENGINE_TEST(TestContacts)
#include "tst_contacts.moc"
