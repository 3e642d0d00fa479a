#include "app/package/packer.h"
#include "app/package/sha256.h"
#include "app/package/signature.h"
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

using Entries = std::vector<RawEntry>;

// By the APPNOTE, 4.4.2.2.
constexpr quint8 fat = 0;
constexpr quint8 ntfs = 10;
constexpr quint32 folderAttributes = 040755U << 16 | 0x10;

const QByteArray appleDouble("\0\5\x16\7\0\2\0\0Mac OS X        ", 24);

RawEntry entry(const QByteArray& name, const QByteArray& data = "x")
{
    RawEntry made;
    made.name = name;
    made.data = data;
    if (name.endsWith('/')) {
        made.data.clear();
        made.attributes = folderAttributes;
    }
    return made;
}

//! The sample's files below \a top, and \a more as they are.
Entries sampleIn(const QByteArray& top, const QByteArrayList& more = {})
{
    Entries entries = entriesOf(sampleFiles());
    for (RawEntry& each : entries)
        each.name = top + each.name;
    for (const QByteArray& name : more)
        entries.push_back(entry(name, appleDouble));
    return entries;
}

Entries with(Entries entries, const RawEntry& more)
{
    entries.push_back(more);
    return entries;
}

//! As the Finder compresses the folder `clock`.
Entries finderEntries()
{
    Entries entries = sampleIn("clock/",
        {"__MACOSX/", "__MACOSX/clock/", "__MACOSX/clock/._resource.json",
            "__MACOSX/clock/._index.html", "clock/.DS_Store", "__MACOSX/clock/._.DS_Store",
            "__MACOSX/._clock"});
    entries.insert(entries.begin(), {entry("clock/"), entry("clock/js/")});
    for (RawEntry& each : entries) {
        each.flags = 0; // its names are UTF-8 all the same
        each.isStreamed = !each.name.endsWith('/');
        each.isDeflated = each.isStreamed;
    }
    return entries;
}

//! As PowerShell 5 writes it.
Entries powerShellEntries(const QByteArray& top, quint8 system = fat)
{
    Entries entries = sampleIn(top);
    RawEntry empty = entry(top + "empty\\", {});
    entries.push_back(empty);
    for (RawEntry& each : entries) {
        each.name.replace('/', '\\');
        each.attributes = 0;
        each.system = system;
    }
    return entries;
}

//! As a tool writes it that has names in the old encoding of DOS, and in Unicode beside them.
Entries unicodeFieldEntries()
{
    Entries entries = sampleIn({});
    for (RawEntry& each : entries) {
        const QByteArray unicode = each.name;
        each.name.replace("\xc3\xb6", "\x94");
        each.name.replace("\xc3\x9f", "\xe1");
        each.flags = 0;
        each.system = fat;
        each.extra = unicodeNameField(each.name, unicode);
    }
    return entries;
}

QByteArray deepName(qsizetype count)
{
    return QByteArray("a/").repeated(count - 1) + 'a';
}

std::vector<PackageFile> listOf(const FileMap& files)
{
    std::vector<PackageFile> list;
    for (auto file = files.begin(); file != files.end(); ++file)
        list.push_back({file.key(), file.value().size(), Sha256::of(file.value())});
    return list;
}

//! \a files, and a signature that covers them.
FileMap signedFiles(FileMap files, const SigningKey& key)
{
    const auto loaded
        = parseManifest(files.value(QStringLiteral("resource.json")), QStringLiteral("m"));
    const auto text = makeSignature(loaded->manifest, listOf(files), key);
    files.insert(QLatin1String(signatureFile), *text);
    return files;
}

} // namespace

//! Packages as ordinary tools make them, and what two programs would read in two ways.
class TestArchiveForms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void installs_data();
    void installs();
    void says_data();
    void says();
    void refuses_data();
    void refuses();
    void leavesTheSameOutOfFoldersAndArchives();
    void leavesOutWhatCannotBeRead();
    void packsWithoutLeftovers();
    void signatureHoldsWithoutLeftovers();
    void keepsLeftoversThatWereSigned();
    void signsAnewWithoutLeftovers();
    void whatIsInstalledIsCheckedAsItIs();
    void countsLeftovers_data();
    void countsLeftovers();
    void findsTheEntryInOtherNormalization();
    void entryMayBeNoLeftover();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    Result<PackageSummary, PackageError> unpack(const QString& source);
    Result<PackageSummary, PackageError> unpack(const Entries& entries, const RawFrame& frame = {});
    FileMap unpacked() const { return readFiles(path("target")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_sampleDigest;
};

void TestArchiveForms::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    const auto sample = unpack(entriesOf(sampleFiles()));
    QVERIFY(sample);
    m_sampleDigest = sample->digest;
}

