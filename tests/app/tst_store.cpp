#include "app/package/packer.h"
#include "tests/support/store_state.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QString id = QStringLiteral("com.example.clock");

SampleManifest version(const char* text, const QStringList& hosts = {})
{
    SampleManifest manifest;
    manifest.version = QString::fromLatin1(text);
    manifest.hasNetwork = !hosts.isEmpty();
    manifest.hosts = hosts;
    return manifest;
}

const QStringList oneHost{QStringLiteral("wss://a.com")};
const QStringList twoHosts{QStringLiteral("wss://a.com"), QStringLiteral("wss://b.com")};

} // namespace

//! Installing, updating and going back.
class TestStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isEmptyAtFirst();
    void installs();
    void staysAfterItsSourceIsGone();
    void stagedPackageLeavesNothing();
    void refusedPackageLeavesNothing();
    void canceledPackageLeavesNothing();
    void updates();
    void keepsOnePreviousVersion();
    void judgesVersions_data();
    void judgesVersions();
    void downgradesIfAllowed();
    void widerUpdateWaits();
    void acceptsOnlyWhatWasSeen();
    void widerUpdateIsInstalledIfAccepted();
    void narrowerUpdateNeedsNoQuestion();
    void dropsWaiting();
    void laterUpdateEndsWaiting();
    void rollsBackAndForth();
    void rollbackKeepsWhatWaits();
    void remembersPublisher();
    void uninstallForgetsPublisher();
    void disables();
    void boundsHistory();
    void textsThatAreNoIds_data();
    void textsThatAreNoIds();
    void keepsVersionInUse();
    void tellsVersionsByTheirPublisherToo();
    void theFirstSignedVersionIsAccepted();
    void aSignedVersionAfterGoingBackIsAccepted();
    void goesBackOnlyToWhatWasSeen();
    void replacesOnlyWhatWasSeen();
    void judgesWithoutAChange();
    void eachInstallationIsItsOwn();
    void verifies();
    void tellsOfIcons();
    void listsByName();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    //! A folder with a resource.
    QString source(const SampleManifest& manifest, const FileMap& more = {}) const;
    Result<CommitOutcome, PackageError> put(
        const SampleManifest& manifest, const CommitOptions& options = {}) const;
    //! The same, signed.
    Result<CommitOutcome, PackageError> putSigned(
        const SampleManifest& manifest, const SigningKey& key) const;
    ResourceStore store() const { return ResourceStore::open(path("data")).value(); }
    StoreEntry entry() const { return store().find(id).value(); }
    QString currentVersion() const { return entry().current.manifest.version; }
    bool isTidy() const
    {
        const ResourceStore opened = store();
        return strayFiles(path("data"), opened).isEmpty() && isWhole(opened)
            && opened.notices().isEmpty();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStore::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestStore::source(const SampleManifest& manifest, const FileMap& more) const
{
    const QString folder = path("source");
    QDir(folder).removeRecursively();
    FileMap files = sampleFiles(manifest);
    files.insert(more);
    return writeFiles(folder, files) ? folder : QString();
}

Result<CommitOutcome, PackageError> TestStore::put(
    const SampleManifest& manifest, const CommitOptions& options) const
{
    return install(path("data"), source(manifest), options);
}

Result<CommitOutcome, PackageError> TestStore::putSigned(
    const SampleManifest& manifest, const SigningKey& key) const
{
    const auto packed = packFolder(source(manifest), path("signed.rpk"), {&key});
    return packed ? install(path("data"), path("signed.rpk")) : packed.error();
}

void TestStore::isEmptyAtFirst()
{
    const auto opened = ResourceStore::open(path("new/data"));
    QVERIFY(opened);
    QVERIFY(opened->list().entries.empty());
    QVERIFY(opened->notices().isEmpty());
    QVERIFY(!opened->find(id));
    QVERIFY(!opened->use(id));
    const auto again = ResourceStore::open(path("new/data"));
    QVERIFY(again);
}

void TestStore::installs()
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-2);
    const auto outcome = put(version("1.0.0"));
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QCOMPARE(*outcome, CommitOutcome::Installed);
    const StoreEntry installed = entry();
    QCOMPARE(installed.id, id);
    QCOMPARE(installed.current.manifest.name, QStringLiteral("Clock"));
    QVERIFY(installed.isEnabled);
    QVERIFY(!installed.publisher && !installed.previous && !installed.waiting);
    QVERIFY(installed.current.installed >= before);
    QCOMPARE(installed.current.files, int(sampleFiles().size()));
    QCOMPARE(installed.history.size(), size_t(1));
    QCOMPARE(installed.history[0].kind, HistoryEvent::Kind::Installed);
    QCOMPARE(readFiles(installed.current.folder), sampleFiles());
    QVERIFY(isTidy());
}

