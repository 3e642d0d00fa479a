#include "app/package/package.h"

#include "bridge/core/limits.h"
#include "tests/support/sample_package.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace portcullis;
using namespace portcullis::test;

namespace {

constexpr qsizetype bombBytes = qsizetype(limits::maxPackageBytes) * 3 / 2;
constexpr quint32 linkMode = 0120777U << 16;

RawEntry entry(const QByteArray& name, const QByteArray& data = "x")
{
    RawEntry made;
    made.name = name;
    made.data = data;
    return made;
}

RawEntry withMode(quint32 mode)
{
    RawEntry made = entry("js/thing");
    made.attributes = mode << 16;
    return made;
}

//! The sample, and one more.
std::vector<RawEntry> sampleAnd(const RawEntry& more)
{
    std::vector<RawEntry> entries = entriesOf(sampleFiles());
    entries.push_back(more);
    return entries;
}

QByteArray names(const QByteArray& name, qsizetype count)
{
    QByteArray path = name;
    for (qsizetype i = 1; i < count; ++i)
        path += '/' + name;
    return path;
}

} // namespace

//! What is read from folders and archives, and what is refused.
class TestPackage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unpacksFolder();
    void unpacksArchive_data();
    void unpacksArchive();
    void refusesNames_data();
    void refusesNames();
    void refusesArchives_data();
    void refusesArchives();
    void refusesManifests_data();
    void refusesManifests();
    void refusesFilesOfFolders_data();
    void refusesFilesOfFolders();
    void refusesSourcesThatAreNoFiles();
    void countsFilesAndFolders_data();
    void countsFilesAndFolders();
    void countsBytes_data();
    void countsBytes();
    void stopsAtBomb_data();
    void stopsAtBomb();
    void frontendIsTheFolderOfTheEntry();
    void toleratesTruncation();
    void toleratesFlippedBytes();
    void boundsListOfArchive();
    void readsNoLinkThatComesLater();
    void reportsProgress();
    void cancels();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    bool writeZip(const QByteArray& bytes) const { return writeFile(path("p.zip"), bytes); }
    Result<PackageSummary, PackageError> unpack(
        const QString& source, const Progress& progress = {}) const;
    std::optional<Refusal> refusal(const QString& source) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPackage::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("target")));
}

Result<PackageSummary, PackageError> TestPackage::unpack(
    const QString& source, const Progress& progress) const
{
    return unpackPackage(source, path("target"), progress);
}

//! What refuses \a source, in one line, and with nothing written but below the target.
std::optional<Refusal> TestPackage::refusal(const QString& source) const
{
    const QStringList before = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden);
    const auto unpacked = unpack(source);
    const QStringList after = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden);
    if (unpacked || before != after)
        return std::nullopt;
    const QString& message = unpacked.error().message;
    const bool isLine = !message.isEmpty() && !message.contains(u'\n') && message.size() < 600;
    return isLine ? std::optional(unpacked.error().refusal) : std::nullopt;
}

void TestPackage::unpacksFolder()
{
    const FileMap files = sampleFiles();
    QVERIFY(writeFiles(path("folder"), files));
    QVERIFY(QDir().mkpath(path("folder/nothing/in/it")));
    const auto unpacked = unpack(path("folder"));
    QVERIFY(unpacked);
    QCOMPARE(readFiles(path("target")), files);
    QCOMPARE(unpacked->files, int(files.size()));
    QCOMPARE(unpacked->manifest.id, QStringLiteral("com.example.clock"));
    QVERIFY(!unpacked->publisher);
    qint64 bytes = 0;
    for (const QByteArray& data : files)
        bytes += data.size();
    QCOMPARE(unpacked->bytes, bytes);
    QCOMPARE(unpacked->frontendBytes, bytes);
    const auto checked = checkUnpacked(path("target"));
    QVERIFY(checked);
    QCOMPARE(checked->digest, unpacked->digest);
}

void TestPackage::unpacksArchive_data()
{
    QTest::addColumn<QByteArray>("top");
    QTest::addColumn<bool>("isDeflated");
    QTest::addColumn<bool>("hasFolders");
    QTest::addColumn<bool>("isStreamed");
    QTest::newRow("stored") << QByteArray() << false << false << false;
    QTest::newRow("deflated") << QByteArray() << true << false << false;
    QTest::newRow("with folders") << QByteArray() << true << true << false;
    QTest::newRow("in a folder") << QByteArray("clock-1.0/") << true << false << false;
    QTest::newRow("in a folder, with folders") << QByteArray("clock-1.0/") << true << true << false;
    QTest::newRow("from a stream") << QByteArray() << true << true << true;
    QTest::newRow("from a stream, stored") << QByteArray() << false << false << true;
}

