#include "app/package/packer.h"

#include "app/package/signature.h"
#include "bridge/core/limits.h"
#include "tests/support/sample_package.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

using namespace portcullis;
using namespace portcullis::test;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool run(const QString& program, const QStringList& arguments, const QString& folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

} // namespace

//! Packing, and that what is packed is a zip like any other.
class TestPacker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void packsWhatUnpacks();
    void sameFilesGiveTheSameBytes();
    void signsAnew();
    void keepsASignatureThatHolds();
    void refusesWhatInstallingRefuses_data();
    void refusesWhatInstallingRefuses();
    void refusesToPackIntoTheFolder();
    void replacesAtOnce();
    void cancelsAtEveryStep();
    void unzipReadsIt();
    void zipWritesAPackage_data();
    void zipWritesAPackage();
    void refusesALinkThatZipKept();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QStringList entries() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPacker::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(writeFiles(path("folder"), sampleFiles()));
}

void TestPacker::packsWhatUnpacks()
{
    QVERIFY(QDir().mkpath(path("folder/empty/folder")));
    const auto packed = packFolder(path("folder"), path("p.rpk"));
    QVERIFY2(packed, qPrintable(packed ? QString() : packed.error().message));
    QVERIFY(QDir().mkpath(path("target")));
    const auto unpacked = unpackPackage(path("p.rpk"), path("target"));
    QVERIFY(unpacked);
    QCOMPARE(readFiles(path("target")), sampleFiles());
    QCOMPARE(unpacked->digest, packed->digest);
    QCOMPARE(unpacked->bytes, packed->bytes);
    QVERIFY(QFileInfo(path("p.rpk")).size() < unpacked->bytes + 1000);
}

void TestPacker::sameFilesGiveTheSameBytes()
{
    const SigningKey key = SigningKey::generate();
    QVERIFY(packFolder(path("folder"), path("a.rpk"), {&key}));
    const mode_t before = ::umask(077);
    const FileMap files = sampleFiles();
    bool isDone = QDir().mkpath(path("other/unused"));
    QStringList names = files.keys();
    std::reverse(names.begin(), names.end());
    for (const QString& name : names) {
        const QString file = path("other/") + name;
        isDone = isDone && writeFile(file, files.value(name));
        QFile opened(file);
        isDone = isDone && opened.open(QIODevice::ReadWrite)
            && opened.setFileTime(QDateTime::fromSecsSinceEpoch(1'000'000'000 + name.size()),
                QFileDevice::FileModificationTime)
            && opened.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const bool hadZone = qEnvironmentVariableIsSet("TZ");
    const QByteArray zone = qgetenv("TZ");
    qputenv("TZ", "Pacific/Kiritimati");
    isDone = isDone && bool(packFolder(path("other"), path("b.rpk"), {&key}));
    hadZone ? qputenv("TZ", zone) : qunsetenv("TZ");
    ::umask(before);
    QVERIFY(isDone);
    QVERIFY(!contents(path("a.rpk")).isEmpty());
    QCOMPARE(contents(path("b.rpk")), contents(path("a.rpk")));
}

void TestPacker::signsAnew()
{
    const SigningKey first = SigningKey::generate();
    const SigningKey second = SigningKey::generate();
    QVERIFY(packFolder(path("folder"), path("a.rpk"), {&first}));
    QVERIFY(QDir().mkpath(path("signed")));
    QVERIFY(unpackPackage(path("a.rpk"), path("signed")));
    QVERIFY(writeFile(path("signed/more.js"), "more"));
    const auto packed = packFolder(path("signed"), path("b.rpk"), {&second});
    QVERIFY(packed);
    QCOMPARE(packed->publisher, std::optional(second.publicKey()));
    QCOMPARE(packed->files, int(sampleFiles().size()) + 2);
}

void TestPacker::keepsASignatureThatHolds()
{
    const SigningKey key = SigningKey::generate();
    QVERIFY(packFolder(path("folder"), path("a.rpk"), {&key}));
    QVERIFY(QDir().mkpath(path("signed")));
    QVERIFY(unpackPackage(path("a.rpk"), path("signed")));
    const auto packed = packFolder(path("signed"), path("b.rpk"));
    QVERIFY(packed);
    QCOMPARE(packed->publisher, std::optional(key.publicKey()));
    QCOMPARE(contents(path("b.rpk")), contents(path("a.rpk")));
}

void TestPacker::refusesWhatInstallingRefuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Refusal>("expected");
    const auto row = [](const char* name, const QByteArray& data, Refusal expected) {
        QTest::newRow(name) << QString::fromUtf8(name) << data << expected;
    };
    row("a\\b", "x", Refusal::BadPath);
    row("a\nb", "x", Refusal::BadPath);
    row("c:", "x", Refusal::BadPath);
    row("_rp/port.js", "x", Refusal::NameCollision);
    row("INDEX.HTML", "x", Refusal::NameCollision);
    row("resource.json", "{}", Refusal::BadManifest);
    row("portcullis-signature.json", "{}", Refusal::BadSignature);
}

void TestPacker::refusesWhatInstallingRefuses()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, data);
    QFETCH(Refusal, expected);
    QVERIFY(writeFile(path("folder/") + name, data));
    const auto packed = packFolder(path("folder"), path("p.rpk"));
    QVERIFY(!packed);
    QCOMPARE(packed.error().refusal, expected);
    QCOMPARE(entries(), QStringList{QStringLiteral("folder")});
}

