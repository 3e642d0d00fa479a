#include "tests/support/engine_test.h"
#include "tests/support/server_process.h"

using namespace portcullis;
using test::OpenResource;
using test::ServerProcess;

//! \brief Pages as people make them, with the defaults of their tools: that they are shown with
//! their styles and images, load what they load later, and talk to a server.
class TestPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsAndTalks_data();
    void showsAndTalks();

private:
    ServerProcess m_server;
};

void TestPages::initTestCase()
{
    QVERIFY(m_server.start());
}

void TestPages::showsAndTalks_data()
{
    QTest::addColumn<QString>("folder");
    const auto row = [](const char* title, const char* folder) {
        QTest::newRow(title) << QString::fromLatin1(folder);
    };
    row("Vite and React", "vite-react");
    row("Vite and Svelte", "vite-svelte");
    row("webpack and React", "webpack-react");
    row("webpack and Svelte", "webpack-svelte");
    row("Parcel and React", "parcel-react");
    row("Parcel and Svelte", "parcel-svelte");
    row("Plain HTML and React", "plain-react");
    row("Plain HTML and Svelte", "plain-svelte");
}

void TestPages::showsAndTalks()
{
    QFETCH(QString, folder);
    const QByteArray title = QTest::currentDataTag();
    const OpenResource open(QStringLiteral(PORTCULLIS_PAGES "/") + folder, allCapabilities(),
        {{"ws://echo.example", m_server.address().toUtf8()}});
    // The heading, the answer of the server, the style sheet's color, and the image's width.
    const QByteArray shown = "SHOWN " + title + " Hello from " + title + ", rgb(1, 2, 3), 23 px";
    QVERIFY(open.waitForLine(shown.constData()));
    QVERIFY2(open.count("error: ") == 0, open.console().constData());
}

PORTCULLIS_ENGINE_TEST(TestPages)
#include "tst_pages.moc"
