#include "app/playground/playground_server.h"
#include "bridge/core/json.h"
#include "tests/support/json_compare.h"

#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace portcullis;

namespace {

struct Client {
    explicit Client(
        const QString& url, const QByteArray& token = {}, const QStringList& protocols = {})
        : connected(&socket, &QWebSocket::connected),
          messages(&socket, &QWebSocket::textMessageReceived)
    {
        QNetworkRequest request{QUrl(url)};
        if (!token.isEmpty())
            request.setRawHeader("Authorization", token);
        QWebSocketHandshakeOptions options;
        options.setSubprotocols(protocols);
        socket.open(request, options);
    }

    Json message(int index) const
    {
        const QByteArray text = messages.at(index).at(0).toString().toUtf8();
        return Json::parse(text.begin(), text.end());
    }

    void send(const Json& message) { socket.sendTextMessage(QString::fromUtf8(toText(message))); }

    QWebSocket socket;
    QSignalSpy connected;
    QSignalSpy messages;
};

} // namespace

class TestPlayground : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void initTestCase() { QVERIFY(m_server.listen(0)); }
    void listensOnLoopbackOnly();
    void echoes();
    void ticks();
    void tickerIsSeeded();
    void chats();
    void roomsAreApart();
    void explainsWhatItDoesNotUnderstand();
    void refuses_data();
    void refuses();

private:
    QString url(const char* path) const { return m_server.address() + QLatin1String(path); }

    PlaygroundServer m_server;
};

void TestPlayground::listensOnLoopbackOnly()
{
    QVERIFY(m_server.address().startsWith(QLatin1String("ws://127.0.0.1:")));
    PlaygroundServer second;
    QVERIFY(!second.listen(quint16(QUrl(m_server.address()).port())));
}

void TestPlayground::echoes()
{
    Client client(url("/echo"));
    QTRY_COMPARE(client.connected.count(), 1);
    client.socket.sendTextMessage(QStringLiteral("Grüße"));
    QTRY_COMPARE(client.messages.count(), 1);
    QCOMPARE(client.messages.at(0).at(0).toString(), QStringLiteral("Grüße"));
    QSignalSpy binary(&client.socket, &QWebSocket::binaryMessageReceived);
    client.socket.sendBinaryMessage(QByteArray("\0\xFF", 2));
    QTRY_COMPARE(binary.count(), 1);
    QCOMPARE(binary.at(0).at(0).toByteArray(), QByteArray("\0\xFF", 2));
}

void TestPlayground::ticks()
{
    Client client(url("/ticker?symbol=btcusdt"));
    QTRY_VERIFY(client.messages.count() >= 4);
    const double first = client.message(0).at("p").get<double>();
    for (int i = 0; i < 4; ++i) {
        const Json trade = client.message(i);
        COMPARE_JSON(trade.at("s"), "BTCUSDT");
        QVERIFY(trade.at("q").get<double>() >= 0);
        const double price = trade.at("p").get<double>();
        QVERIFY(price > first * 0.97 && price < first * 1.03);
    }
}

void TestPlayground::tickerIsSeeded()
{
    Client one(url("/ticker?symbol=ACME"));
    Client two(url("/ticker?symbol=ACME"));
    Client other(url("/ticker?symbol=OTHER"));
    QTRY_VERIFY(
        one.messages.count() >= 3 && two.messages.count() >= 3 && !other.messages.isEmpty());
    for (int i = 0; i < 3; ++i)
        COMPARE_JSON(one.message(i).at("p"), two.message(i).at("p"));
    QVERIFY(one.message(0).at("p") != other.message(0).at("p"));
}

