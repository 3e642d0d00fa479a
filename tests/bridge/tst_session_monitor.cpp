#include "bridge/core/limits.h"
#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"
#include "tests/support/session_harness.h"
#include "tests/support/wait_for.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

//! What a session tells somebody who watches its connections.
class TestSessionMonitor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void reportsConnections();
    void reportsAPong();
    void reportsWhatWaits();
    void keepsNoMessageUntapped();
    void tapsOneConnection();
    void tapsNoMoreThanItMay();
    void tapsALaterConnection();
    void stopsToTap();
    void userClosesOne();
    void userClosesAll();
};

void TestSessionMonitor::reportsConnections()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    harness.connect("a", server.address() + QStringLiteral("/echo?token=s3cret"));
    QVERIFY(harness.waitForEvent("open"));
    harness.notify("ws.send", {{"connectionId", "a"}, {"data", "hello"}});
    QVERIFY(harness.waitForEvent("message"));
    const MonitorReport report = harness.session.report();
    QCOMPARE(report.connections.size(), size_t(1));
    const ConnectionSample& sample = report.connections.front();
    QCOMPARE(sample.id, QStringLiteral("a"));
    QCOMPARE(sample.origin.toString(), server.address());
    QCOMPARE(sample.state, WsConnection::State::Open);
    QVERIFY((sample.traffic == Traffic{1, 5, 1, 5}));
    QVERIFY(sample.since > 0 && sample.since <= report.time);
    QCOMPARE(sample.roundTrip.source, RoundTrip::Source::Tcp);
    QVERIFY(sample.roundTrip.time.count() > 0);
}

void TestSessionMonitor::reportsAPong()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    harness.connect("a", server.address());
    QVERIFY(harness.waitForEvent("open"));
    harness.notify("ws.ping", {{"connectionId", "a"}});
    QVERIFY(harness.waitForEvent("pong"));
    QCOMPARE(
        harness.session.report().connections.front().roundTrip.source, RoundTrip::Source::Pong);
}

void TestSessionMonitor::reportsWhatWaits()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness; // acknowledges nothing
    harness.connect("a", server.address() + QStringLiteral("/large?bytes=100000"));
    QVERIFY(harness.waitForEvent("message"));
    QVERIFY(harness.session.report().waitingForFrame >= 100'000);
    RawServer slow; // never answers
    harness.connect("b", slow.address());
    QVERIFY(!harness.answer("connect").is_null());
    harness.notify("ws.send", {{"connectionId", "b"}, {"data", "hello"}});
    QVERIFY(
        waitFor([&] { return harness.session.report().connections.back().bufferedAmount == 5; }));
    QCOMPARE(
        harness.session.report().connections.back().roundTrip.source, RoundTrip::Source::Unknown);
}

void TestSessionMonitor::keepsNoMessageUntapped()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    harness.connect("a", server.address() + QStringLiteral("/echo"));
    harness.notify("ws.send", {{"connectionId", "a"}, {"data", "hello"}});
    QVERIFY(harness.waitForEvent("message"));
    const MonitorReport report = harness.session.report();
    QVERIFY(report.messages.list.empty());
    QCOMPARE(report.messages.skipped, 0);
    QCOMPARE(report.tapped, QString());
}

void TestSessionMonitor::tapsOneConnection()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    harness.session.tap(QStringLiteral("a"));
    for (const char* const id : {"b", "a"}) {
        harness.connect(id, server.address() + QStringLiteral("/echo"));
        harness.notify("ws.send", {{"connectionId", id}, {"data", std::string("hello ") + id}});
    }
    QVERIFY(harness.waitForEvent("message", 2));
    const MonitorReport report = harness.session.report();
    QCOMPARE(report.tapped, QStringLiteral("a"));
    QCOMPARE(report.messages.list.size(), size_t(2));
    QCOMPARE(report.messages.list[0].direction, Direction::Sent);
    QCOMPARE(report.messages.list[1].direction, Direction::Received);
    for (const TappedMessage& message : report.messages.list) {
        QCOMPARE(message.head.data, QByteArray("hello a"));
        QCOMPARE(message.size, 7);
        QVERIFY(!message.head.isBinary && message.time > 0);
    }
    QVERIFY(harness.session.report().messages.list.empty());
}