void TestPackage::unpacksArchive()
{
    QFETCH(QByteArray, top);
    QFETCH(bool, isDeflated);
    QFETCH(bool, hasFolders);
    QFETCH(bool, isStreamed);
    const FileMap files = sampleFiles();
    std::vector<RawEntry> entries = entriesOf(files);
    if (hasFolders) {
        RawEntry folder = entry("js/", {});
        folder.attributes = 040755U << 16 | 0x10;
        entries.insert(entries.begin(), folder);
        folder.name = QByteArray();
        if (!top.isEmpty())
            entries.insert(entries.begin(), folder);
    }
    for (RawEntry& each : entries) {
        each.name = top + each.name;
        each.isDeflated = isDeflated && !each.name.endsWith('/');
        each.isStreamed = isStreamed && !each.name.endsWith('/');
    }
    QVERIFY(writeZip(rawZip(entries)));
    const auto unpacked = unpack(path("p.zip"));
    QVERIFY2(unpacked, qPrintable(unpacked ? QString() : unpacked.error().message));
    QCOMPARE(readFiles(path("target")), files);
}

void TestPackage::refusesNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<Refusal>("expected");
    const auto row
        = [](const char* title, const QByteArray& name, Refusal expected = Refusal::BadPath) {
              QTest::newRow(title) << name << expected;
          };
    row("parent", "..");
    row("parent's file", "../evil");
    row("parent in the middle", "js/../../evil");
    row("parent at the end", "js/..");
    row("this folder", "js/.");
    row("absolute", "/tmp/evil");
    row("two slashes", "//evil");
    row("empty name", "js//evil");
    row("nothing", "");
    row("only a slash", "/");
    row("backslash", "..\\evil");
    row("backslash inside", "js\\evil");
    row("drive", "C:/evil");
    row("drive without a slash", "c:evil");
    row("NUL", QByteArray("main.js\0.png", 12));
    row("NUL at the end", QByteArray("main.js\0", 8));
    row("line feed", "a\nb");
    row("escape", "a\033[2Jb");
    row("delete", "a\x7f");
    row("C1 control", "a\xc2\x9b");
    row("line separator", "a\xe2\x80\xa8");
    row("not UTF-8", "a\xff");
    row("overlong slash", "..\xc0\xaf");
    row("surrogate", "a\xed\xa0\x80");
    row("cut character", "a\xe2\x80");
    row("long name", QByteArray(limits::maxPackageNameBytes + 1, 'a'));
    row("long path", names(QByteArray(128, 'a'), 8) + "aa");
    row("deep", names("a", limits::maxPackageDepth + 1));
    row("reserved", "_rp/port.js", Refusal::NameCollision);
    row("reserved in capitals", "_RP/port.js", Refusal::NameCollision);
    row("reserved, as a file", "_rp", Refusal::NameCollision);
    row("twice", "index.html", Refusal::NameCollision);
    row("other case", "INDEX.html", Refusal::NameCollision);
    row("folder in other case", "JS/other.js", Refusal::NameCollision);
    row("other case beyond ASCII", "js/GRÖSSE.js", Refusal::NameCollision);
    row("other normal form",
        "js/gro\xcc\x88\xc3\x9f"
        "e.js",
        Refusal::NameCollision);
    row("file below a file", "index.html/below", Refusal::NameCollision);
    row("file below a file in other case", "Index.html/below", Refusal::NameCollision);
    row("file in the place of a folder", "js", Refusal::NameCollision);
}

void TestPackage::refusesNames()
{
    QFETCH(QByteArray, name);
    QFETCH(Refusal, expected);
    QVERIFY(writeZip(rawZip(sampleAnd(entry(name)))));
    QCOMPARE(refusal(path("p.zip")), std::optional(expected));
    QCOMPARE(readFiles(path("target")), FileMap());
}

