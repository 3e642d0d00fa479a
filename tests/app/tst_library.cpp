#include "app/library/library.h"
#include "tests/support/store_state.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;
using namespace portcullis::test;

//! What a library notices of its store.
class TestLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void noticesChanges();
    void looksOnceAfterOwnChanges();

private:
    Result<CommitOutcome, PackageError> put(const char* version);
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLibrary::init()
{
    m_folder = std::make_unique<QTemporaryDir>(quickFolderTemplate());
}

Result<CommitOutcome, PackageError> TestLibrary::put(const char* version)
{
    SampleManifest manifest;
    manifest.version = QLatin1String(version);
    writeFiles(path("source"), sampleFiles(manifest));
    return install(path("data"), path("source"));
}

void TestLibrary::noticesChanges()
{
    Library library(path("data"), {});
    const auto version = [&library] {
        return library.items().empty() ? QString()
                                       : library.items().front().resource.manifest.version;
    };
    for (const char* const next : {"1.0.0", "1.1.0", "1.2.0"}) {
        QVERIFY(put(next));
        QTRY_COMPARE(version(), QLatin1String(next));
        library.refresh(); // must leave it watching
    }
    QVERIFY(library.store()->uninstall(SampleManifest().id));
    QTRY_VERIFY(library.items().empty());
}

void TestLibrary::looksOnceAfterOwnChanges()
{
    QVERIFY(put("1.0.0"));
    Library library(path("data"), {});
    const QSignalSpy changes(&library, &Library::changed);
    QVERIFY(put("1.1.0"));
    library.refresh();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(library.items().front().resource.manifest.version, QStringLiteral("1.1.0"));
    // What the watcher was told by that change would come within this time.
    QTest::qWait(500);
    QCOMPARE(changes.count(), 1);
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