void TestSessionMonitor::tapsNoMoreThanItMay()
{
    constexpr int extra = 7;
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    harness.session.tap(QStringLiteral("a"));
    harness.connect("a", server.address());
    const std::string large(size_t(limits::maxTappedBytes) + 1, 'x');
    for (int i = 0; i < limits::maxTappedMessages + extra; ++i)
        harness.notify("ws.send", {{"connectionId", "a"}, {"data", large}});
    const MonitorReport report = harness.session.report();
    QCOMPARE(qsizetype(report.messages.list.size()), limits::maxTappedMessages);
    QCOMPARE(report.messages.skipped, extra);
    QCOMPARE(report.messages.list.front().size, limits::maxTappedBytes + 1);
    QCOMPARE(report.messages.list.front().head.data.size(), limits::maxTappedBytes);
    QCOMPARE(harness.session.report().messages.skipped, 0);
}

void TestSessionMonitor::tapsALaterConnection()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    harness.session.tap(QStringLiteral("a"));
    for (int i = 1; i <= 2; ++i) {
        harness.connect("a", server.address() + QStringLiteral("/close-on"));
        harness.notify("ws.send", {{"connectionId", "a"}, {"data", "close 3000"}});
        QVERIFY(harness.waitForEvent("close", i));
        QCOMPARE(harness.session.report().messages.list.size(), size_t(1));
    }
}

void TestSessionMonitor::stopsToTap()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    harness.session.tap(QStringLiteral("a"));
    harness.connect("a", server.address());
    harness.notify("ws.send", {{"connectionId", "a"}, {"data", "hello"}});
    harness.session.tap({});
    harness.notify("ws.send", {{"connectionId", "a"}, {"data", "hello"}});
    const MonitorReport report = harness.session.report();
    QVERIFY(report.messages.list.empty() && report.messages.skipped == 0);
}

void TestSessionMonitor::userClosesOne()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    const Json again{{"reconnect", {{"initialDelayMs", 100}}}};
    harness.connect("a", server.address(), again);
    harness.connect("b", server.address(), again);
    QVERIFY(harness.waitForEvent("open", 2));
    harness.session.closeForUser(QStringLiteral("a"));
    QVERIFY(harness.waitForEvent("close"));
    const Json error = harness.events("error").at(0);
    QCOMPARE(error["connectionId"].get<std::string>(), std::string("a"));
    QCOMPARE(error["stage"].get<std::string>(), std::string("policy"));
    QCOMPARE(error["error"].get<std::string>(), std::string("the user has closed the connection"));
    QCOMPARE(harness.events("close").at(0)["code"].get<int>(), 1006);
    QVERIFY(waitFor([&] { return server.hasReported({{"event", "close"}, {"code", 1001}}); }));
    QVERIFY(harness.events("reconnecting").empty());
    QCOMPARE(harness.session.connections().size(), size_t(1));
    harness.session.closeForUser(QStringLiteral("a")); // is gone, and nothing happens
    QCOMPARE(harness.session.connections().size(), size_t(1));
}

void TestSessionMonitor::userClosesAll()
{
    ServerProcess server;
    QVERIFY(server.start());
    Harness harness;
    harness.connect("a", server.address());
    harness.connect("b", server.address());
    QVERIFY(harness.waitForEvent("open", 2));
    harness.session.closeForUser({});
    QVERIFY(harness.waitForEvent("close", 2));
    QVERIFY(harness.session.connections().empty());
    QVERIFY(waitFor([&] { return server.count("close") == 2; }));
}

QTEST_GUILESS_MAIN(TestSessionMonitor)
#include "tst_session_monitor.moc"
