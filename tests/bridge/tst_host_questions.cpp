#include "tests/support/raw_server.h"
#include "tests/support/session_harness.h"
#include "tests/support/wait_for.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

NetworkSettings through(const RawServer& proxy)
{
    NetworkSettings settings;
    settings.proxy = parseProxy(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())).value();
    return settings;
}

Caller undecidedCaller()
{
    Caller caller = callerWith(allCapabilities());
    caller.permissions.hosts = HostPolicy(HostPolicy::Unlisted::Undecided);
    return caller;
}

} // namespace

//! \brief A resource that lists no hosts has to wait for the user at each new one.
//!
//! All connections go through a proxy of the test, so that no name is looked up.
class TestHostQuestions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void waitsForTheUser();
    void opensWhatIsAllowed();
    void endsWhatIsRefused();
    void keepsWaitingForAnotherHost();
    void canBeClosedWhileItWaits_data();
    void canBeClosedWhileItWaits();
    void asksOnceOfAnIdThatIsUsedAgain();
    void endsWithTheSession();
    void endsWhenAllIsRevoked();
    void asksForSoManyAtATime();
    void revokingAHostEndsItsConnections();
    void tellsWhatIsRefused();

private:
    //! Neither a connection to the proxy, nor an event.
    bool isQuiet();
    void decide(const char* allowed, const char* refused = nullptr);
    void connectTo(const char* id, const char* url) { m_harness->connect(id, QLatin1String(url)); }

    std::unique_ptr<RawServer> m_proxy;
    std::unique_ptr<Harness> m_harness;
};

void TestHostQuestions::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_proxy = std::make_unique<RawServer>();
    m_harness = std::make_unique<Harness>(undecidedCaller(), through(*m_proxy));
}

bool TestHostQuestions::isQuiet()
{
    QTest::qWait(50);
    return m_proxy->connectionCount() == 0 && m_harness->events("close").empty()
        && m_harness->events("error").empty();
}

void TestHostQuestions::decide(const char* allowed, const char* refused)
{
    Permissions permissions{allCapabilities(), HostPolicy(HostPolicy::Unlisted::Undecided)};
    if (allowed)
        permissions.hosts.allow(HostPattern::parse(QLatin1String(allowed)).value());
    if (refused)
        permissions.hosts.refuse(HostPattern::parse(QLatin1String(refused)).value());
    m_harness->session.setPermissions(permissions);
}

void TestHostQuestions::waitsForTheUser()
{
    connectTo("c", "ws://new.example/secret");
    COMPARE_JSON(m_harness->answer("connect").at("result"), Json::object());
    QVERIFY(isQuiet());
    const std::vector<ConnectionInfo> waiting = m_harness->session.connections();
    QCOMPARE(waiting.size(), size_t(1));
    QVERIFY(waiting.front().isUndecided);
    QVERIFY(m_harness->session.report().connections.front().isUndecided);
    COMPARE_JSON(m_harness->transport.find("name", "host.asked").at("payload"),
        {{"connectionId", "c"}, {"host", "ws://new.example"}});
}

void TestHostQuestions::opensWhatIsAllowed()
{
    connectTo("c", "ws://new.example/chat");
    m_harness->notify("ws.send", {{"connectionId", "c"}, {"data", "early"}});
    QVERIFY(isQuiet());
    decide("ws://new.example");
    QVERIFY(waitFor([this] { return m_proxy->received().contains("\r\n\r\n"); }));
    QVERIFY(m_proxy->received().startsWith("CONNECT new.example:80 "));
    QVERIFY(!m_harness->session.connections().front().isUndecided);
    QVERIFY(!m_harness->session.report().connections.front().isUndecided);
    connectTo("again", "ws://new.example/other");
    QTRY_COMPARE(m_proxy->connectionCount(), 2);
}

void TestHostQuestions::endsWhatIsRefused()
{
    connectTo("c", "ws://new.example/");
    decide(nullptr, "ws://new.example");
    QVERIFY(m_harness->waitForEvent("close"));
    COMPARE_JSON(m_harness->events("error").front().at("stage"), "policy");
    COMPARE_JSON(m_harness->events("error").front().at("error"), "the user has refused this host");
    m_harness->request(
        "connect again", "ws.connect", {{"connectionId", "again"}, {"url", "ws://new.example/"}});
    QCOMPARE(m_harness->errorOf("connect again"), QStringLiteral("host_denied"));
    QCOMPARE(m_proxy->connectionCount(), 0);
}

void TestHostQuestions::keepsWaitingForAnotherHost()
{
    connectTo("c", "ws://new.example/");
    decide("ws://new.example:8080", "wss://new.example");
    QVERIFY(isQuiet());
    QVERIFY(m_harness->session.connections().front().isUndecided);
}

