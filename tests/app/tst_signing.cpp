#include "app/package/package.h"
#include "app/package/packer.h"
#include "app/package/signature.h"
#include "app/package/signing_key.h"
#include "bridge/core/json.h"
#include "tests/support/sample_package.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QString signatureName = QLatin1String(signatureFile);

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

uint modeOf(const QString& path)
{
    struct stat status { };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

//! Keys, and what a signature covers.
class TestSigning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesAndLoadsKeys();
    void secretIsForTheUserOnly();
    void overwritesNoKey();
    void refusesKeyFiles_data();
    void refusesKeyFiles();
    void fingerprintIsStable();
    void canonicalTextIsStable();
    void opensslVerifiesIt();
    void acceptsWhatWasSigned();
    void refusesChanges_data();
    void refusesChanges();
    void refusesOtherSignatures_data();
    void refusesOtherSignatures();

private:
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    //! Makes `signed/`, a folder that is signed.
    bool makeSigned(const SigningKey& key) const;
    Result<PackageSummary, PackageError> unpack() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSigning::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("target")));
}

bool TestSigning::makeSigned(const SigningKey& key) const
{
    return writeFiles(path("folder"), sampleFiles())
        && packFolder(path("folder"), path("p.rpk"), {&key}) && QDir().mkpath(path("signed"))
        && unpackPackage(path("p.rpk"), path("signed"));
}

Result<PackageSummary, PackageError> TestSigning::unpack() const
{
    return unpackPackage(path("signed"), path("target"));
}

void TestSigning::savesAndLoadsKeys()
{
    const SigningKey key = SigningKey::generate();
    QVERIFY(key.save(path("key")));
    const auto loaded = SigningKey::load(path("key"));
    QVERIFY(loaded);
    QCOMPARE(loaded->publicKey(), key.publicKey());
    QCOMPARE(loaded->sign("message"), key.sign("message"));
    QCOMPARE(loadPublicKey(path("key.pub")).value(), key.publicKey());
    QCOMPARE(loadPublicKey(path("key")).value(), key.publicKey());
    QVERIFY(SigningKey::generate().publicKey() != key.publicKey());
    QVERIFY(!contents(path("key.pub")).contains(contents(path("key")).mid(24, 64)));
}

void TestSigning::secretIsForTheUserOnly()
{
    const mode_t before = ::umask(0);
    const bool isSaved(SigningKey::generate().save(path("key")));
    ::umask(before);
    QVERIFY(isSaved);
    QCOMPARE(modeOf(path("key")), 0600U);
    QCOMPARE(modeOf(path("key.pub")), 0644U);
}

void TestSigning::overwritesNoKey()
{
    for (const char* const existing : {"key", "key.pub"}) {
        QVERIFY(writeFile(path(existing), "mine"));
        const auto saved = SigningKey::generate().save(path("key"));
        QVERIFY(!saved);
        QCOMPARE(saved.error().refusal, Refusal::BadKey);
        QCOMPARE(contents(path(existing)), QByteArray("mine"));
        QVERIFY(QFile::remove(path(existing)));
        QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("key*")}).isEmpty());
    }
    QVERIFY(QFile::link(path("elsewhere"), path("key")));
    QVERIFY(!SigningKey::generate().save(path("key")));
    QVERIFY(!QFile::exists(path("elsewhere")));
    const auto saved = SigningKey::generate().save(path("no/such/folder/key"));
    QVERIFY(!saved);
    QCOMPARE(saved.error().refusal, Refusal::WriteFailed);
}

void TestSigning::refusesKeyFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray head = "portcullis-secret-key 1\n";
    const QByteArray digits(64, 'a');
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only a head") << head;
    QTest::newRow("too short") << head + digits.chopped(1) + '\n';
    QTest::newRow("too long") << head + digits + "a\n";
    QTest::newRow("no digits") << head + QByteArray(64, 'x') + '\n';
    QTest::newRow("one that is no digit") << head + digits.chopped(1) + "x\n";
    QTest::newRow("another version") << "portcullis-secret-key 2\n" + digits + '\n';
    QTest::newRow("a public key") << "portcullis-public-key 1\n" + digits + '\n';
    QTest::newRow("much more") << head + digits + QByteArray(10'000, '\n') + 'x';
}

void TestSigning::refusesKeyFiles()
{
    QFETCH(QByteArray, text);
    QVERIFY(writeFile(path("key"), text));
    const auto loaded = SigningKey::load(path("key"));
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().refusal, Refusal::BadKey);
    QVERIFY(!loaded.error().message.contains(QStringLiteral("aaaa")));
    QCOMPARE(SigningKey::load(path("none")).error().refusal, Refusal::NotFound);
}

