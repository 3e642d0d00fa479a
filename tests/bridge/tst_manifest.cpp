#include "bridge/core/limits.h"
#include "bridge/manifest/manifest.h"
#include "bridge/manifest/manifest_schema.h"
#include "bridge/manifest/resource_folder.h"
#include "tests/support/fixtures.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;
using test::fixture;

class TestManifest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loadsTheContractsExample();
    void loadsWithByteOrderMark();
    void loadsAllFields();
    void loadsHeadersWithoutHosts();
    void loadsAsManyHeadersAsTheLimit();
    void warnsOfTheNetworkWithoutTheCapability_data();
    void warnsOfTheNetworkWithoutTheCapability();
    void warnsOfUnknownFields();
    void warnsInOneLine();
    void refuses_data();
    void refuses();
    void refusesLargeFile();
    void refusesDeepNesting();
    void refusesMissingFile();
    void refusesEntry_data();
    void refusesEntry();
    void refusesEntryThroughLink();
    void schemaKnowsEveryCapability();

private:
    bool writeResource(const QByteArray& manifest);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestManifest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

bool TestManifest::writeResource(const QByteArray& manifest)
{
    QDir(m_folder->path()).mkpath(QStringLiteral("dist"));
    QFile page(m_folder->filePath(QStringLiteral("dist/index.html")));
    QFile file(m_folder->filePath(QStringLiteral("resource.json")));
    return page.open(QIODevice::WriteOnly) && file.open(QIODevice::WriteOnly)
        && file.write(manifest) == manifest.size();
}

void TestManifest::loadsTheContractsExample()
{
    QVERIFY(writeResource(fixture(QStringLiteral("manifests/contract-example.json"))));
    const auto loaded = loadManifest(m_folder->path());
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().toString()));
    const Manifest& manifest = loaded->manifest;
    QCOMPARE(manifest.id, QStringLiteral("com.example.realtime-dashboard"));
    QCOMPARE(manifest.name, QStringLiteral("Realtime Dashboard"));
    QCOMPARE(manifest.version, QStringLiteral("1.0.0"));
    QCOMPARE(manifest.entry, QStringLiteral("dist/index.html"));
    QVERIFY(manifest.capabilities == CapabilitySet{Capability::NetworkWs});
    QVERIFY(!manifest.minimumChrome);
    QVERIFY(loaded->warnings.isEmpty());
}

//! As editors on Windows save it.
void TestManifest::loadsWithByteOrderMark()
{
    QVERIFY(
        writeResource("\xef\xbb\xbf" + fixture(QStringLiteral("manifests/contract-example.json"))));
    QVERIFY(loadManifest(m_folder->path()));
}

void TestManifest::loadsAllFields()
{
    const auto loaded = parseManifest(
        fixture(QStringLiteral("manifests/all-fields.json")), QStringLiteral("resource.json"));
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().toString()));
    const Manifest& manifest = loaded->manifest;
    QCOMPARE(manifest.description, QStringLiteral("Shows a clock."));
    QCOMPARE(manifest.author, QStringLiteral("Ada Example"));
    QCOMPARE(manifest.icon, QStringLiteral("icons/clock.png"));
    QCOMPARE(manifest.minimumChrome, 110);
    QVERIFY(loaded->warnings.isEmpty());
    QVERIFY(manifest.hosts);
    QStringList hosts;
    for (const HostRequest& host : *manifest.hosts)
        hosts << host.pattern.toString() + u'|' + host.reason;
    QCOMPARE(hosts,
        QStringList({QStringLiteral("wss://*.example.com|"),
            QStringLiteral("ws://localhost:8080|The clock on this computer"),
            QStringLiteral("wss://time.example.org:*|")}));
    QByteArrayList headers;
    for (const Header& header : manifest.headers)
        headers << header.name + '=' + header.value;
    QCOMPARE(headers, (QByteArrayList{"Origin=https://clock.example.com", "User-Agent=Clock/2.0"}));
}

//! They say nothing of hosts.
void TestManifest::loadsHeadersWithoutHosts()
{
    Json json = test::jsonFixture(QStringLiteral("manifests/contract-example.json"));
    json["network"]["ws"]["headers"] = {{"X-A", " \t\u00e4 "}};
    const auto loaded = parseManifest(toText(json), QStringLiteral("resource.json"));
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().toString()));
    QVERIFY(!loaded->manifest.hosts);
    QCOMPARE(loaded->manifest.headers.size(), size_t(1));
    QCOMPARE(loaded->manifest.headers[0].value, QByteArray("\xE4"));
    QVERIFY(loaded->warnings.isEmpty());
}

void TestManifest::loadsAsManyHeadersAsTheLimit()
{
    Json json = test::jsonFixture(QStringLiteral("manifests/contract-example.json"));
    Json& headers = json["network"]["ws"]["headers"];
    for (qsizetype i = 0; i < limits::maxHeaders; ++i)
        headers["X-" + std::to_string(10 + i)] = std::string(252, 'x'); // 256 with the name
    QCOMPARE(limits::maxHeaders * 256, limits::maxHeaderBytes);
    QVERIFY(parseManifest(toText(json), QStringLiteral("resource.json")));
    headers["X-10"] = std::string(253, 'x');
    QVERIFY(!parseManifest(toText(json), QStringLiteral("resource.json")));
}

void TestManifest::warnsOfTheNetworkWithoutTheCapability_data()
{
    QTest::addColumn<QString>("left");
    QTest::newRow("hosts") << QStringLiteral("hosts");
    QTest::newRow("headers") << QStringLiteral("headers");
}