//! Into an empty target.
Result<PackageSummary, PackageError> TestArchiveForms::unpack(const QString& source)
{
    QDir(path("target")).removeRecursively();
    QDir().mkpath(path("target"));
    return unpackPackage(source, path("target"));
}

Result<PackageSummary, PackageError> TestArchiveForms::unpack(
    const Entries& entries, const RawFrame& frame)
{
    writeFile(path("p.zip"), rawZip(entries, frame));
    return unpack(path("p.zip"));
}

void TestArchiveForms::installs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("warnings");
    const auto row = [](const char* name, const Entries& entries, const RawFrame& frame = {}) {
        QTest::newRow(name) << rawZip(entries, frame) << 0;
    };
    const auto leftOut = [](const char* name, const Entries& entries) {
        QTest::newRow(name) << rawZip(entries) << 1;
    };
    leftOut("the Finder's folder", finderEntries());
    leftOut("the Finder's items",
        sampleIn({}, {"__MACOSX/", "__MACOSX/._resource.json", "__MACOSX/js/._main.js"}));
    leftOut("files of the Finder beside the folder",
        sampleIn("clock/", {".DS_Store", "._clock", "__MACOSX/._clock"}));
    leftOut("a folder with an icon of its own", sampleIn("clock/", {"clock/Icon\r"}));
    leftOut("files of Windows", sampleIn({}, {"js/Thumbs.db", "Desktop.ini", "ehthumbs.db"}));
    leftOut("a drive of Windows",
        sampleIn("clock/", {"$RECYCLE.BIN/S-1-5/desktop.ini", "System Volume Information/x"}));
    leftOut("downloads of Windows", sampleIn({}, {"index.html:Zone.Identifier"}));
    leftOut("files of KDE", sampleIn({}, {".directory", "js/.directory"}));
    leftOut("a drive of Linux", sampleIn("clock/", {".Trash-1000/files/a", "lost+found/#1"}));
    leftOut("leftovers with the names of files",
        sampleIn({}, {"__MACOSX/index.html", "__MACOSX/INDEX.html"}));
    leftOut("a leftover twice", sampleIn({}, {".DS_Store", ".DS_Store", ".ds_store"}));
    leftOut("a leftover with a manifest", sampleIn("clock/", {"__MACOSX/resource.json"}));
    leftOut("a deep leftover", sampleIn({}, {"__MACOSX/" + deepName(limits::maxPackageDepth)}));
    leftOut("a leftover with a long name",
        sampleIn({}, {"._" + QByteArray(limits::maxPackageNameBytes, 'a')}));
    RawEntry odd = entry("__MACOSX/\x94");
    odd.flags = 0;
    leftOut("a leftover that is not UTF-8", with(sampleIn({}), odd));
    odd = entry("__MACOSX/odd");
    odd.method = 12;
    leftOut("a leftover with another compression", with(sampleIn({}), odd));
    odd = entry("__MACOSX/link");
    odd.attributes = 0120777U << 16;
    leftOut("a leftover that is a link", with(sampleIn({}), odd));
    odd = entry("__MACOSX/bomb", QByteArray(100'000, '\0'));
    odd.isDeflated = true;
    odd.claimedSize = 0xfffffffe;
    leftOut("a leftover that says it is large", with(sampleIn({}), odd));
    row("folders of leftovers", sampleIn({}, {"__MACOSX/", "js/__MACOSX/"}));
    row("./ by the tar of Windows", sampleIn("./", {"./", "./js/"}));
    row("./ before the folder", sampleIn("./clock/", {"./clock/"}));
    row("./ after the folder", sampleIn("clock/./", {"clock/./", "clock/./js/"}));
    row("./ in some names", with(sampleIn({}), entry("././more/./")));
    row("a folder without files beside", sampleIn("clock/", {"js/", "other/"}));
    row("PowerShell 5", powerShellEntries({}));
    row("PowerShell 5, in a folder", powerShellEntries("clock\\"));
    row("backslashes of NTFS", powerShellEntries({}, ntfs));
    row("names in Info-ZIP's field", unicodeFieldEntries());
    Entries entries = sampleIn({});
    for (RawEntry& each : entries)
        each.flags = 0;
    row("UTF-8 that does not say so", entries);
    entries = sampleIn({});
    for (RawEntry& each : entries)
        each.isStreamed = true;
    row("streamed and stored", entries);
    RawEntry plain = entry("js/");
    plain.attributes = 0100644U << 16;
    row("a folder with the mode of a file", with(sampleIn({}), plain));
    plain.attributes = 0;
    plain.system = fat;
    row("a folder without attributes", with(sampleIn({}), plain));
    row("a comment", sampleIn({}), {{}, QByteArray(40, 'c'), {}});
    row("zeros after the end", sampleIn({}), {{}, {}, QByteArray(9000, '\0')});
    row("a line feed after a comment", sampleIn({}), {{}, "made by", "\r\n"});
}

void TestArchiveForms::installs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, warnings);
    QVERIFY(writeFile(path("p.zip"), bytes));
    const auto summary = unpack(path("p.zip"));
    QVERIFY2(summary, qPrintable(summary ? QString() : summary.error().message));
    QCOMPARE(unpacked(), sampleFiles());
    QCOMPARE(summary->digest, m_sampleDigest);
    QCOMPARE(summary->warnings.size(), warnings);
}

