#include "app/ui/links/open_link_dialog.h"
#include "bridge/core/limits.h"
#include "tests/support/living_document.h"

#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QWebEngineView>

using namespace portcullis;
using test::livesOn;
using test::livingDocument;
using test::OpenResource;
using test::resourceFixture;

namespace {

OpenLinkDialog* dialogOf(const OpenResource& open)
{
    for (auto* const dialog : open.tab().findChildren<OpenLinkDialog*>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

QWidget* pageOf(const OpenResource& open)
{
    return open.tab().findChild<QWebEngineView*>()->focusProxy();
}

//! As a hand does it, which comes there before it clicks.
void clickPage(const OpenResource& open, Qt::MouseButton button = Qt::LeftButton)
{
    QTest::mouseMove(pageOf(open), {60, 61});
    QTest::mouseMove(pageOf(open), {60, 60});
    QTest::mouseClick(pageOf(open), button, {}, {60, 60});
}

QByteArray addressIn(const QWidget& dialog)
{
    return dialog.findChild<QPlainTextEdit*>(QStringLiteral("address"))->toPlainText().toUtf8();
}

QPushButton* buttonOf(const QWidget& dialog, const char* name)
{
    return dialog.findChild<QPushButton*>(QLatin1String(name));
}

} // namespace

//! What a document can do to leave, and what the user can do to go where a link leads.
class TestLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void documentLivesOn_data();
    void documentLivesOn();
    void saysWhatWasRefusedButNoSecrets();
    void saysItNotTooOften();
    void nestedDocumentLivesOn_data();
    void nestedDocumentLivesOn();
    void clickedLinkIsOffered_data();
    void clickedLinkIsOffered();
    void keyedLinkIsOffered();
    void refusedOrNot_data();
    void refusedOrNot();
    void noScriptBringsAnOffer_data();
    void noScriptBringsAnOffer();
    void aClickElsewhereBringsNoOffer_data();
    void aClickElsewhereBringsNoOffer();
    void oneClickBringsOneOffer();
    void whatIsNoLinkOutsideIsNotOffered_data();
    void whatIsNoLinkOutsideIsNotOffered();
    void cannotBeAnsweredAtOnce();
    void isSwitchedOff();
    void goesWithItsDocument_data();
    void goesWithItsDocument();
};

void TestLinks::documentLivesOn_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* name, const char* script, const char* line) {
        QTest::newRow(name) << QByteArray(script) << QByteArray(line);
    };
    row("an address of the web", "location.href = 'https://example.com/a';",
        "Not opened: https://example.com/a.");
    row("a message", "location.href = 'mailto:a@example.com';", "Not opened: an address that");
    row("a number", "location.replace('tel:110');", "Not opened: an address that");
    row("a program nobody has heard of", "location.href = 'fnord:x';",
        "Not opened: an address that");
    row("an address with a user", "location.href = 'https://me:s3cret@example.com/';",
        "Not opened: an address that");
    row("data", "location.href = 'data:text/html,x';", "Not opened: data:text/html,x.");
    row("another resource", "location.href = 'resource://com.example.other/';",
        "Not opened: resource://com.example.other/.");
    row("the host page", "location.href = 'portcullis://shell/index.html';", "Not opened: portcul");
    row("a refresh",
        "add('meta', { 'http-equiv': 'refresh', content: '0;url=http://example.com/' });",
        "Not opened: http://example.com/.");
    row("a window", "open('https://example.com/');", "Blocked opening 'https://example.com/'");
    row("a link that a script clicks", "fill('https://example.com/').click();",
        "Not opened: https://example.com/.");
    row("a link to a window", "fill('https://example.com/', { target: '_blank' }).click();",
        "Blocked opening 'https://example.com/'");
    row("a link in place of the host page",
        "fill('https://example.com/', { target: '_top' }).click();", "Not opened: an address that");
    row("a form", "add('form', { action: 'https://example.com/' }).submit();",
        "Refused to send form data to 'https://example.com/");
    row("a form by POST",
        "add('form', { action: 'https://example.com/', method: 'post' }).submit();",
        "Refused to send form data to 'https://example.com/");
    row("a form to a mail program", "add('form', { action: 'mailto:a@example.com' }).submit();",
        "Refused to send form data to");
    row("an address without an end", "location.href = 'https://' + 'a'.repeat(70000);",
        "Not opened: an address that");
}

