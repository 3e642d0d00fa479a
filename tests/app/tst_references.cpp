#include "app/engine/schemes.h"
#include "app/references/css_references.h"
#include "app/references/html_references.h"
#include "app/references/missing_files.h"
#include "app/references/srcset.h"
#include "bridge/core/limits.h"

#include <QDir>
#include <QFile>
#include <QStringConverter>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;

namespace {

using Files = QMap<QString, QByteArray>;

const QString id = QStringLiteral("com.example.clock");

//! `place: URL` of each, with what it is taken for where that matters.
QStringList described(const std::vector<Reference>& references)
{
    QStringList lines;
    for (const Reference& reference : references) {
        lines << reference.place + QStringLiteral(": ") + reference.url;
        if (reference.kind == Reference::Kind::Page)
            lines.last() += QStringLiteral(" (page)");
        if (reference.kind == Reference::Kind::Style)
            lines.last() += QStringLiteral(" (style)");
    }
    return lines;
}

void write(const QDir& folder, const Files& files)
{
    for (auto it = files.begin(); it != files.end(); ++it) {
        const QString path = folder.filePath(it.key());
        QVERIFY(folder.mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(it.value()) == it.value().size());
    }
}

//! The sentences about a resource of those \a files.
QStringList sentencesFor(const Files& files, const Manifest& manifest)
{
    const QTemporaryDir folder;
    write(QDir(folder.path()), files);
    return missingFiles(manifest, ResourceFolder(folder.path()));
}

Manifest manifestWith(const QString& entry, const QString& icon = {})
{
    Manifest manifest;
    manifest.id = id;
    manifest.entry = entry;
    manifest.icon = icon;
    return manifest;
}

QByteArray utf16(const char* html)
{
    QStringEncoder encoder(QStringEncoder::Utf16LE, QStringConverter::Flag::WriteBom);
    return encoder(QString::fromUtf8(html));
}

} // namespace

//! Files that a resource refers to and does not have.
class TestReferences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsStyles_data();
    void readsStyles();
    void readsSrcset_data();
    void readsSrcset();
    void readsPages_data();
    void readsPages();
    void readsTheBase();
    void findsWhatIsMissing_data();
    void findsWhatIsMissing();
    void saysWhatToDo_data();
    void saysWhatToDo();
    void isBounded();
    void stopsWhereParsingIsSlow();
    void readsEachFileOnce();
};

void TestReferences::readsStyles_data()
{
    QTest::addColumn<QString>("css");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char* name, const char* css, const QStringList& found) {
        QTest::newRow(name) << QString::fromUtf8(css) << found;
    };
    const QStringList none;
    const QStringList one{QStringLiteral("url(): a.png")};
    const QStringList import{QStringLiteral("@import: a.css (style)")};

    row("a URL without quotes", "p { background: url(a.png) }", one);
    row("white space inside", "p { background: url( \n a.png\t) }", one);
    row("a URL in quotes", "p { background: url(\"a.png\") }", one);
    row("a URL in single quotes", "p { background: URL( 'a.png' ) }", one);
    row("an escape in a URL", "p { background: url(\\61 .png) }", one);
    row("an escape in a string", "p { background: url('\\000061.png') }", one);
    row("a continued line in a string", "p { background: url('a\\\n.png') }", one);
    row("an escape in the name", "p { background: u\\72l(a.png) }", one);
    row("two fonts", "@font-face { src: url(a.woff2), url(b.woff) }",
        {QStringLiteral("url(): a.woff2"), QStringLiteral("url(): b.woff")});
    row("an import", "@import 'a.css';", import);
    row("an import by url()", "@IMPORT/**/url(a.css) screen;", import);
    row("an import and a rule", "@import \"a.css\" layer(x); p { background: url(a.png) }",
        import + one);
    row("a style sheet that ends early", "p { background: url(a.png", one);
    row("a comment", "/* url(a.png) @import 'a.css'; */", none);
    row("a comment without an end", "/* url(a.png)", none);
    row("a string", "p { content: \"url(a.png)\" }", none);
    row("a string with an escaped quote", "p { content: \"\\\" url(a.png)\" }", none);
    row("a string that a line break cuts off", "p { content: \"x\n url(a.png) }", one);
    row("a string that is no import", "@namespace 'a.css'; @charset 'a.css';", none);
    row("an import of something else", "@import x 'a.css';", none);
    row("a URL with a quote inside", "p { background: url(a\"b.png) url(a.png) }", one);
    row("a URL with white space inside", "p { background: url(a b.png) }", none);
    row("a function with a longer name", "p { background: curl(a.png) }", none);
    row("an empty URL", "p { background: url() }", none);
    row("nothing", "", none);
    row("a backslash at the end", "p { background: url(a.png) } \\", one);
}

