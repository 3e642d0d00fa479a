#include "app/library/install_plan.h"
#include "app/package/packer.h"
#include "tests/support/saved_decisions.h"
#include "tests/support/store_state.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QString id = QStringLiteral("com.example.clock");
const QString hostA = QStringLiteral("wss://a.com");
const QString hostB = QStringLiteral("wss://b.com");

SampleManifest version(const char* text, const QStringList& hosts)
{
    SampleManifest manifest;
    manifest.version = QString::fromLatin1(text);
    manifest.hasNetwork = !hosts.isEmpty();
    manifest.hosts = hosts;
    return manifest;
}

Decisions grantBut(const QStringList& refused)
{
    Decisions decisions{{{Capability::NetworkWs, Choice::Granted}}, {}};
    for (const QString& host : refused)
        decisions.hosts[host] = Choice::Refused;
    return decisions;
}

} // namespace

//! \brief What installing would change, and what is done with the answer: for the window and the
//! command line alike.
class TestInstallPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void plansAnInstallation();
    void plansAnUpdate();
    void plansADowngrade();
    void plansWhatIsRefusedAnyway();
    void savesWhatIsGranted();
    void anUpdateNeedsItsRefusalsSaved();
    void anInstallationNeedsItsRefusalsSaved();
    void aWaitingUpdateNeedsItsRefusalsSaved();
    void saysWhenAGrantIsNotSaved();
    void whatIsNotAcceptedWaits();
    void aRefusedCommitSavesNothing();
    void aRevocationMeanwhileStays();
    void anotherPublisherIsGrantedNothing();
    void anotherInstallationIsGrantedNothing();
    void theFirstSignedVersionIsGrantedNothing();
    void theSamePublisherKeepsItsGrants();
    void nothingIsAskedInVain();
    void acceptsOnlyWhatWasPlanned();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QString source(const SampleManifest& manifest);
    QString packageOf(const SampleManifest& manifest, const SigningKey& key);
    StagedPackage stage(const QString& package) { return m_store->stage(package).value(); }
    //! Plans and applies, as a front end does.
    Result<InstallOutcome, PackageError> put(
        const QString& package, const std::optional<Decisions>& decided, bool accepts = true);
    std::optional<StoreEntry> entry() const { return m_store->find(id); }
    QString currentVersion() const
    {
        return entry() ? entry()->current.manifest.version : QString();
    }
    Decisions saved() const { return savedDecisions(path("data"), id); }
    //! What holds for what is installed.
    Decisions held() const { return m_grants->find(GrantKey::of(entry().value())); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<ResourceStore> m_store;
    std::optional<GrantStore> m_grants;
    int m_sources = 0;
};

void TestInstallPlan::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = ResourceStore::open(path("data")).value();
    m_grants.emplace(path("data"));
}

QString TestInstallPlan::source(const SampleManifest& manifest)
{
    const QString folder = path("source") + QString::number(++m_sources);
    return writeFiles(folder, sampleFiles(manifest)) ? folder : QString();
}

QString TestInstallPlan::packageOf(const SampleManifest& manifest, const SigningKey& key)
{
    const QString folder = source(manifest);
    const QString package = folder + QStringLiteral(".rpk");
    return packFolder(folder, package, {&key}) ? package : QString();
}

Result<InstallOutcome, PackageError> TestInstallPlan::put(
    const QString& package, const std::optional<Decisions>& decided, bool accepts)
{
    StagedPackage staged = stage(package);
    const auto plan = planInstall(*m_store, *m_grants, staged);
    if (!plan)
        return plan.error();
    return applyInstall(*m_store, *m_grants, std::move(staged), *plan, {accepts, false, decided});
}

