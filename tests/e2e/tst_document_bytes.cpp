#include "app/engine/schemes.h"
#include "tests/support/document_files.h"
#include "tests/support/engine_test.h"
#include "tests/support/plain_browser.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QWebEngineProfile>

#include <algorithm>

using namespace portcullis;
using namespace portcullis::test;

//! \brief That the content security policy holds in every document, whatever its bytes, and that it
//! changes nothing else about it.
class TestDocumentBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void documentIsAsInAnyBrowser_data();
    void documentIsAsInAnyBrowser();
    void encodingIsThatOfTheBytes_data();
    void encodingIsThatOfTheBytes();

private:
    bool haveAllSpoken() const;
    QStringList lines() const;

    QList<DocumentFile> m_files;
    std::unique_ptr<OpenResource> m_open;
    QWebEngineProfile m_profile; // of a browser without any of our rules
    std::unique_ptr<PlainFiles> m_plainFiles;
    std::unique_ptr<LoggedPage> m_plain;
};

void TestDocumentBytes::initTestCase()
{
    m_files = documentFiles();
    m_open = std::make_unique<OpenResource>(resourceFixture("scripted"), CapabilitySet{},
        Replacements{{"{script}", framesFor(m_files)}}, Settings{}, m_files);
    m_plainFiles = std::make_unique<PlainFiles>(m_open->folder());
    m_profile.installUrlSchemeHandler(schemes::resource, m_plainFiles.get());
    m_plain = std::make_unique<LoggedPage>(&m_profile);
    m_plain->load(
        schemes::resourceUrl(QStringLiteral("com.example.scripted"), QStringLiteral("index.html")));
    QVERIFY(waitFor([this] { return haveAllSpoken(); }, std::chrono::seconds(90)));
}

void TestDocumentBytes::cleanupTestCase()
{
    m_plain.reset();
    m_open.reset();
}

QStringList TestDocumentBytes::lines() const
{
    QStringList all = QString::fromUtf8(m_open->console()).split(u'\n');
    for (QString& line : all)
        line.remove(0, line.indexOf(u' ') + 1);
    return all;
}

//! Both have said what they are and what has failed, and ours what was refused to it.
bool TestDocumentBytes::haveAllSpoken() const
{
    const QStringList ours = lines();
    const QStringList plain = m_plain->lines();
    return std::all_of(m_files.begin(), m_files.end(), [&](const DocumentFile& file) {
        return saidOf(ours, QStringLiteral("enforce"), file.first).size() >= 2
            && !saidOf(ours, QStringLiteral("is"), file.first).isEmpty()
            && !saidOf(plain, QStringLiteral("is"), file.first).isEmpty()
            && !saidOf(plain, QStringLiteral("failed"), file.first).isEmpty();
    });
}

void TestDocumentBytes::documentIsAsInAnyBrowser_data()
{
    QTest::addColumn<QString>("file");
    for (const auto& [name, bytes] : m_files)
        QTest::newRow(qPrintable(name)) << name;
}

void TestDocumentBytes::documentIsAsInAnyBrowser()
{
    QFETCH(QString, file);
    const QStringList expected{QStringLiteral("connect-src"), QStringLiteral("img-src")};
    QCOMPARE(saidOf(lines(), QStringLiteral("enforce"), file), expected);
    QCOMPARE(saidOf(m_plain->lines(), QStringLiteral("enforce"), file), QStringList());
    QCOMPARE(saidOf(lines(), QStringLiteral("is"), file),
        saidOf(m_plain->lines(), QStringLiteral("is"), file));
}

void TestDocumentBytes::encodingIsThatOfTheBytes_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("mode");
    const auto row = [](const char* file, const char* encoding, const char* mode) {
        QTest::newRow(file) << QString::fromLatin1(encoding) << QString::fromLatin1(mode);
    };
    row("utf-16 little-endian with a mark doctype.html", "UTF-16LE", "CSS1Compat");
    row("utf-16 big-endian with a mark doctype.html", "UTF-16BE", "CSS1Compat");
    row("utf-16 big-endian with a mark no doctype.html", "UTF-16BE", "BackCompat");
    row("utf-8 with a mark meta windows-1252.html", "UTF-8", "CSS1Compat");
    row("utf-8 meta utf-8.html", "UTF-8", "CSS1Compat");
    row("windows-1252 doctype.html", "windows-1252", "CSS1Compat");
    row("utf-16 big-endian with a mark drawing.svg", "UTF-16BE", "CSS1Compat");
    row("windows-1252 page.xhtml", "windows-1252", "CSS1Compat");
}

void TestDocumentBytes::encodingIsThatOfTheBytes()
{
    const QString file = QString::fromUtf8(QTest::currentDataTag());
    const QStringList said = saidOf(lines(), QStringLiteral("is"), file);
    QCOMPARE(said.size(), 1);
    const QJsonObject document = QJsonDocument::fromJson(said.first().toUtf8()).object();
    QTEST(document[QStringLiteral("encoding")].toString(), "encoding");
    QTEST(document[QStringLiteral("mode")].toString(), "mode");
    QCOMPARE(document[QStringLiteral("text")].toString(), QStringLiteral("[\u00e4]"));
}

PORTCULLIS_ENGINE_TEST(TestDocumentBytes)
#include "tst_document_bytes.moc"