void TestPlayground::chats()
{
    Client ada(url("/chat"), "Bearer t", {QStringLiteral("chat-v2")});
    Client bob(url("/chat"), "bearer-less", {});
    QTRY_COMPARE(ada.connected.count(), 1);
    QCOMPARE(ada.socket.subprotocol(), QStringLiteral("chat-v2"));
    QCOMPARE(bob.connected.count(), 0);
    Client eve(url("/chat"), "Bearer t2", {});
    ada.send({{"type", "join"}, {"room", "general"}, {"user", "Ada"}});
    QTRY_COMPARE(ada.messages.count(), 1);
    QTRY_COMPARE(eve.connected.count(), 1);
    eve.send({{"type", "join"}, {"room", "general"}});
    QTRY_COMPARE(ada.messages.count(), 2);
    ada.send({{"type", "message"}, {"text", "hello"}});
    QTRY_COMPARE(eve.messages.count(), 2);
    COMPARE_JSON(eve.message(1),
        {{"type", "message"}, {"room", "general"}, {"user", "Ada"}, {"text", "hello"}});
    QTRY_COMPARE(ada.messages.count(), 3); // also the one who said it
    eve.socket.close();
    QTRY_COMPARE(ada.messages.count(), 4);
    COMPARE_JSON(ada.message(3).at("type"), "notice");
}

void TestPlayground::roomsAreApart()
{
    Client ada(url("/chat"), "Bearer t");
    Client bob(url("/chat"), "Bearer t");
    QTRY_VERIFY(ada.connected.count() == 1 && bob.connected.count() == 1);
    ada.send({{"type", "join"}, {"room", "one"}});
    bob.send({{"type", "join"}, {"room", "two"}});
    QTRY_COMPARE(bob.messages.count(), 1);
    ada.send({{"type", "message"}, {"text", "hello"}});
    QTRY_COMPARE(ada.messages.count(), 2);
    bob.send({{"type", "message"}, {"text", "mine"}});
    QTRY_COMPARE(bob.messages.count(), 2);
    COMPARE_JSON(bob.message(1).at("text"), "mine");
}

void TestPlayground::explainsWhatItDoesNotUnderstand()
{
    Client ada(url("/chat"), "Bearer t");
    QTRY_COMPARE(ada.connected.count(), 1);
    ada.socket.sendTextMessage(QStringLiteral("hello?"));
    ada.send({{"type", "message"}, {"text", "before joining"}});
    ada.send({{"type", "join"}});
    QTRY_COMPARE(ada.messages.count(), 3);
    for (int i = 0; i < 3; ++i)
        COMPARE_JSON(ada.message(i).at("type"), "error");
}

void TestPlayground::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    const auto row = [](const char* name, const QByteArray& head, const char* status) {
        QTest::newRow(name) << head + "\r\n\r\n" << QByteArray(status);
    };
    row("chat without a token", "GET /chat HTTP/1.1", "HTTP/1.1 401 ");
    row("chat with an empty token", "GET /chat HTTP/1.1\r\nAuthorization: Bearer ",
        "HTTP/1.1 401 ");
    row("chat with a password", "GET /chat HTTP/1.1\r\nAuthorization: Basic YTpi", "HTTP/1.1 401 ");
    row("another path", "GET /none HTTP/1.1", "HTTP/1.1 404 ");
    row("the root", "GET / HTTP/1.1", "HTTP/1.1 404 ");
    row("a path that begins alike", "GET /echoes HTTP/1.1", "HTTP/1.1 404 ");
    row("no request line", "", "HTTP/1.1 404 ");
    row("40 KB of headers", "GET /echo HTTP/1.1\r\nX: " + QByteArray(40'000, 'x'), "HTTP/1.1 431 ");
}

void TestPlayground::refuses()
{
    QFETCH(QByteArray, request);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(QUrl(m_server.address()).port()));
    socket.write(request);
    QByteArray answer;
    QTRY_VERIFY((answer += socket.readAll()).contains("\r\n\r\n"));
    QFETCH(QByteArray, status);
    QVERIFY2(answer.startsWith(status), answer.constData());
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(TestPlayground)
#include "tst_playground.moc"
