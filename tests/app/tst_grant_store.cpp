#include "app/library/grant_store.h"
#include "app/library/grant_watcher.h"
#include "tests/support/saved_decisions.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>

using namespace portcullis;

namespace {

const QString id = QStringLiteral("com.example.clock");
const QString otherId = QStringLiteral("com.example.other");
const GrantKey key{id, QStringLiteral("key:ours")};
const GrantKey theirs{id, QStringLiteral("key:theirs")};
const GrantKey otherKey{otherId, QStringLiteral("installation:0011223344556677")};
const QString host = QStringLiteral("wss://a.com");

Decisions decided(Choice choice)
{
    return {{{Capability::NetworkWs, choice}}, {{host, choice}}};
}

} // namespace

class TestGrantStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knowsNothingAtFirst();
    void remembersAcrossStarts();
    void keepsDecisionsApart();
    void addsOneHost();
    void forgets();
    void readsFormerVersions_data();
    void readsFormerVersions();
    void bindsAfterSaving();
    void grantsNothingToAnotherOwner();
    void tellsOwnersApart();
    void leavesAFileOfANewerProgram();
    void isReadable();
    void grantsNothingThatIsNotWellFormed_data();
    void grantsNothingThatIsNotWellFormed();
    void setsADamagedFileAside_data();
    void setsADamagedFileAside();
    void manyAtOnce();
    void saysWhenItCannotSave();
    void noticesChanges();
    void noticesAFileThatIsNew();
    void saysNothingWhereNothingChanged();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("grants.json")); }
    bool writeFile(const QByteArray& text) const;
    QByteArray readFile(const QString& name) const;
    Result<void, QString> save(const GrantKey& whose, const Decisions& decisions) const
    {
        return test::saveDecisions(m_folder->path(), whose, decisions);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGrantStore::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

bool TestGrantStore::writeFile(const QByteArray& text) const
{
    QFile file(path());
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray TestGrantStore::readFile(const QString& name) const
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestGrantStore::knowsNothingAtFirst()
{
    const GrantStore store(m_folder->path());
    QVERIFY(store.find(key) == Decisions());
    QVERIFY(store.all().empty());
    QVERIFY(!QFile::exists(path()));
}

void TestGrantStore::remembersAcrossStarts()
{
    const QString folder = m_folder->filePath(QStringLiteral("new/folder"));
    for (const Choice choice : {Choice::Granted, Choice::Refused}) {
        QVERIFY(test::saveDecisions(folder, key, decided(choice)));
        QVERIFY(GrantStore(folder).find(key) == decided(choice));
    }
}

void TestGrantStore::keepsDecisionsApart()
{
    QVERIFY(save(key, decided(Choice::Granted)));
    QVERIFY(save(otherKey, decided(Choice::Refused)));
    const GrantStore store(m_folder->path());
    QVERIFY(store.find(key) == decided(Choice::Granted));
    QVERIFY(store.find(otherKey) == decided(Choice::Refused));
    QVERIFY(store.find({QStringLiteral("com.example"), key.owner}) == Decisions());
}

void TestGrantStore::addsOneHost()
{
    QVERIFY(save(key, decided(Choice::Granted)));
    GrantStore store(m_folder->path());
    const HostPattern host = HostPattern::of(QUrl(QStringLiteral("wss://New.example/path")));
    UserAnswer answer;
    answer.add(host, Choice::Refused);
    QVERIFY(store.save(key, answer));
    Decisions expected = decided(Choice::Granted);
    expected.hosts[QStringLiteral("wss://new.example")] = Choice::Refused;
    QVERIFY(GrantStore(m_folder->path()).find(key) == expected);
    QVERIFY(GrantStore(m_folder->path()).find(otherKey) == Decisions());
}

void TestGrantStore::forgets()
{
    QVERIFY(save(key, decided(Choice::Granted)));
    QVERIFY(save(otherKey, decided(Choice::Refused)));
    QVERIFY(GrantStore(m_folder->path()).forget(id));
    QVERIFY(!readFile(path()).contains("com.example.clock"));
    QVERIFY(GrantStore(m_folder->path()).find(otherKey) == decided(Choice::Refused));
}

void TestGrantStore::readsFormerVersions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("1") << QByteArray(
        R"({"com.example.clock": {"granted": ["network:ws"], "refused": []},
        "com.example.other": {"granted": [], "refused": ["network:ws"]}})");
    QTest::newRow("2") << QByteArray(R"({"version": 2, "resources": {
        "com.example.clock": {"capabilities": {"network:ws": "granted"}},
        "com.example.other": {"capabilities": {"network:ws": "refused"}}}})");
}