void TestInstallPlan::plansAnInstallation()
{
    const StagedPackage staged = stage(source(version("1.0.0", {hostA})));
    const auto plan = planInstall(*m_store, *m_grants, staged);
    QVERIFY(plan);
    QCOMPARE(plan->resource.manifest.id, id);
    QCOMPARE(plan->resource.folder, staged.content());
    QVERIFY(!plan->installed && !plan->mustBeAccepted && !plan->isDowngrade);
    QVERIFY(plan->known == Decisions());
    QVERIFY(!m_store->find(id));
}

void TestInstallPlan::plansAnUpdate()
{
    QVERIFY(put(source(version("1.0.0", {hostA})), grantBut({})));
    const StagedPackage narrow = stage(source(version("1.1.0", {hostA})));
    const auto same = planInstall(*m_store, *m_grants, narrow);
    QVERIFY(!same->mustBeAccepted && !same->isDowngrade && !same->changesOwner);
    QCOMPARE(same->installed->manifest.version, QStringLiteral("1.0.0"));
    QVERIFY(same->known == grantBut({}));
    const StagedPackage wide = stage(source(version("1.2.0", {hostA, hostB})));
    const auto wider = planInstall(*m_store, *m_grants, wide);
    QVERIFY(wider->mustBeAccepted && !wider->isDowngrade);
    QCOMPARE(wider->difference.addedHosts.size(), size_t(1));
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
}

void TestInstallPlan::plansADowngrade()
{
    QVERIFY(put(source(version("2.0.0", {hostA})), grantBut({})));
    QVERIFY(
        planInstall(*m_store, *m_grants, stage(source(version("1.0.0", {hostA}))))->isDowngrade);
    QVERIFY(
        !planInstall(*m_store, *m_grants, stage(source(version("2.0.0", {hostA}))))->isDowngrade);
    QVERIFY(planInstall(*m_store, *m_grants, stage(source(version("2.0.0", {}))))->isDowngrade);
    QCOMPARE(
        put(source(version("1.0.0", {hostA})), std::nullopt).error().refusal, Refusal::Downgrade);
}

void TestInstallPlan::plansWhatIsRefusedAnyway()
{
    QVERIFY(put(packageOf(version("1.0.0", {hostA}), SigningKey::generate()), grantBut({})));
    const QString foreign = packageOf(version("2.0.0", {hostA}), SigningKey::generate());
    QCOMPARE(
        planInstall(*m_store, *m_grants, stage(foreign)).error().refusal, Refusal::OtherPublisher);
    QCOMPARE(planWaiting(*m_store, *m_grants, id).error().refusal, Refusal::NothingToDo);
    QCOMPARE(planWaiting(*m_store, *m_grants, QStringLiteral("com.example.none")).error().refusal,
        Refusal::NotInstalled);
}

void TestInstallPlan::savesWhatIsGranted()
{
    const auto outcome = put(source(version("1.0.0", {hostA, hostB})), grantBut({hostB}));
    QVERIFY(outcome && !outcome->unsaved);
    QVERIFY(outcome->commit == CommitOutcome::Installed);
    QVERIFY(held() == grantBut({hostB}));
}

void TestInstallPlan::anUpdateNeedsItsRefusalsSaved()
{
    QVERIFY(put(source(version("1.0.0", {hostA})), grantBut({})));
    QLockFile lock(path("data/grants.json.lock"));
    QVERIFY(lock.tryLock());
    const auto outcome = put(source(version("2.0.0", {hostA, hostB})), grantBut({hostB}));
    QCOMPARE(outcome.error().refusal, Refusal::DecisionsUnsaved);
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
    QVERIFY(!entry()->waiting);
    QVERIFY(strayFiles(path("data"), *m_store).isEmpty());
}

//! What is kept from an earlier installation could allow the host.
void TestInstallPlan::anInstallationNeedsItsRefusalsSaved()
{
    QLockFile lock(path("data/grants.json.lock"));
    QVERIFY(lock.tryLock());
    const auto outcome = put(source(version("1.0.0", {hostA})), grantBut({hostA}));
    QCOMPARE(outcome.error().refusal, Refusal::DecisionsUnsaved);
    QVERIFY(!entry());
}