void TestReferences::readsStyles()
{
    QFETCH(QString, css);
    QFETCH(QStringList, found);
    QCOMPARE(described(cssReferences(css)), found);
}

void TestReferences::readsSrcset_data()
{
    QTest::addColumn<QString>("srcset");
    QTest::addColumn<QStringList>("urls");
    const auto row = [](const char* name, const char* srcset, const QStringList& urls) {
        QTest::newRow(name) << QString::fromUtf8(srcset) << urls;
    };
    const QStringList two{QStringLiteral("a.png"), QStringLiteral("b.png")};
    row("densities", "a.png, b.png 2x", two);
    row("widths", " a.png 100w ,\n b.png 200w ", two);
    row("commas at the end of a URL", "a.png,, b.png", two);
    row("a comma inside of a URL", "a,b.png 1x", {QStringLiteral("a,b.png")});
    row("parentheses", "a.png (x, y), b.png", two);
    row("nothing", "", {});
    row("only commas", ", ,", {});
}

void TestReferences::readsSrcset()
{
    QFETCH(QString, srcset);
    QFETCH(QStringList, urls);
    QCOMPARE(srcsetUrls(srcset), urls);
}

void TestReferences::readsPages_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char* name, const QByteArray& html, const QStringList& found) {
        QTest::newRow(name) << html << found;
    };
    const QStringList script{QStringLiteral("<script src>: a.js")};
    const QStringList image{QStringLiteral("<img src>: a.png")};
    const QStringList none;

    row("a script", "<script src=a.js></script>", script);
    row("a module", "<!doctype html><script type=\"module\" crossorigin src=\" a.js \"></script>",
        script);
    row("capital letters", "<SCRIPT SRC='a.js'></SCRIPT>", script);
    row("a character reference", "<img src=\"&#97;.png\">", image);
    row("a style sheet", "<link rel=\"Preload StyleSheet\" href=a.css>",
        {QStringLiteral("<link href>: a.css (style)")});
    row("an icon", "<link rel=\"shortcut icon\" href=a.ico>",
        {QStringLiteral("<link href>: a.ico")});
    row("a link that loads nothing", "<link rel=canonical href=a><link rel=preconnect href=b>",
        none);
    row("images", "<img src=a.png srcset='b.png 1x, c.png 2x'>",
        {QStringLiteral("<img src>: a.png"), QStringLiteral("<img srcset>: b.png"),
            QStringLiteral("<img srcset>: c.png")});
    row("a picture", "<picture><source srcset=a.webp><img src=a.png></picture>",
        {QStringLiteral("<source srcset>: a.webp"), QStringLiteral("<img src>: a.png")});
    row("a video", "<video poster=a.png src=a.mp4><source src=b.webm><track src=a.vtt></video>",
        {QStringLiteral("<video poster>: a.png"), QStringLiteral("<video src>: a.mp4"),
            QStringLiteral("<source src>: b.webm"), QStringLiteral("<track src>: a.vtt")});
    row("links to pages", "<a href=b.html>b</a><iframe src=c.html></iframe>",
        {QStringLiteral("<a href>: b.html (page)"), QStringLiteral("<iframe src>: c.html (page)")});
    row("a drawing", "<svg><use xlink:href=a.svg#x /><image href=b.png /></svg>",
        {QStringLiteral("<use xlink:href>: a.svg#x"), QStringLiteral("<image href>: b.png")});
    row("a style element", "<style>p { background: url(a.png) }</style>",
        {QStringLiteral("url(): a.png")});
    row("a style attribute", "<p style=\"background: url('a.png')\">",
        {QStringLiteral("url(): a.png")});
    row("a script that writes markup", "<script>x = '<img src=b.png>'</script><img src=a.png>",
        image);
    row("a comment", "<!-- <img src=b.png> --><img src=a.png>", image);
    row("what is for engines without scripts",
        "<noscript><img src=b.png><style>p{background:url(c.png)}</style></noscript>"
        "<img src=a.png>",
        image);
    row("tags that are not closed", "<div><p><img src=a.png", image);
    row("a page in UTF-16", utf16("<!doctype html><script src=a.js></script>"), script);
    row("a page in another encoding",
        "<meta charset=windows-1252><script src=\"a\xE4.js\"></script>",
        {QStringLiteral("<script src>: aä.js")});
    row("nothing", "", none);
    row("only text", "a.js", none);
}