void TestSigning::fingerprintIsStable()
{
    const auto key = PublicKey::fromText(QString(64, u'0'));
    QVERIFY(key);
    // printf '%064d' 0 | xxd -r -p | sha256sum
    QCOMPARE(key->fingerprint(), QStringLiteral("6668-7aad-f862-bd77-6c8f-c18b-8e9f-8e20"));
    QVERIFY(!PublicKey::fromText(QString(62, u'0')));
    QVERIFY(!PublicKey::fromText(QString(63, u'0') + u'x'));
    QVERIFY(!PublicKey::fromText(QString(64, u'0') + u' '));
}

//! Others sign and verify the same bytes: changing them is changing the format.
void TestSigning::canonicalTextIsStable()
{
    Manifest manifest;
    manifest.id = QStringLiteral("com.example.clock");
    manifest.version = QStringLiteral("1.0.0");
    const std::vector<PackageFile> files{{QStringLiteral("js/größe.js"), 3, QByteArray(32, '\1')},
        {signatureName, 7, QByteArray(32, '\3')}, {QStringLiteral("a b"), 0, QByteArray(32, '\2')},
        {QStringLiteral("js/a"), 10, QByteArray(32, '\4')}};
    QCOMPARE(canonicalText(manifest, files),
        "portcullis-package 1\nid com.example.clock\nversion 1.0.0\nfiles 3\n"
            + QByteArray("02").repeated(32) + " 0 a b\n" + QByteArray("04").repeated(32)
            + " 10 js/a\n" + QByteArray("01").repeated(32) + " 3 js/größe.js\n");
}

//! Not by our own means, but by what docs/packages.md says.
void TestSigning::opensslVerifiesIt()
{
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (openssl.isEmpty())
        QSKIP("openssl is not installed");
    const SigningKey key = SigningKey::generate();
    QVERIFY(makeSigned(key));
    const QByteArray text = contents(path("signed/") + signatureName);
    const Json json = Json::parse(text.begin(), text.end());
    QByteArray lines = "portcullis-package 1\nid com.example.clock\nversion 1.0.0\nfiles "
        + QByteArray::number(sampleFiles().size()) + '\n';
    const FileMap files = sampleFiles(); // which are in the order of their paths
    for (auto file = files.begin(); file != files.end(); ++file)
        lines += QCryptographicHash::hash(file.value(), QCryptographicHash::Sha256).toHex() + ' '
            + QByteArray::number(file.value().size()) + ' ' + file.key().toUtf8() + '\n';
    const auto hex = [&json](const char* name) {
        return QByteArray::fromHex(QByteArray::fromStdString(json[name].get<std::string>()));
    };
    // RFC 8410, section 4.
    const QByteArray before = QByteArray::fromHex("302a300506032b6570032100");
    QVERIFY(writeFile(path("key.der"), before + hex("publicKey")));
    QVERIFY(writeFile(path("signature"), hex("signature")));
    const QStringList arguments{QStringLiteral("pkeyutl"), QStringLiteral("-verify"),
        QStringLiteral("-pubin"), QStringLiteral("-keyform"), QStringLiteral("DER"),
        QStringLiteral("-inkey"), path("key.der"), QStringLiteral("-rawin"), QStringLiteral("-in"),
        path("text"), QStringLiteral("-sigfile"), path("signature")};
    QVERIFY(writeFile(path("text"), lines));
    QCOMPARE(QProcess::execute(openssl, arguments), 0);
    QVERIFY(writeFile(path("text"), lines + '\n'));
    QVERIFY(QProcess::execute(openssl, arguments) != 0);
}

void TestSigning::acceptsWhatWasSigned()
{
    const SigningKey key = SigningKey::generate();
    QVERIFY(makeSigned(key));
    const auto unpacked = unpack();
    QVERIFY(unpacked);
    QCOMPARE(unpacked->publisher, std::optional(key.publicKey()));
    QCOMPARE(readFiles(path("target")), readFiles(path("signed")));
    QVERIFY(QFile::remove(path("signed/") + signatureName));
    const auto unsignedSummary = checkUnpacked(path("signed"));
    QVERIFY(unsignedSummary);
    QVERIFY(!unsignedSummary->publisher);
    QCOMPARE(unsignedSummary->digest, unpacked->digest);
}

void TestSigning::refusesChanges_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("change");
    const auto row = [](const char* name, const QString& file, const char* change) {
        QTest::newRow(name) << file << QString::fromLatin1(change);
    };
    row("another file", QStringLiteral("more.js"), "x");
    row("another empty file", QStringLiteral("more.js"), "");
    row("another signature in a folder", QStringLiteral("js/portcullis-signature.json"), "{}");
    row("a file that is gone", QStringLiteral("empty.txt"), "gone");
    row("a file of the same size", QStringLiteral("js/main.js"), "console.log('tock');\n");
    row("a longer file", QStringLiteral("js/main.js"), "console.log('tick');\n\n");
    row("an empty file that is not", QStringLiteral("empty.txt"), " ");
}