void TestInstallPlan::aWaitingUpdateNeedsItsRefusalsSaved()
{
    QVERIFY(put(source(version("1.0.0", {hostA})), grantBut({})));
    QVERIFY(put(source(version("2.0.0", {hostA, hostB})), std::nullopt, false));
    const auto plan = planWaiting(*m_store, *m_grants, id);
    {
        QLockFile lock(path("data/grants.json.lock"));
        QVERIFY(lock.tryLock());
        QCOMPARE(applyWaiting(*m_store, *m_grants, *plan, grantBut({hostB})).error().refusal,
            Refusal::DecisionsUnsaved);
        QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
        QVERIFY(entry()->waiting);
    }
    const auto outcome = applyWaiting(*m_store, *m_grants, *plan, grantBut({hostB}));
    QVERIFY(outcome && !outcome->unsaved);
    QCOMPARE(currentVersion(), QStringLiteral("2.0.0"));
    QVERIFY(held() == grantBut({hostB}));
}

void TestInstallPlan::saysWhenAGrantIsNotSaved()
{
    QLockFile lock(path("data/grants.json.lock"));
    QVERIFY(lock.tryLock());
    const auto outcome = put(source(version("1.0.0", {hostA})), grantBut({}));
    QVERIFY(outcome && outcome->unsaved);
    QCOMPARE(currentVersion(), QStringLiteral("1.0.0"));
    QVERIFY(saved() == Decisions());
}

void TestInstallPlan::whatIsNotAcceptedWaits()
{
    QVERIFY(put(source(version("1.0.0", {hostA})), grantBut({})));
    const auto outcome
        = put(source(version("2.0.0", {hostA, hostB})), grantBut({hostA, hostB}), false);
    QVERIFY(outcome->commit == CommitOutcome::Waiting);
    QVERIFY(held() == grantBut({})); // nothing of the answer counts
}

void TestInstallPlan::aRefusedCommitSavesNothing()
{
    QVERIFY(put(source(version("2.0.0", {hostA})), grantBut({})));
    QCOMPARE(put(source(version("1.0.0", {hostA})), grantBut({hostA})).error().refusal,
        Refusal::Downgrade);
    QVERIFY(held() == grantBut({}));
}

void TestInstallPlan::aRevocationMeanwhileStays()
{
    QVERIFY(put(source(version("1.0.0", {hostA})), grantBut({})));
    StagedPackage staged = stage(source(version("2.0.0", {hostA, hostB})));
    const auto plan = planInstall(*m_store, *m_grants, staged);
    QVERIFY(m_grants->save(plan->key, UserAnswer::revokingAll()));
    QVERIFY(
        applyInstall(*m_store, *m_grants, std::move(staged), *plan, {true, false, grantBut({})}));
    QVERIFY(held().capabilities.at(Capability::NetworkWs) == Choice::Refused);
}

void TestInstallPlan::anotherPublisherIsGrantedNothing()
{
    QVERIFY(put(
        packageOf(version("1.0.0", {hostA, hostB}), SigningKey::generate()), grantBut({hostB})));
    QVERIFY(m_store->uninstall(id)); // what was decided stays
    QVERIFY(saved() == grantBut({hostB}));
    const QString foreign = packageOf(version("1.0.0", {hostA, hostB}), SigningKey::generate());
    const StagedPackage staged = stage(foreign);
    const auto plan = planInstall(*m_store, *m_grants, staged);
    QVERIFY(plan->known.capabilities.empty()); // so that the user is asked
    QVERIFY(plan->known.hosts == grantBut({hostB}).hosts);
    QVERIFY(put(foreign, std::nullopt));
    QVERIFY(held().capabilities.empty());
    QVERIFY(permissionsOf(entry()->current.manifest, held(), HostPolicy::Unlisted::Undecided)
                .granted.empty());
}