void TestManifest::warnsOfTheNetworkWithoutTheCapability()
{
    QFETCH(QString, left);
    Json json = test::jsonFixture(QStringLiteral("manifests/all-fields.json"));
    const Json kept = json["network"]["ws"][left.toStdString()];
    json["network"]["ws"] = {{left.toStdString(), kept}};
    json["capabilities"] = Json::array();
    const auto loaded = parseManifest(toText(json), QStringLiteral("resource.json"));
    QVERIFY(loaded);
    QCOMPARE(loaded->warnings,
        QStringList{QStringLiteral(
            "resource.json: network.ws means nothing without the capability network:ws")});
}

void TestManifest::warnsOfUnknownFields()
{
    const auto loaded = parseManifest(
        fixture(QStringLiteral("manifests/unknown-fields.json")), QStringLiteral("resource.json"));
    QVERIFY(loaded);
    QCOMPARE(loaded->warnings,
        QStringList(
            {QStringLiteral("resource.json: the unknown field /frontend/preload is ignored"),
                QStringLiteral("resource.json: the unknown field /homepage is ignored")}));
}

void TestManifest::warnsInOneLine()
{
    QByteArray manifest = fixture(QStringLiteral("manifests/contract-example.json"));
    manifest.insert(manifest.indexOf('{') + 1, R"("a\n\u001b[2J\u009b\u2028b": 1,)");
    const auto loaded = parseManifest(manifest, QStringLiteral("resource.json"));
    QVERIFY(loaded);
    QCOMPARE(loaded->warnings,
        QStringList({QStringLiteral("resource.json: the unknown field "
                                    "/a\\u000a\\u001b[2J\\u009b\\u2028b is ignored")}));
}

void TestManifest::refuses_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("error");
    // Each file is named for its fault and beside it stands the whole error.
    const Json errors = test::jsonFixture(QStringLiteral("manifests/bad.json"));
    for (const auto& [name, error] : errors.items())
        QTest::newRow(name.c_str()) << QString::fromStdString("manifests/bad/" + name)
                                    << QString::fromStdString(error.get<std::string>());
}

void TestManifest::refuses()
{
    QFETCH(QString, file);
    const auto loaded = parseManifest(fixture(file), QStringLiteral("resource.json"));
    QVERIFY(!loaded);
    QTEST(loaded.error().toString(), "error");
}

void TestManifest::refusesLargeFile()
{
    QVERIFY(writeResource(QByteArray(10 * limits::mebibyte, ' ')));
    const auto loaded = loadManifest(m_folder->path());
    QVERIFY(!loaded);
    QVERIFY(loaded.error().message.contains(QLatin1String("larger than 262144 bytes")));
    QVERIFY(loaded.error().file.startsWith(m_folder->path()));
}

void TestManifest::refusesDeepNesting()
{
    QVERIFY(writeResource("{\"id\":" + QByteArray(200'000, '[') + QByteArray(50'000, ']')));
    const auto loaded = loadManifest(m_folder->path());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().message, QStringLiteral("values are nested deeper than 16 levels"));
}

void TestManifest::refusesMissingFile()
{
    const auto loaded = loadManifest(m_folder->path());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().message, QStringLiteral("there is no such file"));
}

void TestManifest::refusesEntry_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QString>("message");
    const QString badPath
        = QStringLiteral("expected: a path inside the folder, such as dist/index.html");
    QTest::newRow("missing") << QByteArray("dist/none.html")
                             << QStringLiteral("there is no file \"dist/none.html\" in the folder");
    QTest::newRow("folder") << QByteArray("dist")
                            << QStringLiteral("there is no file \"dist\" in the folder");
    QTest::newRow("parent") << QByteArray("../index.html") << badPath;
    QTest::newRow("parent inside") << QByteArray("dist/../dist/index.html") << badPath;
    QTest::newRow("absolute") << QByteArray("/etc/passwd") << badPath;
    QTest::newRow("dot") << QByteArray("./dist/index.html") << badPath;
    QTest::newRow("backslash") << QByteArray("dist\\\\index.html") << badPath;
    QTest::newRow("NUL") << QByteArray("dist/index.html\\u0000.png") << badPath;
}

void TestManifest::refusesEntry()
{
    QFETCH(QByteArray, entry);
    QByteArray manifest = fixture(QStringLiteral("manifests/contract-example.json"));
    QVERIFY(writeResource(manifest.replace("dist/index.html", entry)));
    const auto loaded = loadManifest(m_folder->path());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().place, QStringLiteral("/frontend/entry"));
    QTEST(loaded.error().message, "message");
}

void TestManifest::refusesEntryThroughLink()
{
    QVERIFY(writeResource(fixture(QStringLiteral("manifests/contract-example.json"))));
    const QString page = m_folder->filePath(QStringLiteral("dist/index.html"));
    QVERIFY(QFile::remove(page));
    QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), page));
    const auto loaded = loadManifest(m_folder->path());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().message,
        QStringLiteral("the file \"dist/index.html\" is outside the folder"));
}

void TestManifest::schemaKnowsEveryCapability()
{
    Json manifest = test::jsonFixture(QStringLiteral("manifests/contract-example.json"));
    manifest["capabilities"] = Json::array();
    for (const QString& name : wireNames(allCapabilities()))
        manifest["capabilities"].push_back(name.toStdString());
    QVERIFY(!findSchemaProblem(manifest).has_value());
}

QTEST_GUILESS_MAIN(TestManifest)
#include "tst_manifest.moc"