void TestStore::staysAfterItsSourceIsGone()
{
    QVERIFY(put(version("1.0.0")));
    QVERIFY(QDir(path("source")).removeRecursively());
    QVERIFY(isTidy());
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
}

void TestStore::stagedPackageLeavesNothing()
{
    const ResourceStore opened = store();
    const FileMap before = readFiles(path("data"));
    {
        const auto staged = opened.stage(source(version("1.0.0")));
        QVERIFY(staged);
        QCOMPARE(staged->manifest().id, id);
        QCOMPARE(readFiles(staged->content()), sampleFiles());
        // Another process opens the store meanwhile.
        QVERIFY(ResourceStore::open(path("data")));
        QCOMPARE(readFiles(staged->content()), sampleFiles());
        QVERIFY(!strayFiles(path("data"), opened).isEmpty());
    }
    QCOMPARE(readFiles(path("data")), before);
    QVERIFY(strayFiles(path("data"), opened).isEmpty());
}

void TestStore::refusedPackageLeavesNothing()
{
    const ResourceStore opened = store();
    const FileMap before = readFiles(path("data"));
    for (const char* const bad : {"_rp/x", "INDEX.html", "a\\b"}) {
        const auto staged
            = opened.stage(source(version("1.0.0"), {{QString::fromLatin1(bad), "x"}}));
        QVERIFY(!staged);
        QCOMPARE(readFiles(path("data")), before);
        QVERIFY(strayFiles(path("data"), opened).isEmpty());
    }
    const QByteArray archive = rawZip(entriesOf(sampleFiles()));
    for (qsizetype size = 0; size < archive.size(); size += 97) {
        QVERIFY(writeFile(path("p.zip"), archive.left(size)));
        QVERIFY(!opened.stage(path("p.zip")));
    }
    QVERIFY(!opened.stage(path("none")));
    QCOMPARE(readFiles(path("data")), before);
    QVERIFY(strayFiles(path("data"), opened).isEmpty());
}

void TestStore::canceledPackageLeavesNothing()
{
    const ResourceStore opened = store();
    const QString folder = source(version("1.0.0"));
    const auto staged = opened.stage(folder, [](qint64 done, qint64) { return done < 1000; });
    QVERIFY(!staged);
    QCOMPARE(staged.error().refusal, Refusal::Canceled);
    QVERIFY(strayFiles(path("data"), opened).isEmpty());
}

void TestStore::updates()
{
    QVERIFY(put(version("1.0.0")));
    QCOMPARE(put(version("1.1.0")).value(), CommitOutcome::Updated);
    const StoreEntry updated = entry();
    QCOMPARE(updated.current.manifest.version, QStringLiteral("1.1.0"));
    QCOMPARE(updated.previous->manifest.version, QStringLiteral("1.0.0"));
    QCOMPARE(updated.history.back().kind, HistoryEvent::Kind::Updated);
    QCOMPARE(readFiles(updated.current.folder), sampleFiles(version("1.1.0")));
    QVERIFY(isTidy());
}

void TestStore::keepsOnePreviousVersion()
{
    for (const char* const text : {"1.0.0", "1.1.0", "1.2.0"})
        QVERIFY(put(version(text)));
    QCOMPARE(entry().previous->manifest.version, QStringLiteral("1.1.0"));
    const QStringList names = QDir(path("data/store/resources/com.example.clock"))
                                  .entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    QCOMPARE(names.size(), 3); // the record and two versions
    QVERIFY(isTidy());
}