void TestPacker::refusesToPackIntoTheFolder()
{
    for (const char* const output :
        {"folder/p.rpk", "folder/js/p.rpk", "folder/js/../../folder/p.rpk"}) {
        const auto packed = packFolder(path("folder"), path(output));
        QVERIFY(!packed);
        QCOMPARE(packed.error().refusal, Refusal::WriteFailed);
    }
    QCOMPARE(readFiles(path("folder")), sampleFiles());
    QCOMPARE(packFolder(path("none"), path("p.rpk")).error().refusal, Refusal::NotFound);
    QCOMPARE(
        packFolder(path("folder/index.html"), path("p.rpk")).error().refusal, Refusal::NotFound);
    QCOMPARE(
        packFolder(path("folder"), path("no/such/p.rpk")).error().refusal, Refusal::WriteFailed);
    QCOMPARE(entries(), QStringList{QStringLiteral("folder")});
}

void TestPacker::replacesAtOnce()
{
    QVERIFY(writeFile(path("p.rpk"), "before"));
    QVERIFY(writeFile(path("folder/_rp"), "x"));
    QVERIFY(!packFolder(path("folder"), path("p.rpk")));
    QCOMPARE(contents(path("p.rpk")), QByteArray("before"));
    QVERIFY(QFile::remove(path("folder/_rp")));
    QVERIFY(packFolder(path("folder"), path("p.rpk")));
    QVERIFY(contents(path("p.rpk")).startsWith("PK"));
}

void TestPacker::cancelsAtEveryStep()
{
    QVERIFY(writeFile(path("folder/big"), QByteArray(1'000'000, 'b')));
    bool isDone = false;
    int steps = 0;
    for (; !isDone; ++steps) {
        int calls = 0;
        const auto packed = packFolder(path("folder"), path("p.rpk"), {},
            [&calls, steps](qint64, qint64) { return ++calls <= steps; });
        isDone = bool(packed);
        if (!packed) {
            QCOMPARE(packed.error().refusal, Refusal::Canceled);
            QCOMPARE(entries(), QStringList{QStringLiteral("folder")});
        }
    }
    QVERIFY(steps > 20);
}

void TestPacker::unzipReadsIt()
{
    const QString unzip = QStandardPaths::findExecutable(QStringLiteral("unzip"));
    if (unzip.isEmpty())
        QSKIP("unzip is not installed");
    QVERIFY(packFolder(path("folder"), path("p.rpk")));
    QVERIFY(run(unzip, {QStringLiteral("-tqq"), path("p.rpk")}, m_folder->path()));
    QVERIFY(run(unzip, {QStringLiteral("-q"), path("p.rpk"), QStringLiteral("-d"), path("out")},
        m_folder->path()));
    QCOMPARE(readFiles(path("out")), sampleFiles());
}

void TestPacker::zipWritesAPackage_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("isInFolder");
    QTest::newRow("the files") << QStringList{QStringLiteral("-qr")} << false;
    QTest::newRow("the folder") << QStringList{QStringLiteral("-qr")} << true;
    QTest::newRow("without folders") << QStringList{QStringLiteral("-qrD")} << true;
    QTest::newRow("stored") << QStringList{QStringLiteral("-qr0")} << false;
    QTest::newRow("zip64") << QStringList{QStringLiteral("-qr"), QStringLiteral("-fz")} << false;
    QTest::newRow("from a stream")
        << QStringList{QStringLiteral("-qr"), QStringLiteral("-fd")} << false;
}

void TestPacker::zipWritesAPackage()
{
    QFETCH(QStringList, options);
    QFETCH(bool, isInFolder);
    const QString zip = QStandardPaths::findExecutable(QStringLiteral("zip"));
    if (zip.isEmpty())
        QSKIP("zip is not installed");
    options << path("p.zip") << QLatin1String(isInFolder ? "folder" : ".");
    QVERIFY(run(zip, options, isInFolder ? m_folder->path() : path("folder")));
    QVERIFY(QDir().mkpath(path("target")));
    const auto unpacked = unpackPackage(path("p.zip"), path("target"));
    QVERIFY2(unpacked, qPrintable(unpacked ? QString() : unpacked.error().message));
    QCOMPARE(readFiles(path("target")), sampleFiles());
}

//! Not from a stream (-fd): zip 3.0 refuses to write a link into one. TestPackage has that archive.
void TestPacker::refusesALinkThatZipKept()
{
    const QString zip = QStandardPaths::findExecutable(QStringLiteral("zip"));
    if (zip.isEmpty())
        QSKIP("zip is not installed");
    QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), path("folder/js/link")));
    QVERIFY(run(zip, {QStringLiteral("-qry"), path("p.zip"), QStringLiteral(".")}, path("folder")));
    QVERIFY(QDir().mkpath(path("target")));
    const auto unpacked = unpackPackage(path("p.zip"), path("target"));
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().refusal, Refusal::BadFileType);
    QCOMPARE(readFiles(path("target")), FileMap());
}

QTEST_GUILESS_MAIN(TestPacker)
#include "tst_packer.moc"