void TestLinks::documentLivesOn()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, line);
    const OpenResource open(
        resourceFixture("scripted"), {}, {{"{script}", livingDocument(script)}});
    QVERIFY(open.waitForLine(("error: " + line).constData()));
    QVERIFY2(livesOn(open), open.console().constData());
    QVERIFY(!dialogOf(open));
    QVERIFY(open.openedOutside().isEmpty());
}

void TestLinks::saysWhatWasRefusedButNoSecrets()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            livingDocument("location.href = 'https://example.com/a?token=s3cret#s3cret';")}});
    QVERIFY(open.waitForLine("Not opened: https://example.com/a."));
    QCOMPARE(open.count("s3cret"), 0);
}

void TestLinks::saysItNotTooOften()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            livingDocument("let tries = 0; const timer = setInterval(() => {"
                           "  location.href = `https://example.com/${++tries}`;"
                           "  if (tries === 150) { clearInterval(timer); console.log('tired'); }"
                           "}, 20);")}});
    QVERIFY(open.waitForLine("log: tired"));
    QVERIFY(livesOn(open));
    QVERIFY(open.count("Not opened") > 0);
    QVERIFY(open.count("Not opened") <= limits::maxRefusalLinesPerMinute);
}

void TestLinks::nestedDocumentLivesOn_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("an address of the web") << QByteArray("location.href = `https://example.com/`");
    QTest::newRow("a message") << QByteArray("location.href = `mailto:a@example.com`");
    QTest::newRow("data") << QByteArray("location.href = `data:text/html,x`");
    QTest::newRow("a page that is not there")
        << QByteArray("location.href = `resource://com.example.scripted/none.html`");
}

void TestLinks::nestedDocumentLivesOn()
{
    QFETCH(QByteArray, script);
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            livingDocument("add('iframe', { srcdoc: \"<script>let n = 0;"
                           "setInterval(() => console.log('inner ' + ++n), 50);"
                + script + "<\\/script>\" });")}});
    QVERIFY(open.waitForLine("error: "));
    const int beats = open.count("inner ");
    QVERIFY2(test::waitFor([&] { return open.count("inner ") > beats + 5; }),
        open.console().constData());
    QVERIFY(livesOn(open));
}

void TestLinks::clickedLinkIsOffered_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<Qt::MouseButton>("button");
    const auto row = [](const char* name, const QByteArray& script, const char* address,
                         Qt::MouseButton button = Qt::LeftButton) {
        QTest::newRow(name) << script << QByteArray(address) << button;
    };
    const char* const page = "https://example.com/a?b=c#d";
    const QByteArray fill = QByteArray("fill('") + page + "'";
    row("in place of the document", fill + ");", page);
    row("in a window", fill + ", { target: '_blank' });", page);
    row("in place of the host page", fill + ", { target: '_top' });", page);
    row("with the middle button", fill + ");", page, Qt::MiddleButton);
    row("a message", "fill('mailto:a@example.com?subject=Hi%20there');",
        "mailto:a@example.com?subject=Hi%20there");
    row("a message in a window", "fill('mailto:a@example.com', { target: '_blank' });",
        "mailto:a@example.com");
    row("a number", "fill('tel:+49-30-1234');", "tel:+49-30-1234");
    row("characters beyond ASCII",
        "fill('https://b\xC3\xBC"
        "cher.example/\xC3\xA4 b');",
        "https://xn--bcher-kva.example/%C3%A4%20b");
    row("a long address", "fill('https://example.com/' + 'a'.repeat(2000), { target: '_blank' });",
        QByteArray("https://example.com/" + QByteArray(2000, 'a')).constData());
    row("an element within the link", fill + ").innerHTML = '<b style=\"font-size: 200px\">x</b>';",
        page);
    row("a script that follows the link",
        fill
            + ").onclick = (event) => { event.preventDefault(); location.href = event.target.href; "
              "};",
        page);
    row("a document within the document",
        "add('iframe', { style: 'position: fixed; inset: 0; width: 100%; height: 100%', srcdoc: "
        "`<a href=\"https://example.com/a?b=c#d\" style=\"position: fixed; inset: 0\">x</a>` })"
        ".onload = () => console.log('loaded');",
        page);
}

