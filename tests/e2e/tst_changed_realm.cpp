#include "tests/support/engine_test.h"
#include "tests/support/server_process.h"

#include <QFile>

using namespace portcullis;
using test::OpenResource;
using test::ServerProcess;

//! \brief A page that changes its own realm: none of the changes concerns the engine's WebSocket,
//! and so none concerns ours, whether the SDK was loaded before or after it. One resource makes
//! them all, in one document after the other.
class TestChangedRealm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void plays_data();
    void plays();

private:
    ServerProcess m_server;
    //! What the page says of each change: the outcome, when it was made, which, what happened.
    QList<QByteArrayList> m_outcomes;
};

void TestChangedRealm::initTestCase()
{
    QVERIFY(m_server.start());
    QFile timers(QStringLiteral(PORTCULLIS_LIBRARIES "/fake-timers.js"));
    QVERIFY(timers.open(QIODevice::ReadOnly));
    test::Replacements replacements;
    replacements.append({"{server}", m_server.address().toUtf8()});
    const OpenResource open(test::resourceFixture("changed-realm"), allCapabilities(), replacements,
        {}, {{QStringLiteral("fake-timers.js"), timers.readAll()}});
    const bool isDone
        = test::waitFor([&] { return open.count("all played") == 1; }, std::chrono::minutes(2));
    for (const QByteArray& line : open.console().split('\n')) {
        if (const QByteArrayList facts = line.split('|'); facts.size() == 4)
            m_outcomes.append(facts);
    }
    QVERIFY2(isDone, open.console().constData());
}

void TestChangedRealm::plays_data()
{
    QTest::addColumn<QByteArrayList>("facts");
    for (const QByteArrayList& facts : m_outcomes) {
        const QByteArray name = facts[2].trimmed() + ", " + facts[1].trimmed() + " the SDK";
        QTest::newRow(name.constData()) << facts;
    }
}

void TestChangedRealm::plays()
{
    QFETCH(QByteArrayList, facts);
    QVERIFY2(facts.first().contains("played"), facts.last().constData());
}

PORTCULLIS_ENGINE_TEST(TestChangedRealm)
#include "tst_changed_realm.moc"