void TestHostQuestions::canBeClosedWhileItWaits_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("close") << QByteArray("ws.close");
    QTest::newRow("abort") << QByteArray("ws.abort");
}

void TestHostQuestions::canBeClosedWhileItWaits()
{
    QFETCH(QByteArray, method);
    connectTo("c", "ws://new.example/");
    m_harness->request("close", method.toStdString(), {{"connectionId", "c"}});
    QVERIFY(m_harness->waitForEvent("close"));
    COMPARE_JSON(m_harness->events("close").front().at("code"), 1006);
    QVERIFY(m_harness->session.connections().empty());
    decide("ws://new.example");
    QTest::qWait(50);
    QCOMPARE(m_proxy->connectionCount(), 0);
}

void TestHostQuestions::asksOnceOfAnIdThatIsUsedAgain()
{
    connectTo("c", "ws://new.example/");
    m_harness->request("abort", "ws.abort", {{"connectionId", "c"}});
    m_harness->request(
        "connect again", "ws.connect", {{"connectionId", "c"}, {"url", "ws://other.example/"}});
    QVERIFY(m_harness->waitForEvent("close"));
    QTest::qWait(50);
    const auto isQuestion
        = [](const Json& message) { return message.value("name", "") == "host.asked"; };
    const std::vector<Json>& messages = m_harness->transport.messages;
    QCOMPARE(std::count_if(messages.begin(), messages.end(), isQuestion), 1);
    COMPARE_JSON(m_harness->transport.find("name", "host.asked").at("payload"),
        {{"connectionId", "c"}, {"host", "ws://other.example"}});
}

void TestHostQuestions::endsWithTheSession()
{
    connectTo("c", "ws://new.example/");
    m_harness.reset();
    QTest::qWait(50);
    QCOMPARE(m_proxy->connectionCount(), 0);
}

void TestHostQuestions::endsWhenAllIsRevoked()
{
    connectTo("c", "ws://new.example/");
    m_harness->session.setPermissions({});
    QVERIFY(m_harness->waitForEvent("close"));
    QVERIFY(m_harness->session.connections().empty());
    QCOMPARE(m_proxy->connectionCount(), 0);
}

void TestHostQuestions::asksForSoManyAtATime()
{
    const auto connectOne = [this](int number) {
        const std::string id = std::to_string(number);
        m_harness->request(id.c_str(), "ws.connect",
            {{"connectionId", id}, {"url", "ws://host" + id + ".example/"}});
        return m_harness->answer(id.c_str());
    };
    for (int i = 0; i < limits::maxUndecidedHosts; ++i)
        QVERIFY(connectOne(i).contains("result"));
    COMPARE_JSON(connectOne(100).at("error").at("code"), "limit_exceeded");
    connectTo("the same host", "ws://host0.example/again");
    QVERIFY(m_harness->answer("connect").contains("result"));
    decide("ws://host0.example");
    QVERIFY(connectOne(101).contains("result"));
}

void TestHostQuestions::revokingAHostEndsItsConnections()
{
    RawServer one;
    RawServer other;
    Caller caller = undecidedCaller();
    caller.permissions.hosts.allow(HostPattern::parse(one.address()).value());
    caller.permissions.hosts.allow(HostPattern::parse(other.address()).value());
    Harness harness(caller);
    harness.connect("one", one.address());
    QVERIFY(one.acceptHandshake());
    harness.connect("other", other.address());
    QVERIFY(other.acceptHandshake());
    QVERIFY(harness.waitForEvent("open", 2));
    Permissions permissions{allCapabilities(), HostPolicy(HostPolicy::Unlisted::Undecided)};
    permissions.hosts.allow(HostPattern::parse(other.address()).value());
    harness.session.setPermissions(permissions);
    QVERIFY(harness.waitForEvent("close"));
    COMPARE_JSON(harness.events("error").front().at("connectionId"), "one");
    COMPARE_JSON(
        harness.events("error").front().at("error"), "the user has revoked the permission");
    QTRY_COMPARE(one.received().size(), 8); // the close frame with 1001
    QCOMPARE(harness.session.connections().size(), size_t(1));
    QVERIFY(!other.isGone());
}

void TestHostQuestions::tellsWhatIsRefused()
{
    decide(nullptr, "wss://*.a.com:*");
    const Json told{{"granted", {"network:ws"}}, {"refusedHosts", {"wss://*.a.com:*"}}};
    m_harness->request("hello", "rp.hello", Json::object());
    COMPARE_JSON(
        m_harness->answer("hello").at("result").at("refusedHosts"), told.at("refusedHosts"));
    COMPARE_JSON(m_harness->transport.find("name", "grants.changed").at("payload"), told);
}

QTEST_GUILESS_MAIN(TestHostQuestions)
#include "tst_host_questions.moc"