void TestLinks::clickedLinkIsOffered()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, address);
    QFETCH(Qt::MouseButton, button);
    const OpenResource open(
        resourceFixture("scripted"), {}, {{"{script}", livingDocument(script)}});
    QVERIFY(open.waitForLine("log: ready"));
    if (script.contains("iframe"))
        QVERIFY(open.waitForLine("log: loaded"));
    clickPage(open, button);
    QTRY_VERIFY(dialogOf(open));
    QWidget& dialog = *dialogOf(open);
    QCOMPARE(addressIn(dialog), address);
    QVERIFY(open.openedOutside().isEmpty());
    QTRY_VERIFY(buttonOf(dialog, "open")->isEnabled());
    buttonOf(dialog, "open")->click();
    QTRY_COMPARE(open.openedOutside(), QStringList{QString::fromUtf8(address)});
    QVERIFY2(livesOn(open), open.console().constData());
    QVERIFY(!dialogOf(open));
}

void TestLinks::keyedLinkIsOffered()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}", livingDocument("fill('https://example.com/');")}});
    QVERIFY(open.waitForLine("log: ready"));
    open.tab().activateWindow();
    pageOf(open)->setFocus();
    QTest::keyClick(pageOf(open), Qt::Key_Tab);
    QTest::keyClick(pageOf(open), Qt::Key_Return);
    QTRY_VERIFY(dialogOf(open));
    QCOMPARE(addressIn(*dialogOf(open)), QByteArray("https://example.com/"));
}

void TestLinks::refusedOrNot_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("the Return key says no") << int(Qt::Key_Return);
    QTest::newRow("the Escape key says no") << int(Qt::Key_Escape);
}

void TestLinks::refusedOrNot()
{
    QFETCH(int, key);
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}", livingDocument("fill('https://example.com/');")}});
    QVERIFY(open.waitForLine("log: ready"));
    clickPage(open);
    QTRY_VERIFY(dialogOf(open));
    const QPointer<QWidget> dialog = dialogOf(open);
    QTRY_VERIFY(buttonOf(*dialog, "open")->isEnabled());
    QTest::keyClick(dialog, Qt::Key(key));
    QTRY_VERIFY(!dialog);
    QVERIFY(livesOn(open));
    QVERIFY(open.openedOutside().isEmpty());
}

void TestLinks::noScriptBringsAnOffer_data()
{
    QTest::addColumn<QByteArray>("script");
    const auto row
        = [](const char* name, const char* script) { QTest::newRow(name) << QByteArray(script); };
    row("click()", "a.click();");
    row("events of a mouse",
        "for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])"
        "  a.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, detail: 1 }));");
    row("events of a key",
        "a.focus(); for (const type of ['keydown', 'keypress', 'keyup'])"
        "  a.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', keyCode: 13, bubbles: true "
        "}));");
    row("a focus and click()", "a.focus(); a.click();");
    row("a line like the engine's",
        "a.focus(); console.error(\"Blocked opening 'https://example.com/' in a new window "
        "because\");"
        "console.error('Navigation to external protocol blocked by sandbox.');");
    row("a form", "add('form', { action: 'https://example.com/' }).requestSubmit();");
    row("a window", "a.focus(); open('https://example.com/');");
    row("an address", "a.focus(); location.href = 'https://example.com/';");
    row("a message", "a.href = 'mailto:a@example.com'; a.focus(); location.href = a.href;");
}

//! The pointer is on the link, but nobody has clicked.
void TestLinks::noScriptBringsAnOffer()
{
    QFETCH(QByteArray, script);
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            livingDocument("const a = fill('https://example.com/'); a.onmouseenter = () => {"
                + script + "\nconsole.log('tried'); };")}});
    QVERIFY(open.waitForLine("log: ready"));
    QTest::mouseMove(pageOf(open), {60, 61});
    QTest::mouseMove(pageOf(open), {60, 60});
    QVERIFY(open.waitForLine("log: tried"));
    QVERIFY2(livesOn(open), open.console().constData());
    QVERIFY(!dialogOf(open));
}

void TestLinks::aClickElsewhereBringsNoOffer_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("another link that a script clicks")
        << QByteArray("add('a', { href: 'https://example.com/' }).click();");
    QTest::newRow("an address") << QByteArray("location.href = 'https://example.com/';");
    QTest::newRow("a message") << QByteArray("location.href = 'mailto:a@example.com';");
    QTest::newRow("a window") << QByteArray("open('https://example.com/');");
}

