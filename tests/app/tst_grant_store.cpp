#include "app/library/grant_store.h"
#include "app/library/grant_watcher.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace portcullis;

namespace {

const QString id = QStringLiteral("com.example.clock");
const QString otherId = QStringLiteral("com.example.other");
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
    void readsTheFirstVersion();
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
    Result<void, QString> save(const QString& key, const Decisions& decisions) const;

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

Result<void, QString> TestGrantStore::save(const QString& key, const Decisions& decisions) const
{
    return GrantStore(m_folder->path()).update(key, [&](Decisions& all) { all = decisions; });
}

void TestGrantStore::knowsNothingAtFirst()
{
    const GrantStore store(m_folder->path());
    QVERIFY(store.find(id) == Decisions());
    QVERIFY(store.all().empty());
    QVERIFY(!QFile::exists(path()));
}

void TestGrantStore::remembersAcrossStarts()
{
    const QString folder = m_folder->filePath(QStringLiteral("new/folder"));
    for (const Choice choice : {Choice::Granted, Choice::Refused}) {
        QVERIFY(GrantStore(folder).update(
            id, [&](Decisions& decisions) { decisions = decided(choice); }));
        QVERIFY(GrantStore(folder).find(id) == decided(choice));
    }
}

void TestGrantStore::keepsDecisionsApart()
{
    QVERIFY(save(id, decided(Choice::Granted)));
    QVERIFY(save(otherId, decided(Choice::Refused)));
    const GrantStore store(m_folder->path());
    QVERIFY(store.find(id) == decided(Choice::Granted));
    QVERIFY(store.find(otherId) == decided(Choice::Refused));
    QVERIFY(store.find(QStringLiteral("com.example")) == Decisions());
}

void TestGrantStore::addsOneHost()
{
    QVERIFY(save(id, decided(Choice::Granted)));
    GrantStore store(m_folder->path());
    const HostPattern host = HostPattern::of(QUrl(QStringLiteral("wss://New.example/path")));
    QVERIFY(store.saveHost(id, host, Choice::Refused));
    Decisions expected = decided(Choice::Granted);
    expected.hosts[QStringLiteral("wss://new.example")] = Choice::Refused;
    QVERIFY(GrantStore(m_folder->path()).find(id) == expected);
    QVERIFY(GrantStore(m_folder->path()).find(otherId) == Decisions());
}

void TestGrantStore::forgets()
{
    QVERIFY(save(id, decided(Choice::Granted)));
    QVERIFY(save(otherId, decided(Choice::Refused)));
    QVERIFY(GrantStore(m_folder->path()).remove(id));
    QVERIFY(!readFile(path()).contains("com.example.clock"));
    QVERIFY(GrantStore(m_folder->path()).find(otherId) == decided(Choice::Refused));
}

void TestGrantStore::readsTheFirstVersion()
{
    QVERIFY(writeFile(R"({"com.example.clock": {"granted": ["network:ws"], "refused": []},
        "com.example.other": {"granted": [], "refused": ["network:ws"]}})"));
    const GrantStore store(m_folder->path());
    QVERIFY(store.find(id).capabilities.at(Capability::NetworkWs) == Choice::Granted);
    QVERIFY(store.find(otherId).capabilities.at(Capability::NetworkWs) == Choice::Refused);
    QVERIFY(save(QStringLiteral("com.example.third"), decided(Choice::Granted)));
    QVERIFY(store.find(id).capabilities.at(Capability::NetworkWs) == Choice::Granted);
    QVERIFY(readFile(path()).contains("\"version\": 2"));
}

void TestGrantStore::isReadable()
{
    QVERIFY(save(id, decided(Choice::Granted)));
    QCOMPARE(readFile(path()), QByteArray(R"({
  "resources": {
    "com.example.clock": {
      "capabilities": {
        "network:ws": "granted"
      },
      "hosts": {
        "wss://a.com": "granted"
      }
    }
  },
  "version": 2
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
    QVERIFY(writeFile(R"({"version": 2, "resources": {"com.example.clock": )" + entry + "}}"));
    QVERIFY(GrantStore(m_folder->path()).find(id) == Decisions());
}

void TestGrantStore::setsADamagedFileAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray("{\"version\": 2, \"resources\": {");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("later version") << QByteArray(R"({"version": 3, "resources": {}})");
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
    QVERIFY(save(id, decided(Choice::Granted)));
    QVERIFY(GrantStore(m_folder->path()).find(id) == decided(Choice::Granted));
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
                const QString key = QStringLiteral("com.example.r%1x%2").arg(writer).arg(round);
                if (!save(key, decided(Choice::Granted)))
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
    const auto saved
        = store.update(id, [](Decisions& decisions) { decisions = decided(Choice::Granted); });
    QVERIFY(!saved);
    QVERIFY(saved.error().contains(QLatin1String("grants.json cannot be")));
}

void TestGrantStore::noticesChanges()
{
    QVERIFY(save(id, decided(Choice::Granted)));
    GrantWatcher watcher{GrantStore(m_folder->path())};
    QSignalSpy changed(&watcher, &GrantWatcher::changed);
    for (int count = 1; count <= 4; ++count) {
        QVERIFY(save(id, decided(count % 2 == 0 ? Choice::Granted : Choice::Refused)));
        QTRY_COMPARE(changed.size(), count);
    }
    QVERIFY(writeFile(R"({"version": 2, "resources": {}})")); // an editor that replaces nothing
    QTRY_COMPARE(changed.size(), 5);
}

void TestGrantStore::noticesAFileThatIsNew()
{
    GrantWatcher watcher{GrantStore(m_folder->filePath(QStringLiteral("new")))};
    QSignalSpy changed(&watcher, &GrantWatcher::changed);
    QVERIFY(
        GrantStore(m_folder->filePath(QStringLiteral("new"))).update(id, [](Decisions& decisions) {
            decisions = decided(Choice::Granted);
        }));
    QTRY_COMPARE(changed.size(), 1);
}

void TestGrantStore::saysNothingWhereNothingChanged()
{
    QVERIFY(save(id, decided(Choice::Granted)));
    GrantWatcher watcher{GrantStore(m_folder->path())};
    QSignalSpy changed(&watcher, &GrantWatcher::changed);
    QVERIFY(save(id, decided(Choice::Granted)));
    QFile other(m_folder->filePath(QStringLiteral("other")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    QTest::qWait(100);
    QCOMPARE(changed.size(), 0);
}

QTEST_GUILESS_MAIN(TestGrantStore)
#include "tst_grant_store.moc"
