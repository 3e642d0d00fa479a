#include "tests/support/store_state.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

constexpr int processes = 4;
constexpr int timeoutMs = 120'000;

bool hasEnded(QProcess& process)
{
    return process.state() == QProcess::NotRunning || process.waitForFinished(timeoutMs);
}

} // namespace

//! Several processes install, update and remove the same resources at once.
class TestStoreProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workAtOnce();
    void firstOpenAtOnce();

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    std::vector<std::unique_ptr<QProcess>> start(const QString& action, const QString& what) const;

    QTemporaryDir m_folder;
};

std::vector<std::unique_ptr<QProcess>> TestStoreProcesses::start(
    const QString& action, const QString& what) const
{
    std::vector<std::unique_ptr<QProcess>> started;
    for (int i = 0; i < processes; ++i) {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedChannels);
        process->start(
            QStringLiteral(PORTCULLIS_STORE_WORKER), {path("data"), action.arg(i + 1), what});
        started.push_back(std::move(process));
    }
    return started;
}

void TestStoreProcesses::workAtOnce()
{
    for (const char* const id : {"com.example.a", "com.example.b"}) {
        for (const char* const version : {"1.0.0", "1.1.0", "2.0.0"}) {
            SampleManifest manifest;
            manifest.id = QString::fromLatin1(id);
            manifest.version = QString::fromLatin1(version);
            QVERIFY(writeFiles(
                path("sources/") + manifest.id + u'_' + manifest.version, sampleFiles(manifest)));
        }
    }
    const ResourceStore store = ResourceStore::open(path("data")).value();
    const auto workers = start(QStringLiteral("rounds%1"), path("sources"));
    const auto anyRuns = [&workers] {
        return std::any_of(workers.begin(), workers.end(), [](const auto& worker) {
            return worker->state() != QProcess::NotRunning && !worker->waitForFinished(1);
        });
    };
    int uses = 0;
    while (anyRuns()) {
        // What is in use stays as it is, whatever the others do.
        const auto use = store.use(QStringLiteral("com.example.a"));
        if (!use) {
            QCOMPARE(use.error().refusal, Refusal::NotInstalled);
            continue;
        }
        QTest::qSleep(5);
        const auto checked = checkUnpacked(use->version().folder);
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().message));
        QCOMPARE(checked->digest, use->version().digest);
        ++uses;
        QCOMPARE(store.list().errors, QStringList());
    }
    QVERIFY(uses > 0);
    for (const auto& worker : workers) {
        QVERIFY(hasEnded(*worker));
        QCOMPARE(worker->exitCode(), 0);
    }
    const ResourceStore after = ResourceStore::open(path("data")).value();
    QCOMPARE(after.notices(), QStringList());
    QCOMPARE(strayFiles(path("data"), after), QStringList());
    QVERIFY(isWhole(after));
}

void TestStoreProcesses::firstOpenAtOnce()
{
    QVERIFY(QDir(path("data")).removeRecursively());
    for (const char* const id : {"com.example.a", "com.example.b", "com.example.c"}) {
        SampleManifest manifest;
        manifest.id = QString::fromLatin1(id);
        QVERIFY(writeFiles(path("data/store/") + manifest.id, sampleFiles(manifest)));
    }
    for (const auto& worker : start(QStringLiteral("open%1"), {})) {
        QVERIFY(hasEnded(*worker));
        QCOMPARE(worker->exitCode(), 0);
    }
    const ResourceStore store = ResourceStore::open(path("data")).value();
    QCOMPARE(store.notices(), QStringList());
    QCOMPARE(store.list().entries.size(), size_t(3));
    QCOMPARE(strayFiles(path("data"), store), QStringList());
}

QTEST_GUILESS_MAIN(TestStoreProcesses)
#include "tst_store_processes.moc"