void TestPackage::refusesArchives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Refusal>("expected");
    const auto row = [](const char* name, const RawEntry& more, Refusal expected) {
        QTest::newRow(name) << rawZip(sampleAnd(more)) << expected;
    };
    row("symbolic link", withMode(0120777), Refusal::BadFileType);
    row("FIFO", withMode(0010644), Refusal::BadFileType);
    row("character device", withMode(0020644), Refusal::BadFileType);
    row("block device", withMode(0060644), Refusal::BadFileType);
    row("socket", withMode(0140644), Refusal::BadFileType);
    row("folder without a slash", withMode(0040755), Refusal::BadFileType);
    RawEntry streamed = withMode(0120777);
    streamed.isStreamed = true;
    row("symbolic link from a stream", streamed, Refusal::BadFileType);
    RawEntry link = entry("js/", {});
    link.attributes = linkMode;
    row("link with a slash", link, Refusal::BadFileType);
    RawEntry encrypted = entry("secret");
    encrypted.flags |= 1;
    row("encrypted", encrypted, Refusal::Unsupported);
    RawEntry strong = entry("secret");
    strong.flags |= 1 | 1 << 6;
    row("strongly encrypted", strong, Refusal::Unsupported);
    for (const int method : {1, 6, 9, 12, 14, 93, 95, 0xffff}) {
        RawEntry odd = entry("odd");
        odd.method = quint16(method);
        QTest::addRow("method %d", method) << rawZip(sampleAnd(odd)) << Refusal::Unsupported;
    }
    RawEntry wrong = entry("wrong", "some text");
    wrong.claimedCrc = 1;
    row("checksum", wrong, Refusal::NotAPackage);
    RawEntry lying = entry("lying", QByteArray(100'000, 'a'));
    lying.isDeflated = true;
    lying.claimedSize = 10;
    row("more than it says", lying, Refusal::NotAPackage);
    lying.claimedSize = 200'000;
    row("less than it says", lying, Refusal::NotAPackage);
    RawEntry noise = entry("noise", QByteArray(100, '\xff'));
    noise.method = 8;
    row("not deflated", noise, Refusal::NotAPackage);
    QTest::newRow("empty file") << QByteArray() << Refusal::NotAPackage;
    QTest::newRow("text") << QByteArray("hello") << Refusal::NotAPackage;
    QTest::newRow("no entries") << rawZip({}) << Refusal::BadManifest;
    QTest::newRow("two folders at the top")
        << rawZip({entry("a/resource.json", manifestText({})), entry("a/index.html"), entry("b/c")})
        << Refusal::BadManifest;
    QTest::newRow("a file beside the folder")
        << rawZip({entry("a/resource.json", manifestText({})), entry("a/index.html"), entry("ab")})
        << Refusal::BadManifest;
    QTest::newRow("two folders deep")
        << rawZip({entry("a/b/resource.json", manifestText({})), entry("a/b/index.html")})
        << Refusal::BadManifest;
    QTest::newRow("in the parent")
        << rawZip({entry("../resource.json", manifestText({})), entry("../index.html")})
        << Refusal::BadPath;
}

void TestPackage::refusesArchives()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Refusal, expected);
    QVERIFY(writeZip(bytes));
    QCOMPARE(refusal(path("p.zip")), std::optional(expected));
}

void TestPackage::refusesManifests_data()
{
    QTest::addColumn<FileMap>("files");
    const auto row = [](const char* name, const char* file, const std::optional<QByteArray>& text) {
        FileMap files = sampleFiles();
        files.remove(QLatin1String(file));
        if (text)
            files.insert(QLatin1String(file), *text);
        QTest::newRow(name) << files;
    };
    row("no manifest", "resource.json", {});
    row("no entry", "index.html", {});
    row("not JSON", "resource.json", "{");
    row("empty", "resource.json", "");
    row("too long", "resource.json", manifestText({}) + QByteArray(limits::maxManifestBytes, ' '));
    SampleManifest wrong;
    wrong.id = QStringLiteral("../evil");
    row("an id that is a path", "resource.json", manifestText(wrong));
    wrong.id = QStringLiteral("com.Example");
    row("an id in capitals", "resource.json", manifestText(wrong));
    wrong = {};
    wrong.entry = QStringLiteral("../index.html");
    row("an entry outside", "resource.json", manifestText(wrong));
    wrong.entry = QStringLiteral("js");
    row("an entry that is a folder", "resource.json", manifestText(wrong));
}