void TestArchiveForms::says_data()
{
    QTest::addColumn<QByteArrayList>("names");
    QTest::addColumn<QString>("sentence");
    const QString start = QStringLiteral("left out what the system put beside the files: ");
    QTest::newRow("one") << QByteArrayList{".DS_Store"} << start + QStringLiteral("\".DS_Store\"");
    QTest::newRow("three, in their order") << QByteArrayList{"js/._b", "js/._a",
        "Thumbs.db"} << start + QStringLiteral("\"Thumbs.db\", \"js/._a\", \"js/._b\"");
    QTest::newRow("five") << QByteArrayList{"._1", "._2", "._3", "._4", "._5"}
                          << start + QStringLiteral("\"._1\", \"._2\", \"._3\" and 2 more");
    QTest::newRow("with a line break in it")
        << QByteArrayList{"Icon\r"} << start + QStringLiteral("\"Icon\\u000d\"");
    QTest::newRow("long") << QByteArrayList{"._" + QByteArray(3000, 'a')}
                          << start + QStringLiteral("\"._") + QString(118, u'a')
            + QStringLiteral("…\"");
}

void TestArchiveForms::says()
{
    QFETCH(QByteArrayList, names);
    QFETCH(QString, sentence);
    const auto summary = unpack(sampleIn({}, names));
    QVERIFY(summary);
    QCOMPARE(summary->warnings, QStringList{sentence});
}

