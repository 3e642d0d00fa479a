#include "app/engine/document_policy.h"
#include "app/engine/mime_types.h"
#include "app/engine/resource_scheme_handler.h"
#include "app/engine/schemes.h"
#include "app/engine/shell_scheme_handler.h"
#include "tests/support/document_files.h"
#include "tests/support/engine_test.h"
#include "tests/support/plain_browser.h"

#include <QWebChannel>
#include <QWebEngineProfile>

using namespace portcullis;
using namespace portcullis::test;

namespace {

const QString id = QStringLiteral("com.example.scripted");

//! What the host page reaches, in place of the Gate.
class PlayedGate : public QObject {
    Q_OBJECT
    Q_PROPERTY(QString entryUrl READ entryUrl CONSTANT)

public:
    static QString entryUrl()
    {
        return QStringLiteral("resource://com.example.scripted/index.html");
    }
    int missed() const { return m_missed; }

public Q_SLOTS:
    void startDocument(const QString&) { }
    void request(const QString&) { }
    void missPolicy() { ++m_missed; }

private:
    int m_missed = 0;
};

//! The host page with another handler of its scheme and another gate.
class PlayedShell {
public:
    explicit PlayedShell(QWebEngineUrlSchemeHandler& shell)
    {
        m_profile.installUrlSchemeHandler(schemes::shell, &shell);
        m_profile.installUrlSchemeHandler(schemes::resource, &m_files);
        m_channel.registerObject(QStringLiteral("gate"), &m_gate);
        m_page.setWebChannel(&m_channel);
        m_page.load(schemes::shellPage());
    }

    bool missesItsPolicy() const { return m_gate.missed() > 0; }
    bool hasLoadedTheResource() const { return !m_files.asked().isEmpty(); }

private:
    QWebEngineProfile m_profile;
    PlainFiles m_files{resourceFixture("scripted")};
    PlayedGate m_gate;
    QWebChannel m_channel;
    LoggedPage m_page{&m_profile};
};

//! Says with which headers a script gets the file \a name.
QByteArray readerOf(const QString& name)
{
    return "const x = new XMLHttpRequest(); x.open('GET', '" + name.toLatin1()
        + "'); x.onload = () => console.log('type: ' + x.getResponseHeader('Content-Type') + "
          "', policy: ' + x.getResponseHeader('Content-Security-Policy')); x.send();";
}

DocumentFile contentsOf(const QString& name)
{
    return {name, name.startsWith(QLatin1String("empty")) ? "" : "x"};
}

} // namespace

//! \brief That a policy comes with each file that can become a document, and that no resource runs
//! without one.
class TestDocumentPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileHasThePolicy_data();
    void everyFileHasThePolicy();
    void scriptReadsTheTypeAsItIs_data() { everyFileHasThePolicy_data(); }
    void scriptReadsTheTypeAsItIs();
    void resourceIsNotLoadedWithoutThePolicy();
    void resourceIsLoadedWithThePolicy();
    void userIsToldOfALostPolicy();
};

void TestDocumentPolicy::everyFileHasThePolicy_data()
{
    QTest::addColumn<QString>("name");
    for (const char* const name : {"a.html", "a.xhtml", "a.svg", "a.xml", "a.txt", "a.json", "a.js",
             "a.css", "a.png", "a.pdf", "a.mp4", "a.unknown", "a", "empty.html"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

//! Not all of them can have scripts, and say what is refused to them: here, what would be a
//! document is read, as nobody marks it.
void TestDocumentPolicy::everyFileHasThePolicy()
{
    QFETCH(QString, name);
    const OpenResource open(
        resourceFixture("scripted"), {}, {{"{script}", readerOf(name)}}, {}, {contentsOf(name)});
    QWebEngineProfile profile;
    ResourceSchemeHandler files(
        ServedFiles(id, ResourceFolder(open.folder()), QStringLiteral("index.html")),
        resourcePolicy(id));
    profile.installUrlSchemeHandler(schemes::resource, &files);
    LoggedPage page(&profile);
    page.load(schemes::resourceUrl(id, QStringLiteral("index.html")));
    const QString expected = QStringLiteral("policy: ") + QString::fromLatin1(resourcePolicy(id));
    QVERIFY2(waitFor([&] { return !page.lines().filter(expected).isEmpty(); }),
        qPrintable(page.lines().join(u'\n')));
}

//! No document comes of it, so that nothing has to be said in its type.
void TestDocumentPolicy::scriptReadsTheTypeAsItIs()
{
    QFETCH(QString, name);
    const OpenResource open(
        resourceFixture("scripted"), {}, {{"{script}", readerOf(name)}}, {}, {contentsOf(name)});
    const QByteArray expected = "log: type: " + mimeTypeOf(name) + ", policy: null";
    QVERIFY(open.waitForLine(expected.constData()));
}

//! As if an engine lost the headers of a reply.
void TestDocumentPolicy::resourceIsNotLoadedWithoutThePolicy()
{
    PlainFiles files(QStringLiteral(":/portcullis/shell"));
    const PlayedShell shell(files);
    QVERIFY(waitFor([&] { return shell.missesItsPolicy(); }));
    QVERIFY(!shell.hasLoadedTheResource());
}

void TestDocumentPolicy::resourceIsLoadedWithThePolicy()
{
    ShellSchemeHandler files({});
    const PlayedShell shell(files);
    QVERIFY(waitFor([&] { return shell.hasLoadedTheResource(); }));
    QVERIFY(!shell.missesItsPolicy());
}

void TestDocumentPolicy::userIsToldOfALostPolicy()
{
    OpenResource open(resourceFixture("scripted"), {}, {{"{script}", "console.log('up');"}});
    QVERIFY(open.waitForLine("log: up"));
    open.runInShell(QStringLiteral("new QWebChannel(qt.webChannelTransport, "
                                   "({ objects: { gate } }) => gate.missPolicy());"));
    QVERIFY(
        waitFor([&] { return open.tab().noticeText().contains(QLatin1String("was not opened")); }));
}

PORTCULLIS_ENGINE_TEST(TestDocumentPolicy)
#include "tst_document_policy.moc"