void TestPackage::refusesManifests()
{
    QFETCH(FileMap, files);
    QVERIFY(writeZip(rawZip(entriesOf(files))));
    QCOMPARE(refusal(path("p.zip")), std::optional(Refusal::BadManifest));
    QVERIFY(QDir(path("target")).removeRecursively());
    QVERIFY(QDir().mkpath(path("target")));
    QVERIFY(writeFiles(path("folder"), files));
    QCOMPARE(refusal(path("folder")), std::optional(Refusal::BadManifest));
}

void TestPackage::refusesFilesOfFolders_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* const kind : {"link", "link to a folder", "dangling link", "FIFO", "socket"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestPackage::refusesFilesOfFolders()
{
    QFETCH(QString, kind);
    QVERIFY(writeFiles(path("folder"), sampleFiles()));
    const QByteArray at = QFile::encodeName(path("folder/js/thing"));
    if (kind == QLatin1String("link")) {
        QVERIFY(::symlink("main.js", at.constData()) == 0);
    } else if (kind == QLatin1String("link to a folder")) {
        QVERIFY(::symlink("/", at.constData()) == 0);
    } else if (kind == QLatin1String("dangling link")) {
        QVERIFY(::symlink("/nowhere/at/all", at.constData()) == 0);
    } else if (kind == QLatin1String("FIFO")) {
        QVERIFY(::mkfifo(at.constData(), 0644) == 0);
    } else {
        QVERIFY(::mknod(at.constData(), S_IFSOCK | 0644, 0) == 0); // bind() takes no long path
    }
    QCOMPARE(refusal(path("folder")), std::optional(Refusal::BadFileType));
    QCOMPARE(readFiles(path("target")), FileMap());
}

void TestPackage::refusesSourcesThatAreNoFiles()
{
    QVERIFY(::mkfifo(QFile::encodeName(path("fifo")).constData(), 0644) == 0);
    QCOMPARE(refusal(path("fifo")), std::optional(Refusal::NotAPackage));
    QCOMPARE(refusal(QStringLiteral("/dev/zero")), std::optional(Refusal::NotAPackage));
    QCOMPARE(refusal(path("none")), std::optional(Refusal::NotFound));
    QVERIFY(writeFile(path("large"), {}));
    QVERIFY(QFile::resize(path("large"), limits::maxArchiveBytes + 1)); // with holes
    QCOMPARE(refusal(path("large")), std::optional(Refusal::TooLarge));
}

void TestPackage::countsFilesAndFolders_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<int>("perFile"); // files and folders that one more counts
    QTest::newRow("files") << QByteArray("a%1") << 1;
    QTest::newRow("empty folders") << QByteArray("a%1/") << 1;
    QTest::newRow("folders that are only in names") << QByteArray("a%1/b/c/d") << 4;
}

void TestPackage::countsFilesAndFolders()
{
    QFETCH(QByteArray, pattern);
    QFETCH(int, perFile);
    const std::vector<RawEntry> sample = entriesOf(
        {{QStringLiteral("resource.json"), manifestText({})}, {QStringLiteral("index.html"), "x"},
            {QStringLiteral("more"), ""}, {QStringLiteral("andmore"), ""}});
    const int most = int(limits::maxPackageFiles - qsizetype(sample.size())) / perFile;
    for (const int count : {most, most + 1}) {
        std::vector<RawEntry> entries = sample;
        for (int i = 0; i < count; ++i) {
            RawEntry more = entry(QString::fromLatin1(pattern).arg(i).toLatin1(), {});
            if (pattern.endsWith('/'))
                more.attributes = 0x10;
            entries.push_back(more);
        }
        QVERIFY(writeZip(rawZip(entries)));
        if (count > most)
            QCOMPARE(refusal(path("p.zip")), std::optional(Refusal::TooManyFiles));
        else
            QVERIFY(unpack(path("p.zip")));
        QVERIFY(QDir(path("target")).removeRecursively());
        QVERIFY(QDir().mkpath(path("target")));
    }
}

void TestPackage::countsBytes_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("large");
    QTest::addColumn<qint64>("most");
    QTest::newRow("frontend at the top")
        << QStringLiteral("index.html") << QStringLiteral("big") << limits::maxFrontendBytes;
    QTest::newRow("frontend in a folder")
        << QStringLiteral("dist/index.html") << QStringLiteral("dist/a/big")
        << limits::maxFrontendBytes;
    QTest::newRow("all") << QStringLiteral("dist/index.html") << QStringLiteral("distant/big")
                         << limits::maxPackageBytes;
}

