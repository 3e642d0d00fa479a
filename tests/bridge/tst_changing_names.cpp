#include "tests/support/private_network.h"
#include "tests/support/raw_server.h"
#include "tests/support/resolver.h"
#include "tests/support/watched_connection.h"

#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QHostAddress publicAddress(QStringLiteral("11.22.33.44"));

} // namespace

//! \brief A name that means one thing when it is looked at and another when it is looked up again
//! (DNS rebinding).
class TestChangingNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void connectsToWhatWasLookedAt_data();
    void connectsToWhatWasLookedAt();
    void isDeniedAtTheNextAttempt();
    void isDeniedForOneOfItsAddresses_data();
    void isDeniedForOneOfItsAddresses();
    void isNotFound();
    void localhostIsAskedOfNobody_data();
    void localhostIsAskedOfNobody();

private:
    QString url(const QString& scheme, const QString& name) const
    {
        return QStringLiteral("%1://%2:%3/").arg(scheme, name).arg(m_server.port());
    }

    Resolver m_resolver;
    RawServer m_server{QHostAddress::Any};
};

void TestChangingNames::connectsToWhatWasLookedAt_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("plain") << QStringLiteral("ws");
    QTest::newRow("TLS") << QStringLiteral("wss");
}

//! It is looked up once.
void TestChangingNames::connectsToWhatWasLookedAt()
{
    QFETCH(QString, scheme);
    const QString name = scheme + QStringLiteral(".changing.example");
    m_resolver.change(name, {publicAddress}, {QHostAddress::LocalHost});
    const int connections = m_server.connectionCount();
    WatchedConnection watched(url(scheme, name), HostPolicy());
    QTRY_COMPARE(m_server.connectionCount(), connections + 1);
    QTRY_VERIFY(!m_server.received().isEmpty());
    QCOMPARE(m_server.peer()->localAddress().toIPv4Address(), publicAddress.toIPv4Address());
    QCOMPARE(m_resolver.lookups(name), 1);
}

//! What was public when the connection opened is not when it is lost.
void TestChangingNames::isDeniedAtTheNextAttempt()
{
    const QString name = QStringLiteral("later.example");
    m_resolver.change(name, {publicAddress}, {QHostAddress::LocalHost});
    const int connections = m_server.connectionCount();
    WatchedConnection watched(url(QStringLiteral("ws"), name), HostPolicy(), withReconnect(5));
    QVERIFY(m_server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    forgetNames();
    m_server.peer()->abort();
    QTRY_COMPARE(watched.stage(), QStringLiteral("policy"));
    QCOMPARE(watched.retries.size(), size_t(1));
    QCOMPARE(m_resolver.lookups(name), 2);
    QCOMPARE(m_server.connectionCount(), connections + 1);
}

void TestChangingNames::isDeniedForOneOfItsAddresses_data()
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

//! Wherever it stands among the others.
void TestChangingNames::isDeniedForOneOfItsAddresses()
{
    QFETCH(QString, scheme);
    QFETCH(QString, address);
    const QHostAddress denied(address);
    const int connections = m_server.connectionCount();
    for (const Addresses& both :
        {Addresses{publicAddress, denied}, Addresses{denied, publicAddress}, Addresses{denied}}) {
        const QString name
            = QStringLiteral("%1-%2-%3.example").arg(scheme, address).arg(both.indexOf(denied));
        m_resolver.change(name, both, both);
        WatchedConnection watched(url(scheme, name), HostPolicy());
        QTRY_COMPARE(watched.stage(), QStringLiteral("policy"));
        QCOMPARE(watched.opened, 0);
    }
    QCOMPARE(m_server.connectionCount(), connections);
}

void TestChangingNames::isNotFound()
{
    const QString name = QStringLiteral("nobody.example");
    m_resolver.change(name, {}, {});
    WatchedConnection watched(url(QStringLiteral("ws"), name), HostPolicy());
    QVERIFY(watched.waitForClose());
    QCOMPARE(watched.stage(), QStringLiteral("dns"));
    QCOMPARE(watched.failureText(), QStringLiteral("host not found"));
}

void TestChangingNames::localhostIsAskedOfNobody_data()
{
    QTest::addColumn<QString>("name");
    for (const char* const name :
        {"localhost", "localhost.", "LOCALHOST", "x.localhost", "a.b.localhost", "x.localhost."})
        QTest::newRow(name) << QString::fromLatin1(name);
}

//! RFC 6761, section 6.3. What a resolver says of it does not count.
void TestChangingNames::localhostIsAskedOfNobody()
{
    QFETCH(QString, name);
    const QString asked = name.toLower();
    m_resolver.change(asked, {publicAddress}, {publicAddress});
    WatchedConnection denied(url(QStringLiteral("ws"), name), HostPolicy());
    QTRY_COMPARE(denied.stage(), QStringLiteral("policy"));
    WatchedConnection watched(url(QStringLiteral("ws"), name));
    QVERIFY(m_server.acceptHandshake());
    QVERIFY(watched.waitForOpen());
    QVERIFY(m_server.peer()->localAddress().isLoopback());
    QCOMPARE(m_resolver.lookups(asked), 0);
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