void TestStore::judgesVersions_data()
{
    QTest::addColumn<QString>("installed");
    QTest::addColumn<QString>("next");
    QTest::addColumn<bool>("isRefused");
    const auto row = [](const char* installed, const char* next, bool isRefused) {
        QTest::addRow("%s after %s", next, installed)
            << QString::fromLatin1(installed) << QString::fromLatin1(next) << isRefused;
    };
    row("1.0.0", "1.0.1", false);
    row("1.0.0", "0.9.9", true);
    row("1.10.0", "1.9.0", true);
    row("1.0.0-rc.1", "1.0.0", false);
    row("1.0.0", "1.0.0-rc.1", true);
    row("1.0.0+1", "1.0.0+2", true);
}

void TestStore::judgesVersions()
{
    QFETCH(QString, installed);
    QFETCH(QString, next);
    QFETCH(bool, isRefused);
    QVERIFY(put(version(installed.toLatin1().constData())));
    const QStringList before = storeState(store());
    const auto outcome = put(version(next.toLatin1().constData()));
    QCOMPARE(!outcome, isRefused);
    if (isRefused) {
        QCOMPARE(outcome.error().refusal, Refusal::Downgrade);
        QCOMPARE(storeState(store()), before);
    }
    QVERIFY(isTidy());
}

void TestStore::downgradesIfAllowed()
{
    QVERIFY(put(version("2.0.0")));
    QCOMPARE(put(version("2.0.0")).value(), CommitOutcome::Unchanged);
    QCOMPARE(entry().history.size(), size_t(1));
    const QString other = source(version("2.0.0"), {{QStringLiteral("more.js"), "more"}});
    QCOMPARE(install(path("data"), other).error().refusal, Refusal::Downgrade);
    QCOMPARE(install(path("data"), other, {false, true}).value(), CommitOutcome::Updated);
    QCOMPARE(entry().current.files, int(sampleFiles().size()) + 1);
    QCOMPARE(put(version("1.0.0"), {false, true}).value(), CommitOutcome::Updated);
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
    QVERIFY(isTidy());
}

void TestStore::widerUpdateWaits()
{
    QVERIFY(put(version("1.0.0", oneHost)));
    QCOMPARE(put(version("2.0.0", twoHosts)).value(), CommitOutcome::Waiting);
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
    QCOMPARE(entry().waiting->manifest.version, QStringLiteral("2.0.0"));
    QCOMPARE(entry().waiting->manifest.hosts->size(), size_t(2));
    QVERIFY(!entry().previous);
    QVERIFY(isTidy());
    const QStringList before = storeState(store());
    QCOMPARE(put(version("2.0.0", twoHosts)).value(), CommitOutcome::Waiting);
    QCOMPARE(storeState(store()), before);
    const VersionId seen = entry().waiting->versionId();
    QVERIFY(store().acceptWaiting(id, seen));
    QCOMPARE(currentVersion(), QStringLiteral("2.0.0"));
    QCOMPARE(entry().previous->manifest.version, QStringLiteral("1.0.0"));
    QVERIFY(!entry().waiting);
    QCOMPARE(entry().history.back().kind, HistoryEvent::Kind::Accepted);
    QCOMPARE(store().acceptWaiting(id, seen).error().refusal, Refusal::NothingToDo);
    QVERIFY(isTidy());
}

void TestStore::acceptsOnlyWhatWasSeen()
{
    QVERIFY(put(version("1.0.0", oneHost)));
    QVERIFY(put(version("2.0.0", twoHosts)));
    const VersionId seen = entry().waiting->versionId();
    const QStringList three = twoHosts + QStringList{QStringLiteral("wss://c.com")};
    QCOMPARE(put(version("3.0.0", three)).value(), CommitOutcome::Waiting);
    const FileMap before = readFiles(path("data"));
    QCOMPARE(store().acceptWaiting(id, seen).error().refusal, Refusal::ChangedMeanwhile);
    QCOMPARE(store().dropWaiting(id, seen).error().refusal, Refusal::ChangedMeanwhile);
    QCOMPARE(readFiles(path("data")), before);
    QVERIFY(store().acceptWaiting(id, entry().waiting->versionId()));
    QCOMPARE(currentVersion(), QStringLiteral("3.0.0"));
}