void TestPackage::countsBytes()
{
    QFETCH(QString, entry);
    QFETCH(QString, large);
    QFETCH(qint64, most);
    const SampleManifest manifest{
        QStringLiteral("com.example.clock"), QStringLiteral("1.0.0"), false, {}, entry};
    const FileMap files{{QStringLiteral("resource.json"), manifestText(manifest)}, {entry, "x"}};
    QVERIFY(writeFiles(path("folder"), files));
    const bool countsManifest = !entry.contains(u'/') || most == limits::maxPackageBytes;
    const qint64 others
        = 1 + (countsManifest ? files.value(QStringLiteral("resource.json")).size() : 0);
    QVERIFY(writeFile(path("folder/") + large, {}));
    QVERIFY(QFile::resize(path("folder/") + large, most - others)); // with holes
    const auto whole = unpack(path("folder"));
    QVERIFY2(whole, qPrintable(whole ? QString() : whole.error().message));
    QCOMPARE(most == limits::maxPackageBytes ? whole->bytes : whole->frontendBytes, most);
    QVERIFY(QDir(path("target")).removeRecursively());
    QVERIFY(QDir().mkpath(path("target")));
    QVERIFY(QFile::resize(path("folder/") + large, most - others + 1));
    QCOMPARE(refusal(path("folder")), std::optional(Refusal::TooLarge));
}

void TestPackage::stopsAtBomb_data()
{
    QTest::addColumn<quint32>("claimedSize");
    QTest::addColumn<Refusal>("expected");
    QTest::newRow("that says so") << quint32(bombBytes) << Refusal::TooLarge;
    QTest::newRow("that says that it is small") << 100U << Refusal::NotAPackage;
}

void TestPackage::stopsAtBomb()
{
    QFETCH(quint32, claimedSize);
    QFETCH(Refusal, expected);
    SampleManifest manifest;
    manifest.entry = QStringLiteral("dist/index.html");
    RawEntry bomb = entry("bomb", QByteArray(bombBytes, '\0'));
    bomb.isDeflated = true;
    bomb.claimedSize = claimedSize;
    bomb.claimedCrc = 0;
    std::vector<RawEntry> entries = entriesOf(sampleFiles(manifest));
    entries.push_back(bomb);
    const QByteArray bytes = rawZip(entries);
    QVERIFY(bytes.size() < limits::mebibyte);
    QVERIFY(writeZip(bytes));
    QCOMPARE(refusal(path("p.zip")), std::optional(expected));
    QVERIFY(QFileInfo(path("target/bomb")).size() <= limits::maxPackageBytes);
}

void TestPackage::frontendIsTheFolderOfTheEntry()
{
    SampleManifest manifest;
    manifest.entry = QStringLiteral("js/index.html");
    QVERIFY(writeFiles(path("folder"), sampleFiles(manifest)));
    const auto unpacked = unpack(path("folder"));
    QVERIFY(unpacked);
    const FileMap files = sampleFiles(manifest);
    QCOMPARE(unpacked->frontendBytes,
        files.value(manifest.entry).size() + files.value(QStringLiteral("js/main.js")).size()
            + files.value(QStringLiteral("js/größe.js")).size());
}

void TestPackage::toleratesTruncation()
{
    std::vector<RawEntry> entries = entriesOf(sampleFiles());
    for (RawEntry& each : entries)
        each.isDeflated = true;
    const QByteArray bytes = rawZip(entries);
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        QVERIFY(writeZip(bytes.left(size)));
        QVERIFY2(refusal(path("p.zip")).has_value(), qPrintable(QString::number(size)));
    }
}

