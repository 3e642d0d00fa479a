#include "tests/support/ntlm.h"
#include "tests/support/played_proxy.h"
#include "tests/support/raw_server.h"
#include "tests/support/wait_for.h"
#include "tests/support/watched_connection.h"

#include <QDir>
#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

using Request = PlayedProxy::Request;
using Reply = PlayedProxy::Reply;

namespace {

//! How many turns of the event loop a way has before it is cut short.
constexpr int maxTurns = 24;
constexpr int rounds = 3;

enum class Cut { OwnerGone, TimedOut, Aborted, Closed };

//! \brief Answers whatever it is sent with one chunk after the other, and closes then or stays.
class Chunks {
public:
    Chunks(QByteArrayList chunks, bool closes) : m_chunks(std::move(chunks)), m_closes(closes)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }

    quint16 port() const { return m_server.serverPort(); }

private:
    void accept()
    {
        while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            auto next = std::make_shared<qsizetype>(0);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, next] {
                socket->readAll();
                if (*next < m_chunks.size())
                    socket->write(m_chunks[(*next)++]);
                else if (m_closes)
                    socket->disconnectFromHost();
            });
        }
    }

    QByteArrayList m_chunks;
    bool m_closes;
    QTcpServer m_server;
};

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System).size();
}

QByteArray wanted(const QByteArray& offer, const QByteArray& rest = "Content-Length: 0\r\n\r\n")
{
    return "HTTP/1.1 407 No\r\nProxy-Authenticate: " + offer + "\r\n" + rest;
}

//! What an HTTP proxy of a row does.
Reply reply(const QByteArray& kind, const Request& request)
{
    const bool closes = kind.endsWith(" close");
    if (kind.startsWith("ntlm")) {
        const int type = test::ntlm::messageType(request.credentials);
        if (type == 1)
            return {wanted(test::ntlm::challenge()), false};
        const bool isRight = type == 3 && kind.startsWith("ntlm right");
        return isRight ? Reply{"HTTP/1.1 200 OK\r\n\r\n", false} : Reply{wanted("NTLM"), closes};
    }
    if (kind.startsWith("digest"))
        return {wanted("Digest realm=\"x\", qop=\"auth\", nonce=\"n\""), closes};
    if (kind.startsWith("chunked"))
        return {wanted("Basic realm=\"x\"",
                    "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
            closes};
    if (kind.startsWith("basic"))
        return {wanted("Basic realm=\"x\""), closes};
    return {"HTTP/1.1 200 OK\r\n\r\n", closes};
}

} // namespace

//! \brief Connections that end in the middle of their way, at every point of it: aborted, timed
//! out, their owner gone. With a sanitizer it shows what is used after it is gone; without one,
//! that nothing stays open.
class TestWaysCutShort : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void throughAProxy_data();
    void throughAProxy();
    void throughSocks_data();
    void throughSocks();
    void directly_data();
    void directly();

private:
    void cutShort(const QString& url, const QString& proxy);
    void cutOne(const QString& url, const NetworkSettings& network, int turns, Cut cut);
};

//! At every point of its way, in each of the ways there are to end.
void TestWaysCutShort::cutShort(const QString& url, const QString& proxy)
{
    NetworkSettings network;
    if (!proxy.isEmpty())
        network.proxy = parseProxy(proxy).value();
    cutOne(url, network, maxTurns, Cut::OwnerGone); // what is opened once and kept
    const qsizetype before = openDescriptors();
    for (int round = 0; round < rounds; ++round) {
        for (int turns = 0; turns < maxTurns; ++turns) {
            for (const Cut cut : {Cut::OwnerGone, Cut::TimedOut, Cut::Aborted, Cut::Closed})
                cutOne(url, network, turns, cut);
        }
    }
    QTRY_VERIFY(openDescriptors() <= before + 2);
}

