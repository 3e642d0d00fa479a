#include "tests/support/full_backlog.h"
#include "tests/support/watched_connection.h"

#include <QHostInfo>
#include <QTcpServer>
#include <QTest>

using namespace portcullis;
using namespace portcullis::test;
using Watched = WatchedConnection;

namespace {

const QString name = QStringLiteral("many.example");

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
    const FullBacklog deaf(QHostAddress::AnyIPv4);
    ConnectOptions options;
    options.timeout = std::chrono::milliseconds(500);
    Watched watched(QStringLiteral("ws://%1:%2").arg(name).arg(deaf.port()), options);
    QVERIFY(watched.waitForClose(std::chrono::seconds(60)));
    QCOMPARE(watched.stage(), QStringLiteral("timeout"));
}

QTEST_GUILESS_MAIN(TestManyAddresses)
#include "tst_many_addresses.moc"