//! What is refused, and which file the refusal names.
void TestArchiveForms::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Refusal>("expected");
    QTest::addColumn<QString>("named");
    const auto row
        = [](const char* name, const Entries& entries, Refusal expected, const char* named) {
              QTest::newRow(name) << rawZip(entries) << expected << QString::fromUtf8(named);
          };
    row("a leftover outside", sampleIn({}, {"__MACOSX/../../x"}), Refusal::BadPath,
        "__MACOSX/../../x");
    row("a leftover at the root", sampleIn({}, {"/.DS_Store"}), Refusal::BadPath, "/.DS_Store");
    row("outside, after ./", sampleIn({}, {"./../x"}), Refusal::BadPath, "../x");
    row("a drive after ./", sampleIn({}, {"./C:/x"}), Refusal::BadPath, "C:/x");
    row("the same with ./ and without", sampleIn({}, {"./index.html"}), Refusal::NameCollision,
        "index.html");
    row("a file called .", sampleIn({}, {"js/."}), Refusal::BadPath, "js/.");
    Entries entries = powerShellEntries({});
    row("both separators, the same file", with(entries, entry("js/main.js")), Refusal::BadPath,
        "js\\");
    row("both separators", with(entries, entry("js/b")), Refusal::BadPath, "js\\");
    RawEntry both = entry("js\\a/b");
    both.system = fat;
    row("both separators in one name", with(sampleIn({}), both), Refusal::BadPath, "js\\a/b");
    both = entry("..\\x");
    both.system = fat;
    row("outside, by backslashes", with(entries, both), Refusal::BadPath, "../x");
    both.name = "index.html";
    row("the same twice, with backslashes", with(entries, both), Refusal::NameCollision,
        "index.html");
    entries = powerShellEntries({});
    for (RawEntry& each : entries)
        each.system = 3;
    row("backslashes of Unix", entries, Refusal::BadPath, "js\\");
    row("the old encoding of DOS", sampleIn({}, {"gr\x94\xe1\x65"}), Refusal::BadPath, "gr");
    RawEntry two = entry("js/a.js");
    two.extra = unicodeNameField(two.name, "js/b.js");
    row("two names for one file", with(sampleIn({}), two), Refusal::BadPath, "js/b.js");
    two.name = "gr\x94.js";
    two.extra = unicodeNameField(two.name, "../x");
    row("outside, in Info-ZIP's field", with(sampleIn({}), two), Refusal::BadPath, "../x");
    two.extra = unicodeNameField("other", "js/b.js");
    row("the field of another name", with(sampleIn({}), two), Refusal::BadPath, "gr");
    two = entry("js/a.js");
    two.localName = "js/b.js";
    row("another name before the data", with(sampleIn({}), two), Refusal::NotAPackage, "js/a.js");
    RawEntry link = entry("js/link");
    link.attributes = 0120777U << 16;
    row("a link", with(sampleIn({}), link), Refusal::BadFileType, "js/link");
    RawEntry folder = entry("folder");
    folder.attributes = 0x10;
    folder.system = fat;
    row("a folder without a slash", with(sampleIn({}), folder), Refusal::BadFileType, "folder");
    RawEntry secret = entry("js/secret");
    secret.flags |= 1;
    row("encrypted", with(sampleIn({}), secret), Refusal::Unsupported, "js/secret");
    Entries twice = sampleIn("a/");
    const Entries second = sampleIn("b/");
    twice.insert(twice.end(), second.begin(), second.end());
    row("two resources", twice, Refusal::BadManifest, "\"a\" and \"b\"");
    row("a file beside the folder", sampleIn("clock/", {"readme"}), Refusal::BadManifest, "readme");
    row("too deep", sampleIn("a/b/"), Refusal::BadManifest, "a/b");
    row("a manifest with another name", {entry("clock/Resource.json.txt"), entry("index.html")},
        Refusal::BadManifest, "clock/Resource.json.txt");
    const auto framed = [](const char* name, const RawFrame& frame, Refusal expected) {
        QTest::newRow(name) << rawZip(sampleIn({}), frame) << expected << QStringLiteral("p.zip");
    };
    framed("a program in front", {"MZ program", {}, {}}, Refusal::NotAPackage);
    const QByteArray other = rawZip({entry("resource.json", "{}")});
    framed("an end in the comment", {{}, other.right(22), {}}, Refusal::NotAPackage);
    framed("an end in the comment, and bytes after it", {{}, other.right(22) + "more", {}},
        Refusal::NotAPackage);
    QByteArray cut = rawZip(sampleIn({}), {{}, "comment", {}});
    cut.chop(1);
    QTest::newRow("a comment that is cut off")
        << cut << Refusal::NotAPackage << QStringLiteral("p.zip");
    QByteArray part = rawZip(sampleIn({}));
    part[part.size() - 18] = 1;
    QTest::newRow("a part") << part << Refusal::Unsupported << QStringLiteral("p.zip");
}

void TestArchiveForms::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Refusal, expected);
    QFETCH(QString, named);
    QVERIFY(writeFile(path("p.zip"), bytes));
    const auto summary = unpack(path("p.zip"));
    QVERIFY(!summary);
    QCOMPARE(summary.error().refusal, expected);
    const QString& message = summary.error().message;
    QVERIFY2(message.contains(named), qPrintable(message));
    QVERIFY2(message.contains(u';'), qPrintable(message)); // what to do
    QCOMPARE(unpacked(), FileMap());
}

