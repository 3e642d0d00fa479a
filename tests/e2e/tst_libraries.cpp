#include "tests/support/engine_test.h"
#include "tests/support/server_process.h"

#include <QDir>
#include <QFile>

using namespace portcullis;
using test::OpenResource;
using test::ServerProcess;

//! \brief Well-known libraries that know nothing of Portcullis, unmodified, each with its own
//! server.
class TestLibraries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void works_data();
    void works();

private:
    ServerProcess m_servers;
};

void TestLibraries::initTestCase()
{
    QVERIFY(m_servers.start(QStringLiteral("../libraries/servers.mjs")));
}

void TestLibraries::works_data()
{
    QTest::addColumn<QString>("name");
    const QDir built(QStringLiteral(PORTCULLIS_LIBRARIES));
    for (const QString& name : built.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(name)) << name;
}

void TestLibraries::works()
{
    QFETCH(QString, name);
    OpenResource open(QStringLiteral(PORTCULLIS_LIBRARIES "/") + name, allCapabilities(), {}, {},
        {{QStringLiteral("servers.json"), m_servers.firstLine()}});
    QVERIFY(test::waitFor(
        [&] { return open.count("PASS ") + open.count("FAIL ") > 0; }, std::chrono::seconds(30)));
    const QByteArray expected = "PASS " + name.toUtf8();
    QVERIFY2(open.count(expected.constData()) == 1, open.console().constData());
}

PORTCULLIS_ENGINE_TEST(TestLibraries)
#include "tst_libraries.moc"