void TestReferences::readsPages()
{
    QFETCH(QByteArray, html);
    QFETCH(QStringList, found);
    const PageReferences page = htmlReferences(html);
    QCOMPARE(described(page.all), found);
    QCOMPARE(page.base, QString());
}

void TestReferences::readsTheBase()
{
    QCOMPARE(
        htmlReferences("<base target=x><base href=a/><base href=b/>").base, QStringLiteral("a/"));
}

void TestReferences::findsWhatIsMissing_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QStringList>("missing"); // "file: reference"
    const auto row = [](const char* name, const Files& files, const QStringList& missing) {
        QTest::newRow(name) << files << missing;
    };
    const QString entry = QStringLiteral("dist/index.html");
    const QString style = QStringLiteral("dist/css/a.css");
    const QStringList none;

    row("a script beside the page", {{entry, "<script src=a.js></script>"}},
        {QStringLiteral("dist/index.html a.js")});
    row("a script that is there",
        {{entry, "<script src=a.js?v=1#x></script>"}, {QStringLiteral("dist/a.js"), ""}}, none);
    row("a name with an escape",
        {{entry, "<img src=a%20%C3%A4.png>"}, {QStringLiteral("dist/a ä.png"), ""}}, none);
    row("a name with blanks",
        {{entry, "<img src='a b.png'>"}, {QStringLiteral("dist/a b.png"), ""}}, none);
    row("a line break in a name",
        {{entry, "<img src='a\n.png'>"}, {QStringLiteral("dist/a.png"), ""}}, none);
    row("a path above the package",
        {{entry, "<img src=../../../a.png>"}, {QStringLiteral("a.png"), ""}}, none);
    row("an absolute path", {{entry, "<img src=/a.png>"}, {QStringLiteral("a.png"), ""}}, none);
    row("an absolute path that is below the entry page's folder",
        {{entry, "<script src=/assets/a.js></script>"}, {QStringLiteral("dist/assets/a.js"), ""}},
        none);
    row("the SDK", {{entry, "<script type=module src=/_rp/sdk.js></script>"}}, none);
    row("a folder with a page",
        {{entry, "<a href=b>x</a>"},
            {QStringLiteral("dist/b/index.html"), "<script src=b.js></script>"}},
        {QStringLiteral("dist/b/ b.js")});
    row("a folder without a page",
        {{entry, "<a href=b/>x</a>"}, {QStringLiteral("dist/b/a.html"), ""}},
        {QStringLiteral("dist/index.html b/")});
    row("its own URL", {{entry, "<img src=resource://com.example.clock/a.png>"}},
        {QStringLiteral("dist/index.html resource://com.example.clock/a.png")});
    row("others' URLs",
        {{entry,
            "<a href=https://example.com/>x</a><img src=data:,x><img src=//example.com/a.png>"
            "<a href=mailto:a@example.com>x</a><img src=resource://com.example.other/a.png>"
            "<a href=javascript:x()>x</a>"}},
        none);
    row("places in the page itself", {{entry, "<a href=#top>x</a><a href='?x'>x</a><a href>"}},
        none);
    row("a base",
        {{entry, "<base href=../lib/><script src=a.js></script><script src=b.js></script>"},
            {QStringLiteral("lib/a.js"), ""}},
        {QStringLiteral("dist/index.html b.js")});
    row("a base elsewhere, which the policy forbids",
        {{entry, "<base href=https://example.com/><script src=a.js></script>"}},
        {QStringLiteral("dist/index.html a.js")});
    row("the same reference twice", {{entry, "<img src=a.png><img src=a.png>"}},
        {QStringLiteral("dist/index.html a.png")});
    row("an image of a style sheet",
        {{entry, "<link rel=stylesheet href=css/a.css>"},
            {style, "p { background: url(../b.png), url(c.png) }"},
            {QStringLiteral("dist/b.png"), ""}},
        {QStringLiteral("dist/css/a.css c.png")});
    row("an image of an imported style sheet",
        {{entry, "<style>@import 'css/a.css';</style>"}, {style, "@import url(b.css);"},
            {QStringLiteral("dist/css/b.css"), "p { background: url(c.png) }"}},
        {QStringLiteral("dist/css/b.css c.png")});
    row("a style sheet in UTF-16",
        {{entry, "<link rel=stylesheet href=css/a.css>"},
            {style, utf16("p { background: url(c.png) }")}},
        {QStringLiteral("dist/css/a.css c.png")});
    row("a script of a page that it leads to",
        {{entry, "<a href=b.html>x</a>"},
            {QStringLiteral("dist/b.html"), "<script src=b.js></script>"}},
        {QStringLiteral("dist/b.html b.js")});
    row("a page that is no style sheet",
        {{entry, "<img src=a.txt>"}, {QStringLiteral("dist/a.txt"), "<img src=b.png>"}}, none);
}