//! They knew no owners: those who are there by then get what was decided, and nobody later.
void TestGrantStore::readsFormerVersions()
{
    QFETCH(QByteArray, text);
    QVERIFY(writeFile(text));
    GrantStore store(m_folder->path());
    QVERIFY(store.find(key) == Decisions());
    QVERIFY(!store.check());
    QVERIFY(store.bindOwners([] { return std::vector{key}; }));
    QVERIFY(store.check());
    QVERIFY(store.find(key).capabilities.at(Capability::NetworkWs) == Choice::Granted);
    QVERIFY(store.find(theirs) == Decisions());
    QVERIFY(store.find(otherKey) == Decisions());
    QVERIFY(readFile(path()).contains("\"version\": 3"));
    QVERIFY(store.bindOwners([] { return std::vector{theirs, otherKey}; }));
    QVERIFY(store.find(theirs) == Decisions());
    QVERIFY(store.find(otherKey) == Decisions());
}

//! Also if something else is saved before.
void TestGrantStore::bindsAfterSaving()
{
    QVERIFY(writeFile(R"({"version": 2, "resources": {
        "com.example.clock": {"capabilities": {"network:ws": "granted"}},
        "folder:/a": {"capabilities": {"network:ws": "granted"}}}})"));
    QVERIFY(save(otherKey, decided(Choice::Granted)));
    GrantStore store(m_folder->path());
    QVERIFY(!store.find(GrantKey::ofFolder(QStringLiteral("/a"))).capabilities.empty());
    QVERIFY(store.bindOwners([] { return std::vector{key}; }));
    QVERIFY(!store.find(key).capabilities.empty());
    QVERIFY(store.find(otherKey) == decided(Choice::Granted));
    QVERIFY(!store.find(GrantKey::ofFolder(QStringLiteral("/a"))).capabilities.empty());
}

//! A grant is not for somebody else of that name; a refused host stays refused.
void TestGrantStore::grantsNothingToAnotherOwner()
{
    const HostPattern evil = HostPattern::parse(QStringLiteral("wss://evil.com")).value();
    GrantStore store(m_folder->path());
    QVERIFY(save(key, decided(Choice::Granted)));
    UserAnswer refusal;
    refusal.add(evil, Choice::Refused);
    QVERIFY(store.save(key, refusal));
    const Decisions refused{{}, {{evil.toString(), Choice::Refused}}};
    QVERIFY(store.find(theirs) == refused);
    QVERIFY(store.find({id, {}}) == refused);
    UserAnswer grant;
    grant.add(Capability::NetworkWs, Choice::Granted);
    QVERIFY(store.save(theirs, grant));
    QVERIFY(store.find(theirs).capabilities.at(Capability::NetworkWs) == Choice::Granted);
    QVERIFY(store.find(theirs).hosts == refused.hosts);
    QVERIFY(store.find(key) == refused); // there is one owner at a time
}

void TestGrantStore::tellsOwnersApart()
{
    const auto publicKey = [](char c) { return PublicKey::fromBytes(QByteArray(32, c)); };
    const QString installation = QStringLiteral("0011223344556677");
    const std::vector<GrantKey> keys{GrantKey::ofSample(id), GrantKey::ofFolder(id),
        GrantKey::of(id, publicKey('a'), installation),
        GrantKey::of(id, publicKey('b'), installation), GrantKey::of(id, {}, installation),
        GrantKey::of(id, {}, QStringLiteral("8899aabbccddeeff")), GrantKey::of(id, {}, {})};
    for (const GrantKey& one : keys)
        QCOMPARE(std::count(keys.begin(), keys.end(), one), 1);
    QVERIFY(GrantKey::of(id, publicKey('a'), installation)
        == GrantKey::of(id, publicKey('a'), QStringLiteral("8899aabbccddeeff")));
}

void TestGrantStore::leavesAFileOfANewerProgram()
{
    const QByteArray text = R"({"version": 4, "resources": {"com.example.clock":
        {"capabilities": {"network:ws": "granted"}}}})";
    QVERIFY(writeFile(text));
    for (int i = 0; i < 5; ++i) // each that looks
        QTest::ignoreMessage(
            QtWarningMsg, QRegularExpression(QStringLiteral("written by a newer version")));
    GrantStore store(m_folder->path());
    QVERIFY(store.find(key) == Decisions());
    QVERIFY(store.check().error().contains(QLatin1String("update the program")));
    QVERIFY(!store.save(key, UserAnswer::between({}, decided(Choice::Granted))));
    QVERIFY(!store.forget(id));
    QVERIFY(store.bindOwners([] { return std::vector{key}; }));
    QCOMPARE(readFile(path()), text);
    QVERIFY(!QFile::exists(path() + QStringLiteral(".damaged")));
}

void TestGrantStore::isReadable()
{
    QVERIFY(save(key, decided(Choice::Granted)));
    QCOMPARE(readFile(path()), QByteArray(R"({
  "resources": {
    "com.example.clock": {
      "capabilities": {
        "network:ws": "granted"
      },
      "hosts": {
        "wss://a.com": "granted"
      },
      "owner": "key:ours"
    }
  },
  "version": 3
}
)"));
}