void TestStore::widerUpdateIsInstalledIfAccepted()
{
    QVERIFY(put(version("1.0.0")));
    QVERIFY(put(version("1.5.0", oneHost)));
    QVERIFY(entry().waiting);
    QCOMPARE(put(version("2.0.0", twoHosts), {true, false}).value(), CommitOutcome::Updated);
    QCOMPARE(currentVersion(), QStringLiteral("2.0.0"));
    QVERIFY(!entry().waiting);
    QVERIFY(isTidy());
}

void TestStore::narrowerUpdateNeedsNoQuestion()
{
    QVERIFY(put(version("1.0.0", twoHosts)));
    QCOMPARE(put(version("2.0.0", oneHost)).value(), CommitOutcome::Updated);
    QCOMPARE(put(version("3.0.0")).value(), CommitOutcome::Updated);
    // What was asked for two versions ago is asked for anew.
    QCOMPARE(put(version("4.0.0", oneHost)).value(), CommitOutcome::Waiting);
    QCOMPARE(currentVersion(), QStringLiteral("3.0.0"));
}

void TestStore::dropsWaiting()
{
    QVERIFY(put(version("1.0.0")));
    QCOMPARE(store().dropWaiting(id, {}).error().refusal, Refusal::NothingToDo);
    QVERIFY(put(version("2.0.0", oneHost)));
    QVERIFY(store().dropWaiting(id, entry().waiting->versionId()));
    QVERIFY(!entry().waiting);
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
    QCOMPARE(entry().history.back().kind, HistoryEvent::Kind::Dropped);
    QVERIFY(isTidy());
}

void TestStore::laterUpdateEndsWaiting()
{
    QVERIFY(put(version("1.0.0")));
    QVERIFY(put(version("2.0.0", oneHost)));
    QCOMPARE(put(version("2.1.0", twoHosts)).value(), CommitOutcome::Waiting);
    QCOMPARE(entry().waiting->manifest.version, QStringLiteral("2.1.0"));
    QVERIFY(isTidy());
    QCOMPARE(put(version("3.0.0")).value(), CommitOutcome::Updated);
    QVERIFY(!entry().waiting);
    QVERIFY(isTidy());
}

void TestStore::rollsBackAndForth()
{
    QVERIFY(put(version("1.0.0", twoHosts)));
    QCOMPARE(store().rollback(id, {}).error().refusal, Refusal::NothingToDo);
    QVERIFY(put(version("2.0.0", oneHost)));
    QVERIFY(store().rollback(id, entry().previous->versionId()));
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
    QVERIFY(!entry().waiting);
    QCOMPARE(entry().previous->manifest.version, QStringLiteral("2.0.0"));
    QCOMPARE(entry().history.back().kind, HistoryEvent::Kind::RolledBack);
    QCOMPARE(entry().history.back().version, QStringLiteral("1.0.0"));
    QVERIFY(store().rollback(id, entry().previous->versionId()));
    QCOMPARE(currentVersion(), QStringLiteral("2.0.0"));
    QVERIFY(isTidy());
}

void TestStore::rollbackKeepsWhatWaits()
{
    QVERIFY(put(version("1.0.0")));
    QVERIFY(put(version("2.0.0")));
    QVERIFY(put(version("3.0.0", oneHost)));
    QVERIFY(store().rollback(id, entry().previous->versionId()));
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
    QVERIFY(store().acceptWaiting(id, entry().waiting->versionId()));
    QCOMPARE(currentVersion(), QStringLiteral("3.0.0"));
    QCOMPARE(entry().previous->manifest.version, QStringLiteral("1.0.0"));
    QVERIFY(isTidy());
}

