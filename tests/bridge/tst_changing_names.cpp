#include "tests/support/dns.h"
#include "tests/support/private_network.h"
#include "tests/support/raw_server.h"
#include "tests/support/wait_for.h"
#include "tests/support/watched_connection.h"

#include <QHostInfo>
#include <QNetworkDatagram>
#include <QTest>
#include <QThread>
#include <QUdpSocket>

#include <map>
#include <mutex>

using namespace portcullis;
using namespace portcullis::test;

namespace {

using Addresses = QList<QHostAddress>;

constexpr quint16 dnsPort = 53;
//! Qt keeps the addresses of so many names, for a minute.
constexpr int keptNames = 128;
//! Names to try until one is asked for in the moment between two looks at it.
constexpr int maxTries = 50;

const QHostAddress publicAddress(QStringLiteral("11.22.33.44"));

//! \brief The DNS server of a private network, on a thread of its own, that changes its answers.
class Resolver {
public:
    Resolver();
    ~Resolver();

    //! What \a name is when it is looked up the first time, and what from the second time on.
    void change(const QString& name, const Addresses& first, const Addresses& then);
    //! How often it was looked up.
    int lookups(const QString& name) const;

private:
    void answerAll();
    Addresses addressesFor(const QByteArray& question);

    struct Name {
        Addresses first;
        Addresses then;
        int lookups = 0;
    };

    mutable std::mutex m_mutex;
    std::map<QString, Name> m_names;
    QThread m_thread;
    QUdpSocket m_socket;
};

Resolver::Resolver()
{
    if (!m_socket.bind(QHostAddress::LocalHost, dnsPort))
        qFatal("no DNS port");
    QObject::connect(&m_socket, &QUdpSocket::readyRead, &m_socket, [this] { answerAll(); });
    m_socket.moveToThread(&m_thread);
    m_thread.start();
}

Resolver::~Resolver()
{
    QMetaObject::invokeMethod(
        &m_socket, [this] { m_socket.close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Resolver::change(const QString& name, const Addresses& first, const Addresses& then)
{
    const std::lock_guard lock(m_mutex);
    m_names[name] = {first, then, 0};
}

int Resolver::lookups(const QString& name) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_names.find(name);
    return found == m_names.end() ? 0 : found->second.lookups;
}

void Resolver::answerAll()
{
    while (m_socket.hasPendingDatagrams()) {
        const QNetworkDatagram question = m_socket.receiveDatagram();
        const Addresses addresses = addressesFor(question.data());
        m_socket.writeDatagram(question.makeReply(answerTo(question.data(), addresses)));
    }
}

//! Each lookup asks for IPv4 addresses, once.
Addresses Resolver::addressesFor(const QByteArray& question)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_names.find(askedName(question));
    if (found == m_names.end())
        return {publicAddress}; // Qt keeps no name that has no address
    Name& name = found->second;
    if (asksForIPv4(question))
        ++name.lookups;
    return name.lookups <= 1 ? name.first : name.then;
}

//! Makes Qt look every name up again.
void forgetNames()
{
    static int round = 0;
    ++round;
    for (int i = 0; i < keptNames; ++i)
        QHostInfo::fromName(QStringLiteral("n%1-%2.example").arg(round).arg(i));
}

} // namespace

//! \brief A name that means one thing when it is looked at and another when it is connected to.
class TestChangingNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void connectsToWhatItMeansThen();
    void isDeniedBetweenTheTwo_data();
    void isDeniedBetweenTheTwo();
    void isDeniedAtTheNextAttempt();
    void isDeniedForOneOfItsAddresses();

private:
    std::unique_ptr<WatchedConnection> connectWhileItChanges(
        const QString& url, const QHostAddress& second);

    Resolver m_resolver;
    RawServer m_server{QHostAddress::Any};
    int m_names = 0;
};

