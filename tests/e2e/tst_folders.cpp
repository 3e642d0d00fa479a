#include "tests/support/engine_test.h"

using namespace portcullis;
using test::OpenResource;
using test::resourceFixture;

//! \brief Pages that are made for a server: absolute paths, and folders for pages.
class TestFolders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bundleForTheTopOfAServerRuns();
    void missingFilesAreNamed();
    void foldersArePages();
    void missingFileIsNamedToItsReader();
};

void TestFolders::bundleForTheTopOfAServerRuns()
{
    const OpenResource open(resourceFixture("folders"), {});
    QVERIFY(open.waitForLine("log: app runs, rgb(1, 2, 3)"));
}

void TestFolders::missingFilesAreNamed()
{
    const OpenResource open(resourceFixture("folders"), {});
    QVERIFY(open.waitForLine("error: There is no file /assets/none.js in this resource. If a "
                             "bundler has written this address"));
    QVERIFY(open.waitForLine("error: There is no file /dist/typo.js in this resource."));
    QCOMPARE(open.count("in this resource"), 2);
    QCOMPARE(open.count("bundler"), 1);
}

//! In a nested frame and in the resource's own, in the package's top and in the entry's folder.
void TestFolders::foldersArePages()
{
    const OpenResource open(resourceFixture("folders"), {});
    QVERIFY(open.waitForLine("log: about is resource://com.example.folders/about/?a=%2F#b"));
    QVERIFY(open.waitForLine("log: help is resource://com.example.folders/help/?a=%2F#b"));
}

void TestFolders::missingFileIsNamedToItsReader()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            "fetch('./none.json').catch(({ name }) => console.log('rejects ' + name));"}});
    QVERIFY(open.waitForLine("log: rejects TypeError"));
    QVERIFY(open.waitForLine("error: There is no file /none.json in this resource."));
}

PORTCULLIS_ENGINE_TEST(TestFolders)
#include "tst_folders.moc"
