#include "app/package/packer.h"
#include "tests/support/namespaces.h"
#include "tests/support/store_state.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/statvfs.h>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QString id = QStringLiteral("com.example.clock");

//! More than any action needs.
constexpr int maxSteps = 200;

SampleManifest sample(const char* version, bool hasNetwork = false)
{
    SampleManifest manifest;
    manifest.version = QString::fromLatin1(version);
    manifest.hasNetwork = hasNetwork;
    return manifest;
}

} // namespace

//! A disk in memory becomes full at every possible moment.
class TestStoreFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void becomesFull_data();
    void becomesFull();
    void packsOnFullDisk();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QString data() const { return path("disk/data"); }
    bool mountDisk(bool isAgain, const QByteArray& options) const;
    //! Leaves so many free pages, or so many files, beside what there is.
    bool leave(const QString& kind, quint64 count) const;
    QString source(const char* name, const SampleManifest& manifest) const;
    Result<void, PackageError> act(const QString& action) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStoreFullDisk::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(path("disk")));
}

void TestStoreFullDisk::cleanup()
{
    ::umount2(QFile::encodeName(path("disk")).constData(), MNT_DETACH);
}

bool TestStoreFullDisk::mountDisk(bool isAgain, const QByteArray& options) const
{
    return ::mount("none", QFile::encodeName(path("disk")).constData(), "tmpfs",
               isAgain ? MS_REMOUNT : 0, options.constData())
        == 0;
}

bool TestStoreFullDisk::leave(const QString& kind, quint64 count) const
{
    struct statvfs status { };
    if (::statvfs(QFile::encodeName(path("disk")).constData(), &status) != 0)
        return false;
    const quint64 blocks = status.f_blocks - status.f_bfree;
    const quint64 files = status.f_files - status.f_ffree;
    if (kind == QLatin1String("space"))
        return mountDisk(true, "size=" + QByteArray::number((blocks + count) * status.f_frsize));
    return mountDisk(true, "nr_inodes=" + QByteArray::number(files + count));
}

QString TestStoreFullDisk::source(const char* name, const SampleManifest& manifest) const
{
    return writeFiles(path(name), sampleFiles(manifest)) ? path(name) : QString();
}

Result<void, PackageError> TestStoreFullDisk::act(const QString& action) const
{
    const auto opened = ResourceStore::open(data());
    if (!opened)
        return opened.error();
    ResourceStore store = *opened;
    if (action == QLatin1String("accept"))
        return store.acceptWaiting(id, store.find(id)->waiting->versionId());
    if (action == QLatin1String("rollback"))
        return store.rollback(id, store.find(id)->previous->versionId());
    if (action == QLatin1String("uninstall"))
        return store.uninstall(id);
    if (action == QLatin1String("disable"))
        return store.setEnabled(id, false);
    const auto outcome = install(data(), path("next"));
    if (!outcome)
        return outcome.error();
    return {};
}

void TestStoreFullDisk::becomesFull_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("action");
    for (const char* const kind : {"space", "files"}) {
        for (const char* const action :
            {"first", "update", "accept", "rollback", "uninstall", "disable"})
            QTest::addRow("%s, %s", kind, action)
                << QString::fromLatin1(kind) << QString::fromLatin1(action);
    }
}

void TestStoreFullDisk::becomesFull()
{
    QFETCH(QString, kind);
    QFETCH(QString, action);
    const QString first = source("first", sample("1.0.0"));
    const QString second = source("second", sample("1.1.0"));
    const QString waiting = source("waiting", sample("2.0.0", true));
    source("next", sample("3.0.0"));
    int refusals = 0;
    bool isDone = false;
    for (quint64 left = 0; !isDone && left < maxSteps; ++left) {
        QVERIFY(mountDisk(false, "size=16m,nr_inodes=10000"));
        if (action != QLatin1String("first")) {
            QVERIFY(install(data(), first) && install(data(), second));
            QVERIFY(install(data(), waiting));
        }
        const QStringList before = storeState(ResourceStore::open(data()).value());
        QVERIFY(leave(kind, left));
        const auto acted = act(action);
        isDone = bool(acted);
        const auto opened = ResourceStore::open(data());
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        QCOMPARE(opened->notices(), QStringList());
        QCOMPARE(strayFiles(data(), *opened), QStringList());
        QVERIFY(isWhole(*opened));
        QCOMPARE(storeState(*opened) == before, !isDone);
        if (!isDone) {
            ++refusals;
            QCOMPARE(acted.error().refusal, Refusal::WriteFailed);
            QVERIFY(acted.error().message.contains(QStringLiteral("No space left on device")));
        }
        cleanup();
    }
    QVERIFY(isDone);
    // Removing takes no space.
    QCOMPARE(refusals > 0, action != QLatin1String("uninstall"));
}

void TestStoreFullDisk::packsOnFullDisk()
{
    const QString folder = source("first", sample("1.0.0"));
    QByteArray noise;
    for (int i = 0; i < 2000; ++i)
        noise += QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha256);
    QVERIFY(writeFile(folder + QStringLiteral("/noise"), noise));
    bool isDone = false;
    int refusals = 0;
    // A tmpfs of no size is one of any size.
    for (quint64 left = 1; !isDone && left < maxSteps; ++left) {
        QVERIFY(mountDisk(false, "size=16m"));
        QVERIFY(leave(QStringLiteral("space"), left));
        const auto packed = packFolder(folder, path("disk/p.rpk"));
        isDone = bool(packed);
        refusals += isDone ? 0 : 1;
        QCOMPARE(
            QDir(path("disk")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
            isDone ? QStringList{QStringLiteral("p.rpk")} : QStringList());
        if (!isDone)
            QCOMPARE(packed.error().refusal, Refusal::WriteFailed);
        cleanup();
    }
    QVERIFY(isDone && refusals > 10);
}

int main(int argc, char* argv[])
{
    if (const auto refusal = enterNamespaces()) {
        std::fprintf(stderr, "no namespaces here: %s\n", refusal->c_str());
        return 77;
    }
    QCoreApplication app(argc, argv);
    TestStoreFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_full_disk.moc"
