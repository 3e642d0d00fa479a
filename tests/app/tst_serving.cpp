#include "app/engine/document_policy.h"
#include "app/engine/mime_types.h"
#include "app/library/resource_library.h"
#include "bridge/manifest/resource_folder.h"
#include "tests/support/fixtures.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;

namespace {

const QString id = QStringLiteral("com.example.clock");

bool touch(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly);
}

} // namespace

//! \brief What is served to a resource, and what loads at all.
class TestServing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void resolves_data();
    void resolves();
    void mimeTypes_data();
    void mimeTypes();
    void policyNamesTheResource();
    void oneBadFolderDoesNotHarmTheOthers();
    void allSamplesLoad();
};

void TestServing::resolves_data()
{
    using Refusal = ResourceFolder::Refusal;
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("refusal");
    const auto row = [](const char* path, int refusal) {
        QTest::newRow(path) << QString::fromUtf8(path) << refusal;
    };
    constexpr int found = -1;
    row("index.html", found);
    row("a/b/ü c.js", found);
    row("a/b/u\xcc\x88 c.js", found);
    row("link-inside", found);
    row("", int(Refusal::BadPath));
    row("/index.html", int(Refusal::BadPath));
    row("//index.html", int(Refusal::BadPath));
    row("../outside.txt", int(Refusal::BadPath));
    row("a/../index.html", int(Refusal::BadPath));
    row("a/./b", int(Refusal::BadPath));
    row("a//b", int(Refusal::BadPath));
    row("index.html/", int(Refusal::BadPath));
    row("..\\outside.txt", int(Refusal::BadPath));
    row("a", int(Refusal::NotFound));
    row("none.html", int(Refusal::NotFound));
    row("dangling", int(Refusal::NotFound));
    row("link-outside", int(Refusal::Outside));
    row("link-to-folder/outside.txt", int(Refusal::Outside));
    row("link-to-sibling/secret.txt", int(Refusal::Outside));
}

void TestServing::resolves()
{
    QFETCH(QString, path);
    QFETCH(int, refusal);
    const QTemporaryDir base;
    const QDir dir(base.path());
    QVERIFY(dir.mkpath(QStringLiteral("res/a/b")) && dir.mkpath(QStringLiteral("res-other")));
    QVERIFY(touch(dir.filePath(QStringLiteral("outside.txt"))));
    QVERIFY(touch(dir.filePath(QStringLiteral("res-other/secret.txt"))));
    QVERIFY(touch(dir.filePath(QStringLiteral("res/index.html"))));
    QVERIFY(touch(dir.filePath(QStringLiteral("res/a/b/ü c.js"))));
    const auto link = [&dir](const char* target, const char* name) {
        return QFile::link(QLatin1String(target), dir.filePath(QLatin1String(name)));
    };
    QVERIFY(link("index.html", "res/link-inside"));
    QVERIFY(link("../outside.txt", "res/link-outside"));
    QVERIFY(link("..", "res/link-to-folder"));
    QVERIFY(link("../res-other", "res/link-to-sibling"));
    QVERIFY(link("nowhere", "res/dangling"));
    const auto resolved = ResourceFolder(dir.filePath(QStringLiteral("res"))).resolve(path);
    QCOMPARE(resolved ? -1 : int(resolved.error()), refusal);
    if (resolved)
        QVERIFY(resolved->startsWith(QDir(base.path()).canonicalPath() + QStringLiteral("/res/")));
}

void TestServing::mimeTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    const auto row
        = [](const char* path, const char* type) { QTest::newRow(path) << QByteArray(type); };
    row("index.html", "text/html");
    row("chapter.xhtml", "application/xhtml+xml");
    row("a.b/app.JS", "text/javascript");
    row("chunk.mjs", "text/javascript");
    row("style.css", "text/css");
    row("module.wasm", "application/wasm");
    row("font.woff2", "font/woff2");
    row("data.json", "application/json");
    row("icon.svg", "image/svg+xml");
    row("README", "application/octet-stream");
    row("archive.xyz", "application/octet-stream");
}

void TestServing::mimeTypes()
{
    QTEST(mimeTypeOf(QString::fromUtf8(QTest::currentDataTag())), "type");
}

void TestServing::policyNamesTheResource()
{
    const QByteArray policy = resourcePolicy(id);
    QVERIFY(policy.contains("connect-src resource://com.example.clock data: blob:;"));
    // resource_page.cpp judges where frames go.
    QCOMPARE(policy.count('*'), policy.count("frame-src *"));
    // It is a header, and engines write some headers in small letters.
    QCOMPARE(policy, policy.toLower().simplified());
}

void TestServing::oneBadFolderDoesNotHarmTheOthers()
{
    const ResourceLibrary library = loadLibrary(test::fixturePath(QStringLiteral("library")));
    QCOMPARE(library.resources.size(), size_t(1));
    QCOMPARE(library.resources.front().manifest.id, QStringLiteral("com.example.good"));
    QCOMPARE(library.errors.size(), 3);
    QVERIFY(library.errors.at(0).contains(QLatin1String("/bad-json/resource.json: at line 2")));
    QVERIFY(
        library.errors.at(1).contains(QLatin1String("/bad-version/resource.json: at /version")));
    QVERIFY(library.errors.at(2).contains(QLatin1String("another resource has the id")));
}

void TestServing::allSamplesLoad()
{
    const ResourceLibrary library
        = loadLibrary(QStringLiteral(PORTCULLIS_SOURCE_DIR "/sample-resources"));
    QCOMPARE(library.errors, QStringList());
    QCOMPARE(library.warnings, QStringList());
    QStringList names;
    for (const Resource& resource : library.resources)
        names << QDir(resource.folder).dirName();
    names.sort();
    QCOMPARE(names.join(u' '), QStringLiteral("chat echo nosy raw ticker"));
}

QTEST_GUILESS_MAIN(TestServing)
#include "tst_serving.moc"