void TestSigning::refusesChanges()
{
    QFETCH(QString, file);
    QFETCH(QString, change);
    QVERIFY(makeSigned(SigningKey::generate()));
    if (change == QLatin1String("gone"))
        QVERIFY(QFile::remove(path("signed/") + file));
    else
        QVERIFY(writeFile(path("signed/") + file, change.toUtf8()));
    const auto unpacked = unpack();
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().refusal, Refusal::BadSignature);
    const auto packed = packFolder(path("signed"), path("again.rpk"));
    QVERIFY(!packed);
    QCOMPARE(packed.error().refusal, Refusal::BadSignature);
    QVERIFY(!QFile::exists(path("again.rpk")));
}

void TestSigning::refusesOtherSignatures_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* const kind :
        {"empty", "not JSON", "array", "no format", "other format", "no key", "short key",
            "other key", "no signature", "short signature", "other signature",
            "signature with a letter more", "no files", "files of no list", "entry of no object",
            "file twice", "size of text", "negative size", "larger size", "file too many",
            "file too few", "of another version", "of another id", "key of zeros"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestSigning::refusesOtherSignatures()
{
    QFETCH(QString, kind);
    const SigningKey key = SigningKey::generate();
    QVERIFY(makeSigned(key));
    const QString file = path("signed/") + signatureName;
    const QByteArray text = contents(file);
    Json json = Json::parse(text.begin(), text.end());
    const auto hex = [](const QByteArray& bytes) { return bytes.toHex().toStdString(); };
    QByteArray changed;
    if (kind == QLatin1String("empty"))
        changed = " ";
    else if (kind == QLatin1String("not JSON"))
        changed = text.chopped(3);
    else if (kind == QLatin1String("array"))
        changed = "[]";
    else if (kind == QLatin1String("no format"))
        json.erase("format");
    else if (kind == QLatin1String("other format"))
        json["format"] = 2;
    else if (kind == QLatin1String("no key"))
        json.erase("publicKey");
    else if (kind == QLatin1String("short key"))
        json["publicKey"] = std::string(62, '0');
    else if (kind == QLatin1String("key of zeros"))
        json["publicKey"] = std::string(64, '0');
    else if (kind == QLatin1String("other key"))
        json["publicKey"] = toJson(SigningKey::generate().publicKey().toText());
    else if (kind == QLatin1String("no signature"))
        json.erase("signature");
    else if (kind == QLatin1String("short signature"))
        json["signature"] = json["signature"].get<std::string>().substr(2);
    else if (kind == QLatin1String("other signature"))
        json["signature"] = hex(key.sign("something else"));
    else if (kind == QLatin1String("signature with a letter more"))
        json["signature"] = json["signature"].get<std::string>() + "00";
    else if (kind == QLatin1String("no files"))
        json.erase("files");
    else if (kind == QLatin1String("files of no list"))
        json["files"] = "all";
    else if (kind == QLatin1String("entry of no object"))
        json["files"].push_back("x");
    else if (kind == QLatin1String("file twice"))
        json["files"].push_back(json["files"][0]);
    else if (kind == QLatin1String("size of text"))
        json["files"][0]["size"] = "0";
    else if (kind == QLatin1String("negative size"))
        json["files"][0]["size"] = -1;
    else if (kind == QLatin1String("larger size"))
        json["files"][0]["size"] = json["files"][0]["size"].get<int>() + 1;
    else if (kind == QLatin1String("file too many"))
        json["files"].push_back({{"path", "more"}, {"size", 0}, {"sha256", std::string(64, '0')}});
    else if (kind == QLatin1String("file too few"))
        json["files"].erase(0);
    else { // signed as it should be, for another package
        Manifest other;
        const bool isVersion = kind == QLatin1String("of another version");
        other.id = QLatin1String(isVersion ? "com.example.clock" : "com.example.clocks");
        other.version = QLatin1String(isVersion ? "1.0.1" : "1.0.0");
        std::vector<PackageFile> files;
        for (const Json& entry : json["files"])
            files.push_back({QString::fromStdString(entry["path"]), entry["size"].get<int>(),
                QByteArray::fromHex(
                    QByteArray::fromStdString(entry["sha256"].get<std::string>()))});
        json["signature"] = hex(key.sign(canonicalText(other, files)));
    }
    QVERIFY(writeFile(file, changed.isEmpty() ? toText(json) : changed));
    const auto unpacked = unpack();
    QVERIFY(!unpacked);
    QCOMPARE(unpacked.error().refusal, Refusal::BadSignature);
}

QTEST_GUILESS_MAIN(TestSigning)
#include "tst_signing.moc"