void TestWaysCutShort::cutOne(
    const QString& url, const NetworkSettings& network, int turns, Cut cut)
{
    ProgramConnections program(network);
    ResourceConnects connects;
    ConnectOptions options;
    if (cut == Cut::OwnerGone)
        options = withReconnect(1);
    if (cut == Cut::TimedOut)
        options.timeout = std::chrono::milliseconds(turns + 1);
    auto connection = std::make_unique<WsConnection>(handshakeFor(url), options,
        ConnectionRules{{}, HostPolicy::unrestricted()}, program, connects);
    connection->open();
    for (int i = 0; i < turns; ++i)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
    if (cut == Cut::Aborted)
        connection->abort();
    if (cut == Cut::Closed)
        connection->close(1000, {});
    connection.reset();
    program.waitForGoodbyes();
}

void TestWaysCutShort::throughAProxy_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char* const kind :
        {"opens", "closes close", "basic", "basic close", "chunked", "chunked close", "digest",
            "digest close", "ntlm wrong", "ntlm wrong close", "ntlm right", "ntlm right close"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TestWaysCutShort::throughAProxy()
{
    QFETCH(QByteArray, kind);
    Chunks server({"HTTP/1.1 403 No\r\n\r\n"}, true);
    PlayedProxy proxy([&kind](const Request& request) { return reply(kind, request); });
    cutShort(QStringLiteral("ws://127.0.0.1:%1/").arg(server.port()),
        proxy.address(QStringLiteral("me:s3cret")));
}

void TestWaysCutShort::throughSocks_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArrayList>("chunks");
    QTest::addColumn<bool>("closes");
    const QByteArray none("\x05\x00", 2);
    const QByteArray password("\x05\x02", 2);
    const QByteArray done = QByteArray::fromHex("05000001000000000000");
    const QByteArray refused = QByteArray::fromHex("05050001000000000000");
    const auto five = QStringLiteral("socks5");
    QTest::newRow("opens") << five << QByteArrayList{none, done, "HTTP/1.1 403 No\r\n\r\n"} << true;
    QTest::newRow("refuses") << five << QByteArrayList{none, refused} << true;
    QTest::newRow("wrong password")
        << five << QByteArrayList{password, QByteArray::fromHex("0101")} << true;
    QTest::newRow("says nothing") << five << QByteArrayList{} << false;
    QTest::newRow("closes") << five << QByteArrayList{} << true;
    QTest::newRow("no SOCKS") << five << QByteArrayList{"HTTP/1.1 400 No\r\n\r\n"} << true;
    QTest::newRow("half an answer") << five << QByteArrayList{none, done.left(4)} << false;
    QTest::newRow("SOCKS 4") << QStringLiteral("socks4a")
                             << QByteArrayList{QByteArray::fromHex("005a000000000000"),
                                    "HTTP/1.1 403 No\r\n\r\n"}
                             << true;
}

void TestWaysCutShort::throughSocks()
{
    QFETCH(QString, scheme);
    QFETCH(QByteArrayList, chunks);
    QFETCH(bool, closes);
    Chunks proxy(chunks, closes);
    cutShort(QStringLiteral("ws://server.example/"),
        QStringLiteral("%1://me:s3cret@127.0.0.1:%2").arg(scheme).arg(proxy.port()));
}

void TestWaysCutShort::directly_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArrayList>("chunks");
    QTest::newRow("refused") << QStringLiteral("ws") << QByteArrayList{"HTTP/1.1 403 No\r\n\r\n"};
    QTest::newRow("no HTTP") << QStringLiteral("ws") << QByteArrayList{"SSH-2.0\r\n"};
    QTest::newRow("says nothing") << QStringLiteral("ws") << QByteArrayList{};
    QTest::newRow("no TLS") << QStringLiteral("wss") << QByteArrayList{"SSH-2.0\r\n"};
    QTest::newRow("half of TLS") << QStringLiteral("wss")
                                 << QByteArrayList{QByteArray::fromHex("160303")};
}

void TestWaysCutShort::directly()
{
    QFETCH(QString, scheme);
    QFETCH(QByteArrayList, chunks);
    Chunks server(chunks, true);
    cutShort(QStringLiteral("%1://localhost:%2/").arg(scheme).arg(server.port()), {});
}

QTEST_GUILESS_MAIN(TestWaysCutShort)
#include "tst_ways_cut_short.moc"
