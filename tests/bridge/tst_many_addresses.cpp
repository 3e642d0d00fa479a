#include "tests/support/watched_connection.h"

#include <QHostInfo>
#include <QTcpServer>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace portcullis;
using namespace portcullis::test;
using Watched = WatchedConnection;

namespace {

const QString name = QStringLiteral("many.example");

//! A port on which no address of 127.0.0.0/8 ever answers: the queue of connections is full.
class DeafPort {
public:
    DeafPort() : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in any{};
        any.sin_family = AF_INET;
        any.sin_addr.s_addr = htonl(INADDR_ANY);
        auto* const address = reinterpret_cast<sockaddr*>(&any);
        socklen_t size = sizeof any;
        if (::bind(m_listener, address, size) != 0 || ::listen(m_listener, 0) != 0
            || ::getsockname(m_listener, address, &size) != 0)
            qFatal("cannot listen");
        m_port = ntohs(any.sin_port);
        for (int& filler : m_fillers) {
            filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            (void)::connect(filler, address, size);
        }
    }
    ~DeafPort()
    {
        for (const int filler : m_fillers)
            ::close(filler);
        ::close(m_listener);
    }
    DeafPort(const DeafPort&) = delete;
    DeafPort& operator=(const DeafPort&) = delete;

    int port() const { return m_port; }

private:
    int m_listener;
    int m_port = 0;
    std::array<int, 4> m_fillers{};
};

} // namespace

//! \brief A name with 1000 addresses. many_addresses.sh runs it where there is one.
class TestManyAddresses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void initTestCase() { QCOMPARE(QHostInfo::fromName(name).addresses().size(), 1000); }
    void noneIsReachable();
    void noneAnswersInTime();
};

void TestManyAddresses::noneIsReachable()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost)); // which is none of them
    const quint16 port = server.serverPort();
    Watched watched(QStringLiteral("ws://%1:%2").arg(name).arg(port));
    QVERIFY(watched.waitForClose(std::chrono::seconds(60)));
    QCOMPARE(watched.code(), 1006);
    QCOMPARE(watched.stage(), QStringLiteral("tcp"));
    QCOMPARE(watched.failureText(), QStringLiteral("connection refused"));
    QVERIFY(!server.hasPendingConnections());
}

//! The time is that of the whole attempt, not of each address.
void TestManyAddresses::noneAnswersInTime()
{
    const DeafPort deaf;
    ConnectOptions options;
    options.timeout = std::chrono::milliseconds(500);
    Watched watched(QStringLiteral("ws://%1:%2").arg(name).arg(deaf.port()), options);
    QVERIFY(watched.waitForClose(std::chrono::seconds(60)));
    QCOMPARE(watched.stage(), QStringLiteral("timeout"));
}

QTEST_GUILESS_MAIN(TestManyAddresses)
#include "tst_many_addresses.moc"