void TestStore::remembersPublisher()
{
    const SigningKey key = SigningKey::generate();
    const SigningKey other = SigningKey::generate();
    QVERIFY(put(version("1.0.0")));
    QVERIFY(!entry().publisher);
    QCOMPARE(putSigned(version("1.0.0"), key).value(), CommitOutcome::Updated);
    QCOMPARE(putSigned(version("1.0.0"), key).value(), CommitOutcome::Unchanged);
    QCOMPARE(entry().publisher, std::optional(key.publicKey()));
    QCOMPARE(putSigned(version("1.1.0"), key).value(), CommitOutcome::Updated);
    const QStringList before = storeState(store());
    const auto foreign = putSigned(version("1.2.0"), other);
    QCOMPARE(foreign.error().refusal, Refusal::OtherPublisher);
    QVERIFY(foreign.error().message.contains(key.publicKey().fingerprint()));
    QVERIFY(foreign.error().message.contains(other.publicKey().fingerprint()));
    QCOMPARE(put(version("1.2.0")).error().refusal, Refusal::OtherPublisher);
    QCOMPARE(put(version("1.2.0"), {true, true}).error().refusal, Refusal::OtherPublisher);
    QCOMPARE(storeState(store()), before);
    // Nor is it forgotten by going back to what was not signed.
    QVERIFY(put(version("1.1.0"), {true, true}).error().refusal == Refusal::OtherPublisher);
    QVERIFY(store().rollback(id, entry().previous->versionId()));
    QCOMPARE(put(version("1.2.0")).error().refusal, Refusal::OtherPublisher);
    QVERIFY(isTidy());
}

void TestStore::uninstallForgetsPublisher()
{
    QVERIFY(putSigned(version("1.0.0"), SigningKey::generate()));
    QVERIFY(store().uninstall(id));
    QVERIFY(!store().find(id));
    QVERIFY(store().list().entries.empty());
    QVERIFY(!QFile::exists(path("data/store/resources/com.example.clock")));
    QVERIFY(isTidy());
    QCOMPARE(store().uninstall(id).error().refusal, Refusal::NotInstalled);
    QCOMPARE(put(version("0.1.0")).value(), CommitOutcome::Installed);
    QVERIFY(!entry().publisher);
    QCOMPARE(entry().history.size(), size_t(1));
}

void TestStore::disables()
{
    QVERIFY(put(version("1.0.0")));
    QVERIFY(store().setEnabled(id, false));
    QVERIFY(!entry().isEnabled);
    QVERIFY(put(version("1.1.0")));
    QVERIFY(!entry().isEnabled);
    QVERIFY(store().setEnabled(id, false));
    QVERIFY(store().setEnabled(id, true));
    QVERIFY(entry().isEnabled);
}

void TestStore::boundsHistory()
{
    QVERIFY(put(version("1.0.0")));
    QVERIFY(put(version("2.0.0")));
    for (size_t i = 0; i < maxHistoryEvents + 3; ++i)
        QVERIFY(store().rollback(id, entry().previous->versionId()));
    const StoreEntry installed = entry();
    QCOMPARE(installed.history.size(), maxHistoryEvents);
    QCOMPARE(installed.history.back().version, QStringLiteral("1.0.0"));
    QCOMPARE(installed.history.front().kind, HistoryEvent::Kind::RolledBack);
}

