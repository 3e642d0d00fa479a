#include "tests/support/closed_port.h"
#include "tests/support/fixtures.h"
#include "tests/support/process_tree.h"
#include "tests/support/raw_server.h"
#include "tests/support/server_process.h"
#include "tests/support/wait_for.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace portcullis;
using test::RawServer;
using test::waitFor;

namespace {

//! In every value that a log must not have.
constexpr char secret[] = "s3cret";

bool write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

//! The renderers: processes of ours that a zygote has forked and that have forked none.
std::vector<std::int64_t> renderersOf(std::int64_t program)
{
    std::vector<std::int64_t> found;
    const auto all = test::ProcessTree(program).pids();
    std::copy_if(all.begin(), all.end(), std::back_inserter(found), [&](std::int64_t pid) {
        const bool isLeaf = std::none_of(all.begin(), all.end(),
            [&](std::int64_t other) { return test::parentOf(other) == pid; });
        return pid != program && isLeaf && test::parentOf(pid) != program;
    });
    return found;
}

} // namespace

//! What a resource sends as its secrets is in nothing that the program writes.
class TestSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void failuresTellNone();
    void crashesTellNone();

private:
    bool start(const QStringList& arguments = {});
    //! All that the program has written so far.
    QByteArray log();

    test::ServerProcess m_server;
    const test::ClosedPort m_closed;
    RawServer m_silent;
    QTemporaryDir m_folder;
    QProcess m_program;
    QByteArray m_log;
};

void TestSecrets::initTestCase()
{
    QVERIFY(m_server.start());
    const QString fixture = QStringLiteral("resources/secretive/");
    QByteArray filled = test::fixture(fixture + QStringLiteral("index.html"));
    filled.replace("{server}", m_server.address().toUtf8())
        .replace("{port}", QByteArray::number(m_server.port()))
        .replace("{closed}", QByteArray::number(m_closed.number()))
        .replace("{silent}", QByteArray::number(m_silent.port()));
    QVERIFY(filled.contains(secret));
    QVERIFY(write(m_folder.filePath(QStringLiteral("index.html")), filled));
    QVERIFY(write(m_folder.filePath(QStringLiteral("resource.json")),
        test::fixture(fixture + QStringLiteral("resource.json"))));
    m_program.setProcessChannelMode(QProcess::MergedChannels);
}

bool TestSecrets::start(const QStringList& arguments)
{
    m_log.clear();
    m_program.start(QStringLiteral(PORTCULLIS_PROGRAM),
        QStringList{QStringLiteral("run"), m_folder.path(), QStringLiteral("--headless"),
            QStringLiteral("--console"), QStringLiteral("--grant-all")}
            + arguments);
    return m_program.waitForStarted();
}

QByteArray TestSecrets::log()
{
    m_log += m_program.readAll();
    return m_log;
}

void TestSecrets::failuresTellNone()
{
    QVERIFY(start({QStringLiteral("--until"), QStringLiteral("all tried")}));
    QVERIFY2(waitFor([&] { return m_program.state() == QProcess::NotRunning; }), log().constData());
    QCOMPARE(m_program.exitCode(), 0);
    QVERIFY(log().contains("log: all tried"));
    QVERIFY2(!log().contains(secret), log().constData());
}

void TestSecrets::crashesTellNone()
{
    QVERIFY(start());
    QVERIFY2(waitFor([&] { return log().contains("log: all tried"); }), log().constData());
    const auto renderers = renderersOf(m_program.processId());
    QCOMPARE(renderers.size(), size_t(1));
    QCOMPARE(::kill(pid_t(renderers[0]), SIGKILL), 0);
    QVERIFY2(waitFor([&] { return m_program.state() == QProcess::NotRunning; }), log().constData());
    QVERIFY2(log().contains("the resource has crashed"), log().constData());
    QVERIFY2(!log().contains(secret), log().constData());
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