void TestLinks::aClickElsewhereBringsNoOffer()
{
    QFETCH(QByteArray, script);
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            livingDocument("document.documentElement.onclick = () => {" + script
                + "\nconsole.log('tried'); };"
                  "document.documentElement.style.height = '100%';")}});
    QVERIFY(open.waitForLine("log: ready"));
    clickPage(open);
    QVERIFY(open.waitForLine("log: tried"));
    QVERIFY2(livesOn(open), open.console().constData());
    QVERIFY(!dialogOf(open));
}

void TestLinks::oneClickBringsOneOffer()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            livingDocument(
                "const a = fill('https://example.com/');"
                "a.addEventListener('click', () => {"
                "  for (let i = 1; i < 30; ++i) setTimeout(() => location.href = a.href, 20 * i);"
                "  setTimeout(() => console.log('tried'), 700); }, { once: true });")}});
    QVERIFY(open.waitForLine("log: ready"));
    clickPage(open);
    QTRY_VERIFY(dialogOf(open));
    QVERIFY(livesOn(open));
    QTest::keyClick(dialogOf(open), Qt::Key_Escape);
    QTRY_VERIFY(!dialogOf(open));
    QVERIFY(open.waitForLine("log: tried"));
    QVERIFY(livesOn(open));
    QVERIFY(!dialogOf(open));
    clickPage(open);
    QTRY_VERIFY(dialogOf(open));
}

void TestLinks::whatIsNoLinkOutsideIsNotOffered_data()
{
    QTest::addColumn<QByteArray>("address");
    for (const char* const address : {"ftp://example.com/", "data:text/html,x",
             "https://bank.example@example.com/", "mailto:a@example.com?attach=/etc/passwd",
             "tel:*21%23", "resource://com.example.other/", "portcullis://shell/index.html"})
        QTest::newRow(address) << QByteArray(address);
}

void TestLinks::whatIsNoLinkOutsideIsNotOffered()
{
    QFETCH(QByteArray, address);
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}",
            livingDocument("fill('" + address
                + "').addEventListener('click', () =>"
                  "  setTimeout(() => console.log('tried'), 50));")}});
    QVERIFY(open.waitForLine("log: ready"));
    clickPage(open);
    QVERIFY(open.waitForLine("log: tried"));
    QVERIFY(open.waitForLine("error: Not opened"));
    QVERIFY2(livesOn(open), open.console().constData());
    QVERIFY(!dialogOf(open));
}

void TestLinks::cannotBeAnsweredAtOnce()
{
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}", livingDocument("fill('https://example.com/');")}});
    QVERIFY(open.waitForLine("log: ready"));
    clickPage(open);
    QTRY_VERIFY(dialogOf(open));
    const QPointer<QWidget> dialog = dialogOf(open);
    if (!buttonOf(*dialog, "open")->isEnabled())
        buttonOf(*dialog, "open")->click();
    QVERIFY(dialog && dialog->isVisible());
}

void TestLinks::isSwitchedOff()
{
    Settings settings;
    settings.offerLinks = false;
    const OpenResource open(resourceFixture("scripted"), {},
        {{"{script}", livingDocument("fill('https://example.com/');")}}, settings);
    QVERIFY(open.waitForLine("log: ready"));
    clickPage(open);
    QVERIFY(open.waitForLine("Not opened: https://example.com/."));
    QVERIFY(livesOn(open));
    QVERIFY(!dialogOf(open));
}

void TestLinks::goesWithItsDocument_data()
{
    QTest::addColumn<bool>("isReloaded");
    QTest::newRow("reloaded") << true;
    QTest::newRow("closed") << false;
}

void TestLinks::goesWithItsDocument()
{
    QFETCH(bool, isReloaded);
    OpenResource open(resourceFixture("scripted"), {},
        {{"{script}", livingDocument("fill('https://example.com/');")}});
    QVERIFY(open.waitForLine("log: ready"));
    clickPage(open);
    QTRY_VERIFY(dialogOf(open));
    const QPointer<QWidget> dialog = dialogOf(open);
    if (isReloaded)
        open.tab().reload();
    else
        open.close();
    QTRY_VERIFY(!dialog);
    QVERIFY(open.openedOutside().isEmpty());
}

PORTCULLIS_ENGINE_TEST(TestLinks)
#include "tst_links.moc"