void TestStore::textsThatAreNoIds_data()
{
    QTest::addColumn<QString>("text");
    for (const char* const text : {"", ".", "..", "../..", "/", "com.example.clock/..", "clock",
             "com.example.clock\n", "com..example", "Com.Example.Clock", "com.example.clock/"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("long") << QStringLiteral("com.") + QString(200, u'a');
}

void TestStore::textsThatAreNoIds()
{
    QFETCH(QString, text);
    QVERIFY(put(version("1.0.0")));
    const FileMap before = readFiles(path("data"));
    ResourceStore opened = store();
    QVERIFY(!opened.find(text));
    for (const auto& result :
        {opened.uninstall(text), opened.rollback(text, {}), opened.acceptWaiting(text, {}),
            opened.dropWaiting(text, {}), opened.setEnabled(text, false), opened.verify(text)})
        QCOMPARE(result.error().refusal, Refusal::NotInstalled);
    QCOMPARE(opened.use(text).error().refusal, Refusal::NotInstalled);
    QCOMPARE(readFiles(path("data")), before);
}

void TestStore::keepsVersionInUse()
{
    QVERIFY(put(version("1.0.0")));
    QString folder;
    {
        const auto use = store().use(id);
        QVERIFY(use);
        folder = use->version().folder;
        QVERIFY(put(version("2.0.0")));
        QVERIFY(put(version("3.0.0"))); // 1.0.0 is not even the previous version now
        QCOMPARE(readFiles(folder), sampleFiles(version("1.0.0")));
        QVERIFY(store().uninstall(id));
        QVERIFY(!store().find(id));
        QCOMPARE(readFiles(folder), sampleFiles(version("1.0.0")));
        QVERIFY(put(version("1.0.0")));
        QVERIFY(store().find(id)->current.folder != folder);
        QCOMPARE(readFiles(folder), sampleFiles(version("1.0.0")));
    }
    QVERIFY(isTidy());
    QVERIFY(!QFile::exists(folder));
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
}

//! The same content by another key is another version.
void TestStore::tellsVersionsByTheirPublisherToo()
{
    const SigningKey first = SigningKey::generate();
    const SigningKey second = SigningKey::generate();
    QVERIFY(put(version("1.0.0", oneHost)));
    QCOMPARE(putSigned(version("2.0.0", twoHosts), first).value(), CommitOutcome::Waiting);
    const VersionId seen = entry().waiting->versionId();
    QCOMPARE(putSigned(version("2.0.0", twoHosts), second).value(), CommitOutcome::Waiting);
    QCOMPARE(entry().waiting->digest, seen.digest);
    QCOMPARE(store().acceptWaiting(id, seen).error().refusal, Refusal::ChangedMeanwhile);
    QCOMPARE(store().dropWaiting(id, seen).error().refusal, Refusal::ChangedMeanwhile);
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
    QVERIFY(store().acceptWaiting(id, entry().waiting->versionId()));
    QCOMPARE(entry().publisher, std::optional(second.publicKey()));
}

//! What was granted to whoever made the unsigned versions is not granted to a key.
void TestStore::theFirstSignedVersionIsAccepted()
{
    QVERIFY(put(version("1.0.0", oneHost)));
    QCOMPARE(putSigned(version("1.1.0", oneHost), SigningKey::generate()).value(),
        CommitOutcome::Waiting);
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
    QVERIFY(!entry().publisher);
    QVERIFY(store().acceptWaiting(id, entry().waiting->versionId()));
    QVERIFY(entry().publisher);
    QVERIFY(isTidy());
}

//! So does each one that follows a version that is not signed.
void TestStore::aSignedVersionAfterGoingBackIsAccepted()
{
    const SigningKey key = SigningKey::generate();
    QVERIFY(put(version("1.0.0", oneHost)));
    QVERIFY(putSigned(version("1.1.0", oneHost), key));
    QVERIFY(store().acceptWaiting(id, entry().waiting->versionId()));
    QVERIFY(store().rollback(id, entry().previous->versionId()));
    QCOMPARE(putSigned(version("1.2.0", oneHost), key).value(), CommitOutcome::Waiting);
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
}

void TestStore::goesBackOnlyToWhatWasSeen()
{
    QVERIFY(put(version("1.0.0")));
    QVERIFY(put(version("2.0.0")));
    const VersionId seen = entry().previous->versionId();
    QVERIFY(put(version("3.0.0")));
    const FileMap before = readFiles(path("data"));
    QCOMPARE(store().rollback(id, seen).error().refusal, Refusal::ChangedMeanwhile);
    QCOMPARE(readFiles(path("data")), before);
    QVERIFY(store().rollback(id, entry().previous->versionId()));
    QCOMPARE(currentVersion(), QStringLiteral("2.0.0"));
}

void TestStore::replacesOnlyWhatWasSeen()
{
    QVERIFY(put(version("2.0.0")));
    const VersionId seen = entry().current.versionId();
    QVERIFY(put(version("3.0.0")));
    const QStringList before = storeState(store());
    const CommitOptions stale{true, true, seen};
    QCOMPARE(put(version("1.0.0"), stale).error().refusal, Refusal::ChangedMeanwhile);
    QCOMPARE(storeState(store()), before);
    const CommitOptions fresh{true, true, entry().current.versionId()};
    QCOMPARE(put(version("1.0.0"), fresh).value(), CommitOutcome::Updated);
    QVERIFY(isTidy());
}

void TestStore::judgesWithoutAChange()
{
    const auto judge = [this](const SampleManifest& manifest, const CommitOptions& options = {}) {
        const ResourceStore opened = store();
        return opened.judge(opened.stage(source(manifest)).value(), options);
    };
    QCOMPARE(judge(version("1.0.0")).value(), CommitOutcome::Installed);
    QVERIFY(!store().find(id));
    QVERIFY(put(version("1.0.0")));
    const QStringList before = storeState(store());
    QCOMPARE(judge(version("1.0.0")).value(), CommitOutcome::Unchanged);
    QCOMPARE(judge(version("1.1.0")).value(), CommitOutcome::Updated);
    QCOMPARE(judge(version("1.1.0", oneHost)).value(), CommitOutcome::Waiting);
    QCOMPARE(judge(version("1.1.0", oneHost), {true, false}).value(), CommitOutcome::Updated);
    QCOMPARE(judge(version("0.1.0")).error().refusal, Refusal::Downgrade);
    QCOMPARE(storeState(store()), before);
}

//! So that what was decided for one is not for the next.
void TestStore::eachInstallationIsItsOwn()
{
    QVERIFY(put(version("1.0.0")));
    const QString first = entry().installation;
    QVERIFY(StorePaths::isName(first));
    QVERIFY(put(version("1.1.0")));
    QCOMPARE(entry().installation, first);
    QVERIFY(store().rollback(id, entry().previous->versionId()));
    QCOMPARE(entry().installation, first);
    QCOMPARE(store().use(id)->installation(), first);
    QVERIFY(store().uninstall(id));
    QVERIFY(put(version("1.0.0")));
    QVERIFY(entry().installation != first);
}

void TestStore::verifies()
{
    QVERIFY(putSigned(version("1.0.0"), SigningKey::generate()));
    QVERIFY(store().verify(id));
    const QString file = entry().current.folder + QStringLiteral("/js/main.js");
    QVERIFY(writeFile(file, "console.log('tock');\n"));
    QVERIFY(store().find(id)); // the size is the same
    QCOMPARE(store().verify(id).error().refusal, Refusal::Damaged);
}

void TestStore::tellsOfIcons()
{
    QVERIFY(put(version("1.0.0")));
    QVERIFY(entry().current.icon().isEmpty());
    QByteArray manifest = manifestText(version("2.0.0"));
    manifest.insert(1, R"("icon":"js/icon.png",)");
    const QString folder = source(version("2.0.0"),
        {{QStringLiteral("resource.json"), manifest}, {QStringLiteral("js/icon.png"), "PNG"}});
    const auto staged = store().stage(folder);
    QVERIFY(staged);
    QCOMPARE(staged->icon(), staged->content() + QStringLiteral("/js/icon.png"));
    QVERIFY(install(path("data"), folder));
    QCOMPARE(entry().current.icon(), entry().current.folder + QStringLiteral("/js/icon.png"));
}

void TestStore::listsByName()
{
    for (const char* const text : {"com.example.b", "com.example.a", "org.example.a-b.c"}) {
        SampleManifest manifest;
        manifest.id = QString::fromLatin1(text);
        QVERIFY(put(manifest));
    }
    QStringList ids;
    for (const StoreEntry& each : store().list().entries)
        ids << each.id;
    QCOMPARE(ids.join(u' '), QStringLiteral("com.example.a com.example.b org.example.a-b.c"));
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