void TestGrantStore::grantsNothingThatIsNotWellFormed_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("no object") << QByteArray("7");
    QTest::newRow("capabilities of the wrong type") << QByteArray(R"({"capabilities": []})");
    QTest::newRow("unknown capability")
        << QByteArray(R"({"capabilities": {"network:all": "granted"}})");
    QTest::newRow("unknown word") << QByteArray(R"({"capabilities": {"network:ws": "yes"}})");
    QTest::newRow("word of the wrong type")
        << QByteArray(R"({"capabilities": {"network:ws": true}})");
    QTest::newRow("host that is none") << QByteArray(R"({"hosts": {"everything": "granted"}})");
}

void TestGrantStore::grantsNothingThatIsNotWellFormed()
{
    QFETCH(QByteArray, entry);
    QVERIFY(writeFile(R"({"version": 3, "resources": {"com.example.clock": )" + entry + "}}"));
    QVERIFY(GrantStore(m_folder->path()).find(key) == Decisions());
}

void TestGrantStore::setsADamagedFileAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray("{\"version\": 2, \"resources\": {");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("version that is none") << QByteArray(R"({"version": "4", "resources": {}})");
    QTest::newRow("version that never was") << QByteArray(R"({"version": 0, "resources": {}})");
    QTest::newRow("no resources") << QByteArray(R"({"version": 2})");
}

void TestGrantStore::setsADamagedFileAside()
{
    QFETCH(QByteArray, text);
    QVERIFY(writeFile(text));
    for (int i = 0; i < 2; ++i) // reading alone, and reading before saving
        QTest::ignoreMessage(
            QtWarningMsg, QRegularExpression(QStringLiteral("cannot be read and is ignored")));
    QVERIFY(GrantStore(m_folder->path()).all().empty());
    QVERIFY(
        GrantStore(m_folder->path()).save(key, UserAnswer::between({}, decided(Choice::Granted))));
    QVERIFY(GrantStore(m_folder->path()).find(key) == decided(Choice::Granted));
    QVERIFY(QFile::exists(path() + QStringLiteral(".damaged")));
    QCOMPARE(readFile(path() + QStringLiteral(".damaged")), text);
}

//! As several processes would: each has a store of its own.
void TestGrantStore::manyAtOnce()
{
    constexpr int writers = 4;
    constexpr int rounds = 25;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back(QThread::create([this, writer] {
            for (int round = 0; round < rounds; ++round) {
                const QString name = QStringLiteral("com.example.r%1x%2").arg(writer).arg(round);
                if (!save({name, key.owner}, decided(Choice::Granted)))
                    qWarning("a decision could not be saved");
            }
        }));
        threads.back()->start();
    }
    for (const auto& thread : threads)
        QVERIFY(thread->wait(60'000));
    QCOMPARE(GrantStore(m_folder->path()).all().size(), size_t(writers * rounds));
}

void TestGrantStore::saysWhenItCannotSave()
{
    QVERIFY(writeFile("{}"));
    GrantStore store(m_folder->filePath(QStringLiteral("grants.json/below-a-file")));
    const auto saved = store.save(key, UserAnswer::between({}, decided(Choice::Granted)));
    QVERIFY(!saved);
    QVERIFY(saved.error().contains(QLatin1String("grants.json cannot be")));
}

void TestGrantStore::noticesChanges()
{
    QVERIFY(save(key, decided(Choice::Granted)));
    GrantWatcher watcher{GrantStore(m_folder->path())};
    QSignalSpy changed(&watcher, &GrantWatcher::changed);
    for (int count = 1; count <= 4; ++count) {
        QVERIFY(save(key, decided(count % 2 == 0 ? Choice::Granted : Choice::Refused)));
        QTRY_COMPARE(changed.size(), count);
    }
    QVERIFY(writeFile(R"({"version": 2, "resources": {}})")); // an editor that replaces nothing
    QTRY_COMPARE(changed.size(), 5);
}

void TestGrantStore::noticesAFileThatIsNew()
{
    GrantWatcher watcher{GrantStore(m_folder->filePath(QStringLiteral("new")))};
    QSignalSpy changed(&watcher, &GrantWatcher::changed);
    QVERIFY(test::saveDecisions(
        m_folder->filePath(QStringLiteral("new")), key, decided(Choice::Granted)));
    QTRY_COMPARE(changed.size(), 1);
}

void TestGrantStore::saysNothingWhereNothingChanged()
{
    QVERIFY(save(key, decided(Choice::Granted)));
    GrantWatcher watcher{GrantStore(m_folder->path())};
    QSignalSpy changed(&watcher, &GrantWatcher::changed);
    QVERIFY(save(key, decided(Choice::Granted)));
    QFile other(m_folder->filePath(QStringLiteral("other")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    QTest::qWait(100);
    QCOMPARE(changed.size(), 0);
}

QTEST_GUILESS_MAIN(TestGrantStore)
#include "tst_grant_store.moc"