void TestReferences::findsWhatIsMissing()
{
    QFETCH(Files, files);
    QFETCH(QStringList, missing);
    const QStringList sentences
        = sentencesFor(files, manifestWith(QStringLiteral("dist/index.html")));
    QCOMPARE(sentences.size(), missing.size());
    for (qsizetype i = 0; i < missing.size(); ++i) {
        const QStringList parts = missing.at(i).split(u' ');
        QVERIFY2(sentences.at(i).startsWith(QStringLiteral("\"%1\": ").arg(parts.at(0)))
                && sentences.at(i).contains(QStringLiteral(" refers to \"%1\", ").arg(parts.at(1))),
            qPrintable(sentences.at(i)));
    }
}

void TestReferences::saysWhatToDo_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("icon");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a relative path")
        << QByteArray("<script src=a.js></script>") << QString()
        << QStringLiteral("\"index.html\": <script src> refers to \"a.js\", which does not exist; "
                          "add the file or correct the reference");
    QTest::newRow("an absolute path, as bundlers write it")
        << QByteArray("<script src=/app/assets/a.js></script>") << QString()
        << QStringLiteral("\"index.html\": <script src> refers to \"/app/assets/a.js\", which does "
                          "not exist; add the file, or have the bundler write relative addresses "
                          "(base: \"./\" in Vite, output.publicPath: \"auto\" in webpack, "
                          "--public-url ./ for Parcel)");
    QTest::newRow("an icon of the manifest")
        << QByteArray() << QStringLiteral("icon.png")
        << QStringLiteral("\"resource.json\": icon refers to \"icon.png\", which does not exist; "
                          "add the file or correct the reference");
    QTest::newRow("a name that would be a line of its own")
        << QByteArray("<a href='a&#x2028;b'>x</a>") << QString()
        << QStringLiteral("\"index.html\": <a href> refers to \"a\\u2028b\", which does not exist; "
                          "add the file or correct the reference");
}

void TestReferences::saysWhatToDo()
{
    QFETCH(QByteArray, html);
    QFETCH(QString, icon);
    QFETCH(QString, sentence);
    const QString entry = QStringLiteral("index.html");
    // Their name in the package, without the address that a bundler was told.
    const Files files{{entry, html}, {QStringLiteral("assets/a.js"), ""}};
    QCOMPARE(sentencesFor(files, manifestWith(entry, icon)), QStringList{sentence});
}

void TestReferences::isBounded()
{
    const QString entry = QStringLiteral("index.html");
    QByteArray html;
    for (int i = 0; i < limits::maxFileReferences + 10; ++i)
        html += "<img src=" + QByteArray::number(i) + ".png>";
    const QStringList sentences = sentencesFor({{entry, html}}, manifestWith(entry));
    QCOMPARE(sentences.size(), limits::maxMissingFiles + 1);
    QCOMPARE(sentences.last(),
        QStringLiteral("%1 more references are to files that do not exist")
            .arg(limits::maxFileReferences - limits::maxMissingFiles));
    const QByteArray late = QByteArray(limits::maxScannedBytes, ' ') + "<img src=a.png>";
    QCOMPARE(sentencesFor({{entry, late}}, manifestWith(entry)), QStringList());
}

void TestReferences::stopsWhereParsingIsSlow()
{
    QByteArray names = "<p";
    while (names.size() < limits::maxScannedBytes)
        names += " a" + QByteArray::number(names.size());
    QCOMPARE(htmlReferences(names + "><img src=a.png>").all.size(), size_t(0));
    const QByteArray deep = QByteArray("<b>").repeated(limits::maxScannedBytes / 8)
        + QByteArray("</i>").repeated(limits::maxScannedBytes / 8);
    QCOMPARE(htmlReferences(deep + "<img src=a.png>").all.size(), size_t(0));
    const QByteArray flat = QByteArray("<b></b>").repeated(limits::maxPageDepth * 2);
    QCOMPARE(htmlReferences(flat + "<img src=a.png>").all.size(), size_t(1));
}

void TestReferences::readsEachFileOnce()
{
    const QString entry = QStringLiteral("index.html");
    const QString style = QStringLiteral("a.css");
    const Files files{{entry, "<link rel=stylesheet href=a.css><a href=index.html>x</a>"},
        {style, "@import 'a.css'; @import './a.css?again'; p { background: url(b.png) }"}};
    QCOMPARE(sentencesFor(files, manifestWith(entry)).size(), 1);
}

QTEST_APPLESS_MAIN(TestReferences)
#include "tst_references.moc"