void TestInstallPlan::anotherInstallationIsGrantedNothing()
{
    const QString folder = source(version("1.0.0", {hostA}));
    QVERIFY(put(folder, grantBut({})));
    QVERIFY(held() == grantBut({}));
    QVERIFY(m_store->uninstall(id));
    QVERIFY(put(folder, std::nullopt));
    QVERIFY(held() == Decisions());
}

void TestInstallPlan::theFirstSignedVersionIsGrantedNothing()
{
    QVERIFY(put(source(version("1.0.0", {hostA})), grantBut({})));
    const QString package = packageOf(version("1.1.0", {hostA}), SigningKey::generate());
    const auto plan = planInstall(*m_store, *m_grants, stage(package));
    QVERIFY(plan->mustBeAccepted && plan->changesOwner);
    QVERIFY(plan->known == Decisions());
    QVERIFY(put(package, std::nullopt, false)->commit == CommitOutcome::Waiting);
    QVERIFY(held() == grantBut({})); // of what is still installed
    const auto waiting = planWaiting(*m_store, *m_grants, id);
    QVERIFY(waiting->changesOwner && waiting->known == Decisions());
    QVERIFY(applyWaiting(*m_store, *m_grants, *waiting, grantBut({})));
    QVERIFY(held() == grantBut({}));
    QVERIFY(m_store->rollback(id, entry()->previous->versionId()));
    QVERIFY(held() == Decisions()); // what is not signed is nobody's again
}

void TestInstallPlan::theSamePublisherKeepsItsGrants()
{
    const SigningKey key = SigningKey::generate();
    QVERIFY(put(packageOf(version("1.0.0", {hostA}), key), grantBut({})));
    QVERIFY(put(packageOf(version("1.1.0", {hostA}), key), std::nullopt));
    QVERIFY(held() == grantBut({}));
    QVERIFY(m_store->uninstall(id));
    QVERIFY(put(packageOf(version("1.0.0", {hostA}), key), std::nullopt));
    QVERIFY(held() == grantBut({}));
}

void TestInstallPlan::nothingIsAskedInVain()
{
    QVERIFY(writeFile(path("data/grants.json"), R"({"version": 4})"));
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("written by a newer version")));
    const auto plan = planInstall(*m_store, *m_grants, stage(source(version("1.0.0", {hostA}))));
    QCOMPARE(plan.error().refusal, Refusal::DecisionsUnsaved);
    QVERIFY(plan.error().message.contains(QLatin1String("update the program")));
}

void TestInstallPlan::acceptsOnlyWhatWasPlanned()
{
    QVERIFY(put(source(version("1.0.0", {hostA})), grantBut({})));
    StagedPackage staged = stage(source(version("3.0.0", {hostA, hostB})));
    const auto plan = planInstall(*m_store, *m_grants, staged);
    QVERIFY(put(source(version("1.1.0", {hostA})), std::nullopt)); // by another process
    QCOMPARE(
        applyInstall(*m_store, *m_grants, std::move(staged), *plan, {true, false, grantBut({})})
            .error()
            .refusal,
        Refusal::ChangedMeanwhile);
    QCOMPARE(currentVersion(), QStringLiteral("1.1.0"));
    QVERIFY(put(source(version("2.0.0", {hostA, hostB})), std::nullopt, false));
    const auto waiting = planWaiting(*m_store, *m_grants, id);
    QVERIFY(put(source(version("2.1.0", {hostA, hostB})), std::nullopt, false));
    QCOMPARE(applyWaiting(*m_store, *m_grants, *waiting, grantBut({})).error().refusal,
        Refusal::ChangedMeanwhile);
    QCOMPARE(currentVersion(), QStringLiteral("1.1.0"));
}

QTEST_GUILESS_MAIN(TestInstallPlan)
#include "tst_install_plan.moc"