//! \brief A connection to a name that was looked up twice, first public and then \a second.
//!
//! The first result waits as an event of this thread, and is forgotten before this thread gets to
//! it. There is no telling when it has been kept, so it may take more than one try.
std::unique_ptr<WatchedConnection> TestChangingNames::connectWhileItChanges(
    const QString& url, const QHostAddress& second)
{
    for (int i = 0; i < maxTries; ++i) {
        const QString name = QStringLiteral("changing%1.example").arg(++m_names);
        m_resolver.change(name, {publicAddress}, {second});
        auto watched
            = std::make_unique<WatchedConnection>(url.arg(name).arg(m_server.port()), HostPolicy());
        while (m_resolver.lookups(name) == 0)
            QThread::yieldCurrentThread();
        forgetNames();
        const int connections = m_server.connectionCount();
        waitFor([&] { return m_server.connectionCount() > connections || watched->endings() > 0; });
        if (m_resolver.lookups(name) > 1)
            return watched;
    }
    return nullptr;
}

//! Or else the others would prove nothing.
void TestChangingNames::connectsToWhatItMeansThen()
{
    const QHostAddress other(QStringLiteral("55.66.77.88"));
    const auto watched = connectWhileItChanges(QStringLiteral("ws://%1:%2/"), other);
    QVERIFY(watched);
    QVERIFY(m_server.acceptHandshake());
    QVERIFY(watched->waitForOpen());
    QCOMPARE(m_server.peer()->localAddress().toIPv4Address(), other.toIPv4Address());
}

void TestChangingNames::isDeniedBetweenTheTwo_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("address");
    for (const char* const scheme : {"ws", "wss"}) {
        for (const char* const address : {"127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1",
                 "192.168.1.1", "169.254.169.254", "100.64.0.1"}) {
            QTest::addRow("%s to %s", scheme, address)
                << QString::fromLatin1(scheme) << QString::fromLatin1(address);
        }
    }
}

void TestChangingNames::isDeniedBetweenTheTwo()
{
    QFETCH(QString, scheme);
    QFETCH(QString, address);
    const auto watched = connectWhileItChanges(
        scheme + QStringLiteral("://%1:%2/secret?token=1"), QHostAddress(address));
    QVERIFY(watched);
    QTRY_COMPARE(watched->stage(), QStringLiteral("policy"));
    QCOMPARE(watched->opened, 0);
    QTRY_VERIFY(m_server.isGone());
    QCOMPARE(m_server.received(), QByteArray());
}

//! What was public when the connection opened is not when it is lost.
void TestChangingNames::isDeniedAtTheNextAttempt()
{
    const QString name = QStringLiteral("later.example");
    m_resolver.change(name, {publicAddress}, {QHostAddress::LocalHost});
    const int connections = m_server.connectionCount();
    WatchedConnection watched(QStringLiteral("ws://%1:%2/").arg(name).arg(m_server.port()),
        HostPolicy(), withReconnect(5));
    QVERIFY(m_server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    forgetNames();
    m_server.peer()->abort();
    QTRY_COMPARE(watched.stage(), QStringLiteral("policy"));
    QCOMPARE(watched.retries.size(), size_t(1));
    QCOMPARE(m_resolver.lookups(name), 2);
    QCOMPARE(m_server.connectionCount(), connections + 1);
}

void TestChangingNames::isDeniedForOneOfItsAddresses()
{
    const QString name = QStringLiteral("both.example");
    const Addresses both{publicAddress, QHostAddress::LocalHost};
    m_resolver.change(name, both, both);
    const int connections = m_server.connectionCount();
    WatchedConnection watched(
        QStringLiteral("ws://%1:%2/").arg(name).arg(m_server.port()), HostPolicy());
    QTRY_COMPARE(watched.stage(), QStringLiteral("policy"));
    QCOMPARE(m_server.connectionCount(), connections);
}

int main(int argc, char* argv[])
{
    if (const auto refusal = enterPrivateNetwork()) {
        std::fprintf(stderr, "no network of its own here: %s\n", refusal->c_str());
        return 77;
    }
    QCoreApplication app(argc, argv);
    TestChangingNames test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_changing_names.moc"