void TestArchiveForms::leavesTheSameOutOfFoldersAndArchives()
{
    FileMap files = sampleFiles();
    for (const char* const name : {".DS_Store", "js/.DS_Store", "js/._main.js", "Thumbs.db",
             "__MACOSX/js/._main.js", "index.html:Zone.Identifier", ".directory"})
        files.insert(QLatin1String(name), "x");
    // The author's own.
    for (const char* const name : {".git/config", "node_modules/a/index.js", "a~", ".a.swp"})
        files.insert(QLatin1String(name), "x");
    QVERIFY(writeFiles(path("folder"), files));
    const auto ofFolder = unpack(path("folder"));
    QVERIFY(ofFolder);
    const FileMap left = unpacked();
    QCOMPARE(left.size(), sampleFiles().size() + 4);
    const auto ofArchive = unpack(entriesOf(files));
    QVERIFY(ofArchive);
    QCOMPARE(unpacked(), left);
    QCOMPARE(ofArchive->digest, ofFolder->digest);
    QCOMPARE(ofArchive->warnings, ofFolder->warnings);
    QCOMPARE(ofFolder->warnings.size(), 1);
    const auto packed = packFolder(path("folder"), path("p.rpk"));
    QVERIFY(packed);
    QCOMPARE(packed->digest, ofFolder->digest);
    QCOMPARE(packed->warnings, ofFolder->warnings);
}

void TestArchiveForms::leavesOutWhatCannotBeRead()
{
    QVERIFY(writeFiles(path("folder"), sampleFiles()));
    QVERIFY(QDir().mkpath(path("folder/.Trashes/deep")));
    QVERIFY(::symlink("/", QFile::encodeName(path("folder/._link")).constData()) == 0);
    QVERIFY(::mkfifo(QFile::encodeName(path("folder/js/._fifo")).constData(), 0644) == 0);
    const QByteArray closed = QFile::encodeName(path("folder/.Trashes"));
    QVERIFY(::chmod(closed.constData(), 0) == 0);
    const auto summary = unpack(path("folder"));
    QVERIFY(::chmod(closed.constData(), 0755) == 0);
    QVERIFY2(summary, qPrintable(summary ? QString() : summary.error().message));
    QCOMPARE(unpacked(), sampleFiles());
}

void TestArchiveForms::packsWithoutLeftovers()
{
    QVERIFY(writeFiles(path("folder"), sampleFiles()));
    QVERIFY(packFolder(path("folder"), path("plain.rpk")));
    QVERIFY(writeFile(path("folder/js/.DS_Store"), "x"));
    const auto packed = packFolder(path("folder"), path("p.rpk"));
    QVERIFY(packed);
    QCOMPARE(packed->warnings.size(), 1);
    QFile plain(path("plain.rpk"));
    QFile file(path("p.rpk"));
    QVERIFY(plain.open(QIODevice::ReadOnly) && file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), plain.readAll());
}

void TestArchiveForms::signatureHoldsWithoutLeftovers()
{
    const SigningKey key = SigningKey::generate();
    const FileMap files = signedFiles(sampleFiles(), key);
    Entries entries = entriesOf(files);
    entries.push_back(entry(".DS_Store"));
    const auto summary = unpack(entries);
    QVERIFY(summary);
    QCOMPARE(summary->publisher, std::optional(key.publicKey()));
    QCOMPARE(unpacked(), files);
    QCOMPARE(summary->digest, m_sampleDigest);
    QCOMPARE(summary->warnings.size(), 1);
    entries.push_back(entry("js/more.js"));
    const auto changed = unpack(entries);
    QVERIFY(!changed);
    QCOMPARE(changed.error().refusal, Refusal::BadSignature);
}

