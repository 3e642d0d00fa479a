#include "app/package/packer.h"
#include "tests/support/store_state.h"
#include "tests/support/traced_process.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QString id = QStringLiteral("com.example.clock");
const QString otherId = QStringLiteral("com.example.other");

//! More than any action takes.
constexpr int maxSteps = 1000;

SampleManifest sample(const char* version, bool hasNetwork = false)
{
    SampleManifest manifest;
    manifest.version = QString::fromLatin1(version);
    manifest.hasNetwork = hasNetwork;
    return manifest;
}

bool copyFolder(const QString& from, const QString& to)
{
    std::error_code error;
    std::filesystem::remove_all(to.toStdString(), error);
    if (!QFileInfo::exists(from))
        return !error;
    std::filesystem::copy(
        from.toStdString(), to.toStdString(), std::filesystem::copy_options::recursive, error);
    return !error;
}

} // namespace

//! A process that is killed at any moment leaves the store as before or as after.
class TestStoreKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void killedAtEveryStep_data();
    void killedAtEveryStep();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QString source(const SampleManifest& manifest) const;
    bool prepare(const QString& before) const;
    TracedEnd run(const QString& action, const QString& what, int step) const;
    //! What is wrong with the store after a kill.
    QString problem(const QStringList& before, const QStringList& after) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStoreKill::initTestCase()
{
    if (!runAndKill({PORTCULLIS_STORE_WORKER, "/nonexistent", "open", ""}, maxSteps).isTraced)
        QSKIP("processes cannot be traced here");
}

void TestStoreKill::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolderTemplate());
    QVERIFY(m_folder->isValid());
}

QString TestStoreKill::source(const SampleManifest& manifest) const
{
    const QString folder = path("source");
    QDir(folder).removeRecursively();
    return writeFiles(folder, sampleFiles(manifest)) ? folder : QString();
}

//! Makes `before`, a data folder with what is named in \a before.
bool TestStoreKill::prepare(const QString& before) const
{
    const QString data = path("before");
    bool isDone = true;
    const QStringList parts = before.split(u' ', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const QString root = data + QStringLiteral("/store/");
        if (part == QLatin1String("unversioned")) {
            SampleManifest other = sample("3.0.0");
            other.id = otherId;
            isDone = isDone && writeFiles(root + id, sampleFiles(sample("1.0.0")))
                && writeFiles(root + otherId, sampleFiles(other));
        } else if (part == QLatin1String("damaged")) {
            isDone = isDone
                && writeFile(
                    root + QStringLiteral("resources/") + id + QStringLiteral("/entry.json"), "{");
        } else if (part == QLatin1String("other")) {
            SampleManifest other = sample("3.0.0");
            other.id = otherId;
            isDone = isDone && install(data, source(other));
        } else {
            const bool hasNetwork = part.endsWith(u'+');
            const QByteArray version = part.chopped(hasNetwork ? 1 : 0).toLatin1();
            isDone = isDone && install(data, source(sample(version.constData(), hasNetwork)));
        }
    }
    return isDone;
}

TracedEnd TestStoreKill::run(const QString& action, const QString& what, int step) const
{
    return runAndKill({PORTCULLIS_STORE_WORKER, path("data").toStdString(), action.toStdString(),
                          what.toStdString()},
        step);
}

QString TestStoreKill::problem(const QStringList& before, const QStringList& after) const
{
    const auto opened = ResourceStore::open(path("data"));
    if (!opened)
        return opened.error().message;
    const QStringList state = storeState(*opened);
    if (state != before && state != after)
        return QStringLiteral("neither before nor after: ") + state.join(u'\n');
    const QStringList stray = strayFiles(path("data"), *opened);
    if (!stray.isEmpty())
        return QStringLiteral("left: ") + stray.join(u'\n');
    return isWhole(*opened) ? QString() : QStringLiteral("files that are not whole");
}

void TestStoreKill::killedAtEveryStep_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("what"); // an id, or versions to install, packed if it ends with "p"
    const auto row = [](const char* name, const char* before, const char* action,
                         const QString& what) {
        QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(action) << what;
    };
    row("first of all", "", "install", QStringLiteral("1.0.0"));
    row("first of its id", "other", "install", QStringLiteral("1.0.0"));
    row("packed", "other", "install", QStringLiteral("1.0.0p"));
    row("update", "1.0.0", "install", QStringLiteral("2.0.0"));
    row("update that ends the previous version", "1.0.0 1.1.0", "install", QStringLiteral("2.0.0"));
    row("update that waits", "1.0.0", "install", QStringLiteral("2.0.0+"));
    row("update that waits in place of another", "1.0.0 2.0.0+", "install",
        QStringLiteral("2.1.0+"));
    row("update in place of what waits", "1.0.0 1.1.0 2.0.0+", "install", QStringLiteral("2.1.0"));
    row("nothing new", "1.0.0", "install", QStringLiteral("1.0.0"));
    row("refused", "2.0.0", "install", QStringLiteral("1.0.0"));
    row("accepted", "1.0.0 1.1.0 2.0.0+", "accept", id);
    row("dropped", "1.0.0 2.0.0+", "drop", id);
    row("rolled back", "1.0.0 2.0.0", "rollback", id);
    row("uninstalled", "other 1.0.0 1.1.0 2.0.0+", "uninstall", id);
    row("disabled", "1.0.0", "disable", id);
    row("brought up to date", "unversioned", "open", id);
    row("set aside", "other 1.0.0 1.1.0 damaged", "open", id);
    row("installed in place of what is damaged", "2.0.0 damaged", "install",
        QStringLiteral("1.0.0"));
}

void TestStoreKill::killedAtEveryStep()
{
    QFETCH(QString, before);
    QFETCH(QString, action);
    QFETCH(QString, what);
    QVERIFY(prepare(before));
    if (action == QLatin1String("install")) {
        const bool isPacked = what.endsWith(u'p');
        const bool hasNetwork = what.endsWith(u'+');
        const QByteArray version = what.chopped(isPacked || hasNetwork ? 1 : 0).toLatin1();
        what = source(sample(version.constData(), hasNetwork));
        const SigningKey key = SigningKey::generate();
        if (isPacked) {
            QVERIFY(packFolder(what, path("p.rpk"), {&key}));
            what = path("p.rpk");
        }
    }
    // Once without a kill, to know what is before and after.
    QVERIFY(copyFolder(path("before"), path("data")));
    const QStringList stateBefore = storeState(ResourceStore::open(path("data")).value());
    QVERIFY(copyFolder(path("before"), path("data")));
    const TracedEnd whole = run(action, what, maxSteps);
    QVERIFY(!whole.isKilled);
    const QStringList stateAfter = storeState(ResourceStore::open(path("data")).value());
    const bool changes = !QByteArray(QTest::currentDataTag()).startsWith("nothing")
        && !QByteArray(QTest::currentDataTag()).startsWith("refused")
        && action != QLatin1String("open");
    QCOMPARE(stateBefore != stateAfter, changes);

    int step = 1;
    for (bool isKilled = true; isKilled && step < maxSteps; ++step) {
        QVERIFY(copyFolder(path("before"), path("data")));
        const TracedEnd end = run(action, what, step);
        isKilled = end.isKilled;
        if (!isKilled)
            QCOMPARE(end.exitCode, whole.exitCode);
        const QString wrong = problem(stateBefore, stateAfter);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("step %1: %2").arg(step).arg(wrong)));
    }
    QVERIFY(step > 5 && step < maxSteps);
    qInfo("killed at %d steps", step - 2);
}

QTEST_GUILESS_MAIN(TestStoreKill)
#include "tst_store_kill.moc"