//! A changed byte is refused, or was in a place that says nothing.
void TestPackage::toleratesFlippedBytes()
{
    m_folder = std::make_unique<QTemporaryDir>(quickFolderTemplate());
    QVERIFY(QDir().mkpath(path("target")));
    const FileMap files = sampleFiles();
    std::vector<RawEntry> entries = entriesOf(files);
    for (RawEntry& each : entries)
        each.isDeflated = true;
    const QByteArray bytes = rawZip(entries);
    int refusals = 0;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        for (const char mask : {'\x01', '\x80'}) {
            QByteArray changed = bytes;
            changed[at] = char(changed[at] ^ mask);
            QVERIFY(writeZip(changed));
            const auto unpacked = unpack(path("p.zip"));
            refusals += unpacked ? 0 : 1;
            // The name of a file is under no checksum; what is in it is.
            if (unpacked)
                QCOMPARE(readFiles(path("target")).values().size(), files.values().size());
            if (unpacked && readFiles(path("target")).keys() == files.keys())
                QCOMPARE(readFiles(path("target")), files);
            QVERIFY(QDir(path("target")).removeRecursively());
            QVERIFY(QDir().mkpath(path("target")));
        }
    }
    QVERIFY(refusals > bytes.size() / 2);
}

//! Or libzip would take memory for as many entries as an archive says it has.
void TestPackage::boundsListOfArchive()
{
    constexpr qsizetype end64Size = 56;
    const auto number = [](quint64 value, int size) {
        QByteArray bytes;
        for (int i = 0; i < size; ++i)
            bytes += char(value >> (8 * i) & 0xff);
        return bytes;
    };
    const QByteArray plain = rawZip(entriesOf(sampleFiles()));
    const qsizetype endAt = plain.lastIndexOf("PK\5\6");
    const QByteArray body = plain.left(endAt);
    for (const quint64 entries : {quint64(5), quint64(1) << 27, quint64(1) << 40}) {
        const QByteArray end64 = "PK\6\6" + number(44, 8) + number(20, 2) + number(20, 2)
            + number(0, 4) + number(0, 4) + number(entries, 8) + number(entries, 8)
            + plain.mid(endAt + 12, 4) + number(0, 4) + plain.mid(endAt + 16, 4) + number(0, 4);
        QCOMPARE(end64.size(), end64Size);
        const QByteArray locator
            = "PK\6\7" + number(0, 4) + number(quint64(body.size()), 8) + number(1, 4);
        QVERIFY(writeZip(body + end64 + locator + plain.mid(endAt)));
        if (entries == 5)
            QVERIFY(unpack(path("p.zip")));
        else
            QCOMPARE(refusal(path("p.zip")), std::optional(Refusal::TooManyFiles));
        QVERIFY(QDir(path("target")).removeRecursively());
        QVERIFY(QDir().mkpath(path("target")));
    }
}

//! The folder changes between the look at it and the copy.
void TestPackage::readsNoLinkThatComesLater()
{
    QVERIFY(writeFiles(path("folder"), sampleFiles()));
    QVERIFY(writeFile(path("secret"), "secret"));
    bool isChanged = false;
    const auto unpacked = unpack(path("folder"), [&](qint64, qint64) {
        if (!std::exchange(isChanged, true)) {
            for (const char* const name : {"folder/index.html", "folder/js/main.js"}) {
                QFile::remove(path(name));
                QFile::link(path("secret"), path(name));
            }
        }
        return true;
    });
    QVERIFY(isChanged);
    QVERIFY(!unpacked);
    for (const QByteArray& data : readFiles(path("target")))
        QVERIFY(data != "secret");
}

void TestPackage::reportsProgress()
{
    FileMap files = sampleFiles();
    files.insert(QStringLiteral("big"), QByteArray(500'000, 'b'));
    QVERIFY(writeFiles(path("folder"), files));
    QList<qint64> steps;
    qint64 total = 0;
    const auto unpacked = unpack(path("folder"), [&](qint64 done, qint64 all) {
        steps << done;
        total = all;
        return true;
    });
    QVERIFY(unpacked);
    QVERIFY(steps.size() >= 500'000 / (64 * 1024));
    QVERIFY(std::is_sorted(steps.begin(), steps.end()));
    QCOMPARE(steps.last(), unpacked->bytes);
    QCOMPARE(total, unpacked->bytes);
}

void TestPackage::cancels()
{
    QVERIFY(writeFiles(path("folder"), sampleFiles()));
    int calls = 0;
    const auto unpacked = unpack(path("folder"), [&calls](qint64, qint64) { return ++calls < 2; });
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().refusal, Refusal::Canceled);
    QCOMPARE(calls, 2);
}

QTEST_GUILESS_MAIN(TestPackage)
#include "tst_package.moc"