//! As an older program signed it. Only what was not signed is left out.
void TestArchiveForms::keepsLeftoversThatWereSigned()
{
    const SigningKey key = SigningKey::generate();
    FileMap files = sampleFiles();
    files.insert(QStringLiteral("js/.DS_Store"), "signed");
    files.insert(QStringLiteral("__MACOSX/js/._main.js"), "signed");
    files = signedFiles(files, key);
    Entries entries = entriesOf(files);
    for (RawEntry& each : entries)
        each.name.prepend("clock/");
    entries.push_back(entry("clock/Thumbs.db"));
    const auto summary = unpack(entries);
    QVERIFY2(summary, qPrintable(summary ? QString() : summary.error().message));
    QCOMPARE(summary->publisher, std::optional(key.publicKey()));
    QCOMPARE(unpacked(), files);
    QCOMPARE(summary->warnings.size(), 1);
    const auto checked = checkUnpacked(path("target"));
    QVERIFY(checked);
    QCOMPARE(checked->digest, summary->digest);
    QVERIFY(writeFiles(path("folder"), files));
    QVERIFY(writeFile(path("folder/Thumbs.db"), "x"));
    const auto packed = packFolder(path("folder"), path("p.rpk"));
    QVERIFY(packed);
    QCOMPARE(packed->digest, summary->digest);
    QCOMPARE(packed->publisher, summary->publisher);
    files.insert(QStringLiteral("js/.DS_Store"), "other");
    const auto changed = unpack(entriesOf(files));
    QVERIFY(!changed);
    QCOMPARE(changed.error().refusal, Refusal::BadSignature);
    files.remove(QStringLiteral("js/.DS_Store"));
    const auto missing = unpack(entriesOf(files));
    QVERIFY(!missing);
    QCOMPARE(missing.error().refusal, Refusal::BadSignature);
}

void TestArchiveForms::signsAnewWithoutLeftovers()
{
    const SigningKey key = SigningKey::generate();
    FileMap files = sampleFiles();
    files.insert(QStringLiteral("js/.DS_Store"), "signed");
    QVERIFY(writeFiles(path("folder"), signedFiles(files, key)));
    const auto packed = packFolder(path("folder"), path("p.rpk"), {&key});
    QVERIFY(packed);
    QCOMPARE(packed->digest, m_sampleDigest);
    QCOMPARE(packed->publisher, std::optional(key.publicKey()));
    QCOMPARE(packed->warnings.size(), 1);
}

//! Also what an older program has installed with leftovers.
void TestArchiveForms::whatIsInstalledIsCheckedAsItIs()
{
    FileMap files = sampleFiles();
    files.insert(QStringLiteral("js/.DS_Store"), "x");
    QVERIFY(writeFiles(path("folder"), files));
    const auto checked = checkUnpacked(path("folder"));
    QVERIFY(checked);
    QCOMPARE(checked->files, int(files.size()));
    QVERIFY(checked->digest != m_sampleDigest);
    QCOMPARE(checked->warnings, QStringList());
}

void TestArchiveForms::countsLeftovers_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("files") << QByteArray("__MACOSX/._%1");
    QTest::newRow("folders") << QByteArray("__MACOSX/%1/");
}

void TestArchiveForms::countsLeftovers()
{
    QFETCH(QByteArray, pattern);
    for (const qsizetype count : {limits::maxPackageLeftovers, limits::maxPackageLeftovers + 1}) {
        QByteArrayList names;
        for (qsizetype i = 0; i < count; ++i)
            names << QString::fromLatin1(pattern).arg(i).toLatin1();
        const auto summary = unpack(sampleIn({}, names));
        QCOMPARE(bool(summary), count == limits::maxPackageLeftovers);
        if (!summary)
            QCOMPARE(summary.error().refusal, Refusal::TooManyFiles);
    }
}

//! The manifest has what an editor writes, the archive what macOS writes.
void TestArchiveForms::findsTheEntryInOtherNormalization()
{
    SampleManifest manifest;
    manifest.entry = QStringLiteral("größe/index.html");
    Entries entries = entriesOf(sampleFiles(manifest));
    for (RawEntry& each : entries)
        each.name = QString::fromUtf8(each.name).normalized(QString::NormalizationForm_D).toUtf8();
    const auto summary = unpack(entries);
    QVERIFY2(summary, qPrintable(summary ? QString() : summary.error().message));
    QCOMPARE(summary->frontendBytes, sampleFiles(manifest).value(manifest.entry).size());
}

void TestArchiveForms::entryMayBeNoLeftover()
{
    SampleManifest manifest;
    manifest.entry = QStringLiteral("._index.html");
    const auto summary = unpack(entriesOf(sampleFiles(manifest)));
    QVERIFY(!summary);
    QCOMPARE(summary.error().refusal, Refusal::BadManifest);
    QVERIFY(summary.error().message.contains(QLatin1String("._index.html")));
}

QTEST_GUILESS_MAIN(TestArchiveForms)
#include "tst_archive_forms.moc"
