#include "app/package/packer.h"
#include "app/store/store_changes.h"
#include "bridge/core/json.h"
#include "tests/support/store_state.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QString id = QStringLiteral("com.example.clock");
const QString otherId = QStringLiteral("com.example.other");

SampleManifest sample(const QString& itsId, const char* version = "1.0.0")
{
    SampleManifest manifest;
    manifest.id = itsId;
    manifest.version = QString::fromLatin1(version);
    return manifest;
}

} // namespace

//! Stores that something has happened to, and stores of other programs.
class TestStoreDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void setsDamagedAside_data();
    void setsDamagedAside();
    void installsOverDamage();
    void leavesARecordOfANewerProgram();
    void leavesDamageInUse();
    void boundsDamaged();
    void forgetsDamagedPrevious();
    void removesLeftovers();
    void leavesForeignFiles();
    void migratesLayoutWithoutVersion();
    void migrationGoesOn();
    void refusesNewerStore_data();
    void refusesNewerStore();
    void saysWhenNothingCanBeWritten();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString data() const { return path(QStringLiteral("data")); }
    QString resource(const QString& itsId) const
    {
        return data() + QStringLiteral("/store/resources/") + itsId;
    }
    bool put(const SampleManifest& manifest) const;
    ResourceStore store() const { return ResourceStore::open(data()).value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStoreDamage::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

bool TestStoreDamage::put(const SampleManifest& manifest) const
{
    const QString source = path(QStringLiteral("source"));
    QDir(source).removeRecursively();
    return writeFiles(source, sampleFiles(manifest)) && install(data(), source);
}

void TestStoreDamage::setsDamagedAside_data()
{
    QTest::addColumn<QString>("file"); // below the resource; the version's folder is "version"
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isRemoved");
    const auto row = [](const char* name, const char* file, const QByteArray& content,
                         bool isRemoved = false) {
        QTest::newRow(name) << QString::fromUtf8(file) << content << isRemoved;
    };
    row("empty record", "entry.json", "");
    row("record that is no JSON", "entry.json", "{\"format\":1,");
    row("record that is an array", "entry.json", "[]");
    row("record of another format", "entry.json", R"({"format":0})");
    row("huge record", "entry.json", QByteArray(1'000'000, ' '));
    row("deep record", "entry.json", QByteArray(10'000, '['));
    row("file that is gone", "version/js/main.js", "", true);
    row("folder that is gone", "version/js", "", true);
    row("version that is gone", "version", "", true);
    row("file too many", "version/more.js", "x");
    row("shorter file", "version/js/main.js", "x");
    row("manifest that is none", "version/resource.json", "{");
    row("manifest of another resource", "version/resource.json",
        manifestText(sample(QStringLiteral("com.example.clack"))));
    row("manifest of another version", "version/resource.json", manifestText(sample(id, "1.0.1")));
}

void TestStoreDamage::setsDamagedAside()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(bool, isRemoved);
    QVERIFY(put(sample(id)));
    QVERIFY(put(sample(otherId)));
    const QString version = store().find(id)->current.folder;
    file.replace(QStringLiteral("version"), QFileInfo(version).fileName());
    const QString whole = resource(id) + u'/' + file;
    if (isRemoved)
        QVERIFY(QFileInfo(whole).isDir() ? QDir(whole).removeRecursively() : QFile::remove(whole));
    else
        QVERIFY(writeFile(whole, content));

    // A running program sees it, and goes on.
    const ResourceStore opened = ResourceStore::open(data()).value();
    QCOMPARE(opened.notices().size(), 1);
    QVERIFY(opened.notices().first().startsWith(id + QStringLiteral(" is damaged: ")));
    QVERIFY(!opened.notices().first().contains(u'\n'));
    QVERIFY(!opened.find(id));
    QVERIFY(opened.find(otherId));
    QCOMPARE(opened.list().errors, QStringList());
    QCOMPARE(QDir(data() + QStringLiteral("/store/damaged"))
                 .entryList({id + QStringLiteral("-*")})
                 .size(),
        1);
    QVERIFY(strayFiles(data(), opened).isEmpty());
    QVERIFY(store().notices().isEmpty());
    QVERIFY(put(sample(id)));
    QVERIFY(store().find(id));
}

void TestStoreDamage::installsOverDamage()
{
    QVERIFY(put(sample(id, "2.0.0")));
    ResourceStore opened = store();
    QVERIFY(writeFile(resource(id) + QStringLiteral("/entry.json"), "{}"));
    QVERIFY(!opened.find(id));
    QCOMPARE(opened.list().errors.size(), 1);
    QCOMPARE(opened.use(id).error().refusal, Refusal::Damaged);
    QCOMPARE(opened.rollback(id, {}).error().refusal, Refusal::Damaged);
    QCOMPARE(opened.setEnabled(id, false).error().refusal, Refusal::Damaged);
    const QString source = path(QStringLiteral("source"));
    QVERIFY(writeFiles(source, sampleFiles(sample(id))));
    auto staged = opened.stage(source);
    QVERIFY(staged);
    QCOMPARE(opened.commit(std::move(staged).value()).value(), CommitOutcome::Installed);
    QCOMPARE(opened.find(id)->current.manifest.version, QStringLiteral("1.0.0"));
    QVERIFY(strayFiles(data(), opened).isEmpty());
    // What is damaged can be uninstalled, too.
    QVERIFY(writeFile(resource(id) + QStringLiteral("/entry.json"), "{}"));
    QVERIFY(opened.uninstall(id));
    QVERIFY(!QFile::exists(resource(id)));
}

void TestStoreDamage::leavesARecordOfANewerProgram()
{
    QVERIFY(put(sample(id)));
    const QString record = resource(id) + QStringLiteral("/entry.json");
    QVERIFY(writeFile(record, R"({"format":2, "what": ["nobody", "knows", "yet"]})"));
    const FileMap before = readFiles(resource(id));
    ResourceStore opened = store();
    QCOMPARE(opened.notices().size(), 1);
    const QString line = QStringLiteral("%1 cannot be used: its record was written by a newer "
                                        "version of this program")
                             .arg(id);
    QCOMPARE(opened.notices().first(), line);
    QCOMPARE(opened.list().errors, QStringList{line});
    QCOMPARE(opened.use(id).error().refusal, Refusal::NewerStore);
    QVERIFY(!opened.find(id));
    QCOMPARE(opened.rollback(id, {}).error().refusal, Refusal::NewerStore);
    auto staged = opened.stage(path(QStringLiteral("source")));
    QVERIFY(staged);
    QCOMPARE(opened.judge(*staged).error().refusal, Refusal::NewerStore);
    QCOMPARE(opened.commit(std::move(staged).value()).error().refusal, Refusal::NewerStore);
    QCOMPARE(readFiles(resource(id)), before);
}

void TestStoreDamage::leavesDamageInUse()
{
    QVERIFY(put(sample(id)));
    {
        const auto use = store().use(id);
        QVERIFY(use);
        QVERIFY(writeFile(resource(id) + QStringLiteral("/entry.json"), "{}"));
        QCOMPARE(store().notices().size(), 1);
        QCOMPARE(readFiles(use->version().folder), sampleFiles(sample(id)));
        QVERIFY(!put(sample(id, "2.0.0")));
        QCOMPARE(readFiles(use->version().folder), sampleFiles(sample(id)));
    }
    QCOMPARE(store().notices().size(), 1);
    QVERIFY(!QFile::exists(resource(id)));
}

void TestStoreDamage::boundsDamaged()
{
    const QDir damaged(data() + QStringLiteral("/store/damaged"));
    QStringList names;
    for (qsizetype i = 0; i < changes::maxDamagedEntries + 3; ++i) {
        QVERIFY(put(sample(id)));
        QVERIFY(writeFile(resource(id) + QStringLiteral("/entry.json"), "{}"));
        QCOMPARE(store().notices().size(), 1);
        const QStringList now = damaged.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QString& name : now) {
            if (!names.contains(name))
                names << name;
        }
        QCOMPARE(now, names.mid(qMax<qsizetype>(0, names.size() - changes::maxDamagedEntries)));
    }
    QCOMPARE(names.size(), changes::maxDamagedEntries + 3);
    QVERIFY(strayFiles(data(), store()).isEmpty());
}

void TestStoreDamage::forgetsDamagedPrevious()
{
    QVERIFY(put(sample(id)));
    QVERIFY(put(sample(id, "2.0.0")));
    QVERIFY(QFile::remove(store().find(id)->previous->folder + QStringLiteral("/resource.json")));
    ResourceStore opened = store();
    QCOMPARE(opened.notices().size(), 1);
    QCOMPARE(opened.find(id)->current.manifest.version, QStringLiteral("2.0.0"));
    QVERIFY(!opened.find(id)->previous);
    QCOMPARE(opened.rollback(id, {}).error().refusal, Refusal::NothingToDo);
    QVERIFY(store().notices().isEmpty());
    QVERIFY(strayFiles(data(), opened).isEmpty());
}

void TestStoreDamage::removesLeftovers()
{
    QVERIFY(put(sample(id)));
    const QStringList before = storeState(store());
    const QString root = data() + QStringLiteral("/store/");
    const QString abandoned = resource(otherId) + QStringLiteral("/0123456789abcdef/");
    for (const QString& file : {root + QStringLiteral("staging/0123456789abcdef/content/a"),
             root + QStringLiteral("staging/trash-0123456789abcdef/a"),
             root + QStringLiteral("staging/file"),
             resource(id) + QStringLiteral("/0123456789abcdef/a"),
             resource(id) + QStringLiteral("/entry.json.new"),
             abandoned + QStringLiteral("resource.json")})
        QVERIFY(writeFile(file, "x"));
    QVERIFY(QDir().mkpath(resource(QStringLiteral("com.example.empty"))));
    const ResourceStore opened = store();
    QVERIFY(opened.notices().isEmpty());
    QCOMPARE(storeState(opened), before);
    QCOMPARE(strayFiles(data(), opened), QStringList());
}

void TestStoreDamage::leavesForeignFiles()
{
    QVERIFY(put(sample(id)));
    const QString root = data() + QStringLiteral("/store/");
    QVERIFY(writeFile(root + QStringLiteral("resources/notes.txt"), "mine"));
    QVERIFY(writeFile(root + QStringLiteral("resources/My Folder/a"), "mine"));
    QVERIFY(writeFile(path(QStringLiteral("outside/a")), "mine"));
    // A link in place of a resource leads nobody to what it points to.
    QVERIFY(QFile::link(path(QStringLiteral("outside")), resource(otherId)));
    const ResourceStore opened = store();
    QCOMPARE(opened.notices().size(), 1);
    QVERIFY(opened.find(id));
    QVERIFY(!QFile::exists(resource(otherId)));
    QVERIFY(QFile::exists(root + QStringLiteral("resources/notes.txt")));
    QVERIFY(QFile::exists(root + QStringLiteral("resources/My Folder/a")));
    QVERIFY(QFile::exists(path(QStringLiteral("outside/a"))));
}

void TestStoreDamage::migratesLayoutWithoutVersion()
{
    const QString root = data() + QStringLiteral("/store/");
    QVERIFY(writeFiles(root + id, sampleFiles(sample(id, "1.2.3"))));
    QVERIFY(writeFiles(root + QStringLiteral("com.example.wrong"), sampleFiles(sample(otherId))));
    QVERIFY(writeFile(root + QStringLiteral("com.example.bad/resource.json"), "{"));
    QVERIFY(writeFile(root + QStringLiteral("notes.txt"), "mine"));
    const ResourceStore opened = store();
    QCOMPARE(opened.notices().size(), 2);
    QCOMPARE(opened.list().entries.size(), size_t(1));
    QCOMPARE(opened.find(id)->current.manifest.version, QStringLiteral("1.2.3"));
    QCOMPARE(readFiles(opened.find(id)->current.folder), sampleFiles(sample(id, "1.2.3")));
    QVERIFY(opened.find(id)->isEnabled);
    const QStringList names
        = QDir(root).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name);
    QCOMPARE(names.join(u' '), QStringLiteral("damaged lock notes.txt resources staging version"));
    QCOMPARE(readFiles(root).value(QStringLiteral("version")), QByteArray("1\n"));
    QCOMPARE(
        QDir(root + QStringLiteral("damaged")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(),
        2);
    QVERIFY(strayFiles(data(), opened).isEmpty());
    QVERIFY(store().notices().isEmpty());
}

//! Killed after the first of two resources, with its old folder still there.
void TestStoreDamage::migrationGoesOn()
{
    const QString root = data() + QStringLiteral("/store/");
    QVERIFY(put(sample(id)));
    QVERIFY(QFile::remove(root + QStringLiteral("version")));
    QVERIFY(writeFiles(root + id, sampleFiles(sample(id))));
    QVERIFY(writeFiles(root + otherId, sampleFiles(sample(otherId))));
    const ResourceStore opened = store();
    QVERIFY(opened.notices().isEmpty());
    QCOMPARE(opened.list().entries.size(), size_t(2));
    QVERIFY(!opened.find(id)->previous);
    QVERIFY(!QFile::exists(root + id) && !QFile::exists(root + otherId));
    QVERIFY(strayFiles(data(), opened).isEmpty());
}

void TestStoreDamage::refusesNewerStore_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const char* const text : {"2\n", "1000000", "", "one", "-1", "0", "1 2", "99999999999999"})
        QTest::newRow(text) << QByteArray(text);
}

