#include "app/ui/connection_text.h"

#include <QTest>

using namespace portcullis;

using State = WsConnection::State;

namespace {

ConnectionInfo connection(const char* url, State state = State::Open, bool isUndecided = false)
{
    return {{}, WsUrl::check(QLatin1String(url)).value(), {}, state, 0, {}, 0, isUndecided};
}

} // namespace

//! What a line says of the connections of a resource.
class TestConnectionText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysIt_data();
    void saysIt();
};

void TestConnectionText::saysIt_data()
{
    QTest::addColumn<std::vector<ConnectionInfo>>("connections");
    QTest::addColumn<QString>("text");

    using Connections = std::vector<ConnectionInfo>;
    const auto row = [](const char* name, const Connections& connections, const char* text) {
        QTest::newRow(name) << connections << QString::fromUtf8(text);
    };
    row("none", {}, "No connections");
    row("open", {connection("wss://example.com/path?token=1")}, "Connected to example.com");
    row("with a port", {connection("ws://127.0.0.1:81")}, "Connected to 127.0.0.1:81");
    row("an address of version 6", {connection("ws://[::1]:81")}, "Connected to [::1]:81");
    row("connecting", {connection("wss://a.example", State::Connecting)},
        "Connecting to a.example");
    row("lost", {connection("wss://a.example", State::Reconnecting)},
        "a.example is lost, trying again");
    row("undecided", {connection("wss://a.example", State::Connecting, true)},
        "a.example waits for your answer");
    row("several",
        {connection("wss://a.example"), connection("wss://b.example", State::Connecting)},
        "2 connections: a.example, b.example (connecting)");
    row("the same host twice", {connection("wss://a.example/1"), connection("wss://a.example/2")},
        "2 connections: a.example");
    row("several states",
        {connection("wss://a.example", State::Reconnecting),
            connection("wss://b.example", State::Connecting, true)},
        "2 connections: a.example (lost, trying again), b.example (waits for your answer)");
}

void TestConnectionText::saysIt()
{
    QFETCH(std::vector<ConnectionInfo>, connections);
    QTEST(connectionText(connections), "text");
}

QTEST_GUILESS_MAIN(TestConnectionText)
#include "tst_connection_text.moc"
