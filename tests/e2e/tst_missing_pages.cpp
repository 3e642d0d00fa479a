#include "tests/support/living_document.h"

#include <QDir>
#include <QPushButton>

using namespace portcullis;
using test::livesOn;
using test::livingDocument;
using test::OpenResource;
using test::resourceFixture;

namespace {

void press(const OpenResource& open, const char* text)
{
    for (auto* const button : open.tab().findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == QLatin1String(text))
            button->click();
    }
}

} // namespace

//! A document that wants to be where no page of the resource is.
class TestMissingPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void documentLivesOn_data();
    void documentLivesOn();
    void saysWhichRouterWorks();
    void routersThatUseHashesWork();
    void offersAWayBack();
    void canBeDismissed();
    void saysThatItIsEmpty();
    void showsAHostileNameAsItIs();
    void saysThatItCannotBegin();
    void nothingIsSentToAPage();
};

void TestMissingPages::documentLivesOn_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char* name, const char* script, const char* path) {
        QTest::newRow(name) << QByteArray(script) << QByteArray(path);
    };
    row("a link", "add('a', { href: 'none.html' }).click();", "/none.html");
    row("a link to a folder", "add('a', { href: 'about/' }).click();", "/about/");
    row("an address", "location.href = '/about';", "/about");
    row("a replaced address", "location.replace('none.html?token=s3cret#x');", "/none.html");
    row("a form", "add('form', { action: 'none.html' }).submit();", "/none.html");
    row("a form by POST", "add('form', { action: 'none.html', method: 'post' }).submit();",
        "/none.html");
    row("a refresh", "add('meta', { 'http-equiv': 'refresh', content: '0;url=none.html' });",
        "/none.html");
    row("a frame", "add('iframe', { src: 'none.html' });", "/none.html");
    row("a router",
        "try { history.pushState({}, '', '/users/1'); }"
        "catch { location.assign('/users/1'); }",
        "/users/1");
    row("a file outside", "location.href = '/..%2f..%2fetc/passwd';", "passwd");
}

void TestMissingPages::documentLivesOn()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, path);
    const OpenResource open(
        resourceFixture("scripted"), {}, {{"{script}", livingDocument(script)}});
    QVERIFY(open.waitForLine("error: There is no file "));
    QVERIFY(open.waitForLine(path.constData()));
    QTRY_VERIFY(open.tab().noticeText().contains(QString::fromLatin1(path)));
    QVERIFY2(livesOn(open), open.console().constData());
    QCOMPARE(open.count("s3cret"), 0);
    QVERIFY(!open.tab().noticeText().contains(QStringLiteral("s3cret")));
}

void TestMissingPages::saysWhichRouterWorks()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}", livingDocument("location.href = '/users/1';")}});
    for (const char* const name : {"createHashRouter", "createWebHashHistory", "router.type"})
        QVERIFY(open.waitForLine(name));
}

//! What the hint says of them is true.
void TestMissingPages::routersThatUseHashesWork()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            livingDocument(
                "addEventListener('hashchange', () => console.log('now at', location.hash));"
                "addEventListener('popstate', () => console.log('popped'));"
                "history.pushState({}, '', '#/users/1');"
                "history.replaceState({}, '', '#/users/2');"
                "console.log('pushed', location.hash); location.hash = '/users/3';")}});
    QVERIFY(open.waitForLine("log: pushed #/users/2"));
    QVERIFY(open.waitForLine("log: now at #/users/3"));
    QVERIFY(livesOn(open));
    QVERIFY(open.tab().noticeText().isEmpty());
}

void TestMissingPages::offersAWayBack()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}", livingDocument("location.href = 'none.html';")}});
    QTRY_VERIFY(!open.tab().noticeText().isEmpty());
    press(open, "Back to start");
    QTRY_COMPARE(open.count("log: begins"), 2);
}

void TestMissingPages::canBeDismissed()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}", livingDocument("location.href = 'none.html';")}});
    QTRY_VERIFY(!open.tab().noticeText().isEmpty());
    press(open, "Dismiss");
    QVERIFY(open.tab().noticeText().isEmpty());
    QVERIFY(livesOn(open));
}

void TestMissingPages::saysThatItIsEmpty()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}", livingDocument("location.href = 'about:blank';")}});
    QTRY_VERIFY(open.tab().noticeText().contains(QStringLiteral("empty")));
    press(open, "Back to start");
    QTRY_COMPARE(open.count("log: begins"), 2);
}

void TestMissingPages::showsAHostileNameAsItIs()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            livingDocument(
                "location.href = '/' + encodeURIComponent('<b>\\u202E\\n') + 'x'.repeat(9000);")}});
    QTRY_VERIFY(!open.tab().noticeText().isEmpty());
    const QString notice = open.tab().noticeText();
    QVERIFY(notice.contains(QStringLiteral("%E2%80%AE%0A")));
    QVERIFY(notice.size() < 1000);
    QVERIFY(livesOn(open));
}

void TestMissingPages::saysThatItCannotBegin()
{
    const OpenResource open(resourceFixture("scripted"), {}, {{"{script}", livingDocument({})}});
    QVERIFY(open.waitForLine("log: begins"));
    QVERIFY(QFile::remove(open.folder() + QStringLiteral("/index.html")));
    open.tab().reload();
    QTRY_VERIFY(open.tab().noticeText().contains(QStringLiteral("index.html")));
    QVERIFY(open.tab().noticeText().contains(QStringLiteral("cannot be shown")));
}

//! The document would be lost with what is in it, and nobody would answer the form.
void TestMissingPages::nothingIsSentToAPage()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            livingDocument("add('form', { action: 'index.html', method: 'post' }).submit();")}});
    QVERIFY(open.waitForLine("error: Nothing can be sent to \"/index.html\""));
    QVERIFY2(livesOn(open), open.console().constData());
}

PORTCULLIS_ENGINE_TEST(TestMissingPages)
#include "tst_missing_pages.moc"