void TestStoreDamage::refusesNewerStore()
{
    QFETCH(QByteArray, version);
    QVERIFY(put(sample(id)));
    const QString root = data() + QStringLiteral("/store/");
    QVERIFY(QFile::remove(root + QStringLiteral("lock")));
    QVERIFY(writeFile(root + QStringLiteral("version"), version));
    QVERIFY(writeFile(root + QStringLiteral("staging/new/thing"), "x"));
    const FileMap before = readFiles(data());
    const auto opened = ResourceStore::open(data());
    QVERIFY(!opened);
    QCOMPARE(opened.error().refusal, Refusal::NewerStore);
    QCOMPARE(readFiles(data()), before);
}

void TestStoreDamage::saysWhenNothingCanBeWritten()
{
    QVERIFY(writeFile(path(QStringLiteral("file")), "x"));
    const auto opened = ResourceStore::open(path(QStringLiteral("file/data")));
    QVERIFY(!opened);
    QCOMPARE(opened.error().refusal, Refusal::WriteFailed);
    if (::geteuid() == 0)
        QSKIP("root can write anywhere");
    QVERIFY(put(sample(id)));
    const QString staging = data() + QStringLiteral("/store/staging");
    ResourceStore whole = store();
    QVERIFY(QFile::setPermissions(staging, QFile::ReadOwner | QFile::ExeOwner));
    QCOMPARE(whole.stage(path(QStringLiteral("source"))).error().refusal, Refusal::WriteFailed);
    QVERIFY(QFile::setPermissions(staging, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(QFile::setPermissions(resource(id), QFile::ReadOwner | QFile::ExeOwner));
    const QStringList before = storeState(whole);
    QCOMPARE(whole.setEnabled(id, false).error().refusal, Refusal::WriteFailed);
    QVERIFY(!put(sample(id, "2.0.0")));
    QCOMPARE(whole.uninstall(id).error().refusal, Refusal::WriteFailed);
    QCOMPARE(storeState(whole), before);
    QVERIFY(QFile::setPermissions(
        resource(id), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(strayFiles(data(), whole).isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreDamage)
#include "tst_store_damage.moc"
