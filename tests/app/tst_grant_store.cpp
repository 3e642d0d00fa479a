#include "app/library/grant_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;

namespace {

const QString id = QStringLiteral("com.example.clock");
const CapabilitySet ws{Capability::NetworkWs};

} // namespace

class TestGrantStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knowsNothingAtFirst();
    void remembersAcrossStarts();
    void keepsDecisionsApart();
    void coversOnlyWhatWasAsked();
    void survivesADamagedFile_data();
    void survivesADamagedFile();
    void saysWhenItCannotSave();

private:
    bool writeFile(const QByteArray& text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGrantStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

bool TestGrantStore::writeFile(const QByteArray& text) const
{
    QFile file(m_folder->filePath(QStringLiteral("grants.json")));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

void TestGrantStore::knowsNothingAtFirst()
{
    const GrantStore store(m_folder->path());
    QVERIFY(!store.find(id, ws));
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("grants.json"))));
}

void TestGrantStore::remembersAcrossStarts()
{
    const QString folder = m_folder->filePath(QStringLiteral("new/folder"));
    QVERIFY(GrantStore(folder).save(id, {ws, {}}));
    const auto decision = GrantStore(folder).find(id, ws);
    QVERIFY(decision);
    QVERIFY(decision->granted == ws);
    QVERIFY(GrantStore(folder).save(id, {{}, ws}));
    QVERIFY(GrantStore(folder).find(id, ws)->granted.empty());
}

void TestGrantStore::keepsDecisionsApart()
{
    GrantStore store(m_folder->path());
    QVERIFY(store.save(id, {ws, {}}));
    QVERIFY(store.save(QStringLiteral("com.example.other"), {{}, ws}));
    QVERIFY(store.find(id, ws)->granted == ws);
    QVERIFY(!store.find(QStringLiteral("com.example"), ws));
}

void TestGrantStore::coversOnlyWhatWasAsked()
{
    GrantStore store(m_folder->path());
    QVERIFY(store.save(id, {{}, {}}));
    QVERIFY(!store.find(id, ws));
    QVERIFY(store.find(id, {}));
}

void TestGrantStore::survivesADamagedFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("warns");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("cut off") << QByteArray("{\"com.example.clock\":") << true;
    QTest::newRow("array") << QByteArray("[]") << true;
    QTest::newRow("entry of the wrong type") << QByteArray("{\"com.example.clock\":7}") << false;
    QTest::newRow("names of the wrong type")
        << QByteArray("{\"com.example.clock\":{\"granted\":[7,\"network:all\"]}}") << false;
}

void TestGrantStore::survivesADamagedFile()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, warns);
    QVERIFY(writeFile(text));
    if (warns) {
        for (int i = 0; i < 2; ++i) // reading alone, and reading before saving
            QTest::ignoreMessage(
                QtWarningMsg, QRegularExpression(QStringLiteral("cannot be read and is ignored")));
    }
    GrantStore store(m_folder->path());
    QVERIFY(!store.find(id, ws));
    QVERIFY(store.save(id, {ws, {}}));
    QVERIFY(store.find(id, ws));
}

void TestGrantStore::saysWhenItCannotSave()
{
    QVERIFY(writeFile("{}"));
    GrantStore store(m_folder->filePath(QStringLiteral("grants.json/below-a-file")));
    const auto saved = store.save(id, {ws, {}});
    QVERIFY(!saved);
    QVERIFY(saved.error().contains(QLatin1String("You will be asked again")));
}

QTEST_GUILESS_MAIN(TestGrantStore)
#include "tst_grant_store.moc"
