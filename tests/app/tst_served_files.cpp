#include "app/engine/missing_file.h"
#include "app/engine/schemes.h"
#include "app/package/served_files.h"
#include "bridge/core/limits.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace portcullis;

namespace {

const QString id = QStringLiteral("com.example.clock");

//! A folder with these files, all of them empty.
class Place {
public:
    explicit Place(const QStringList& files)
    {
        for (const QString& name : files) {
            const QString path = m_folder.filePath(name);
            QFile file(path);
            if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly))
                qFatal("cannot write %s", qUtf8Printable(path));
        }
    }

    bool link(const QString& target, const QString& name) const
    {
        return QFile::link(target, m_folder.filePath(name));
    }

    ServedFiles served(const QString& entry) const
    {
        return {id, ResourceFolder(m_folder.path()), entry};
    }

    QString pathIn(const QString& file) const
    {
        return file.isEmpty() || file.startsWith(u':')
            ? file
            : QDir(m_folder.path()).canonicalPath() + u'/' + file;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

//! \brief Which file a URL of a resource means.
class TestServedFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void urlMeansAFile_data();
    void urlMeansAFile();
    void linkOutOfThePackageIsNotFound();
    void addressOfABundlerIsRecognized_data();
    void addressOfABundlerIsRecognized();
    void missingFileIsNamedInOneLine();
};

void TestServedFiles::urlMeansAFile_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("redirect");
    const auto row
        = [](const char* name, const char* url, const char* path, const char* redirect = "") {
              QTest::newRow(name) << QString::fromUtf8(url) << QString::fromUtf8(path)
                                  << QString::fromUtf8(redirect);
          };
    row("a file by its path", "resource://com.example.clock/dist/app.js", "dist/app.js");
    row("query and fragment mean no other file", "resource://com.example.clock/dist/app.js?v=1#x",
        "dist/app.js");
    row("what the top does not have is the entry folder's", "resource://com.example.clock/app.js",
        "dist/app.js");
    row("in folders of it, too", "resource://com.example.clock/assets/a.css", "dist/assets/a.css");
    row("what both have is the top's", "resource://com.example.clock/both.txt", "both.txt");
    row("the top folder has no page, the entry's has", "resource://com.example.clock/",
        "dist/index.html");
    row("a folder has an index.html", "resource://com.example.clock/about/", "about/index.html");
    row("a folder without its slash is asked for with it", "resource://com.example.clock/about", "",
        "resource://com.example.clock/about/");
    row("its query and fragment stay", "resource://com.example.clock/about?a=%2F&b#c%20d", "",
        "resource://com.example.clock/about/?a=%2F&b#c%20d");
    row("its encoding stays", "resource://com.example.clock/a%20b", "",
        "resource://com.example.clock/a%20b/");
    row("a folder of the entry's folder", "resource://com.example.clock/help", "",
        "resource://com.example.clock/help/");
    row("and with its slash", "resource://com.example.clock/help/", "dist/help/index.html");
    row("a folder without a page", "resource://com.example.clock/empty/", "");
    row("nor without its slash", "resource://com.example.clock/empty", "");
    row("a file is no folder", "resource://com.example.clock/dist/app.js/", "");
    row("a folder named index.html is no page", "resource://com.example.clock/odd/", "");
    row("nothing", "resource://com.example.clock/none.js", "");
    row("two slashes", "resource://com.example.clock//app.js", "");
    row("an encoded way out", "resource://com.example.clock/..%2Fsecret", "");
    row("an encoded way out of the entry folder", "resource://com.example.clock/..%2Fboth.txt", "");
    row("another resource", "resource://com.example.other/dist/app.js", "");
    row("a port", "resource://com.example.clock:1/dist/app.js", "");
    row("another scheme", "https://com.example.clock/dist/app.js", "");
    row("the SDK", "resource://com.example.clock/_rp/sdk.js", ":/portcullis/sdk.js");
    row("what else is reserved", "resource://com.example.clock/_rp/other.js", "");
    row("the reserved folder itself", "resource://com.example.clock/_rp/", "");
    row("what is reserved is not the entry folder's", "resource://com.example.clock/_rp/own.js",
        "");
}

void TestServedFiles::urlMeansAFile()
{
    const Place place({QStringLiteral("dist/index.html"), QStringLiteral("dist/app.js"),
        QStringLiteral("dist/assets/a.css"), QStringLiteral("dist/both.txt"),
        QStringLiteral("dist/help/index.html"), QStringLiteral("dist/_rp/own.js"),
        QStringLiteral("both.txt"), QStringLiteral("about/index.html"),
        QStringLiteral("a b/index.html"), QStringLiteral("empty/x"),
        QStringLiteral("odd/index.html/x"), QStringLiteral("_rp/other.js"),
        QStringLiteral("_rp/index.html")});
    QFETCH(QString, url);
    QFETCH(QString, path);
    QFETCH(QString, redirect);
    const ServedFile found = place.served(QStringLiteral("dist/index.html")).find(QUrl(url));
    QCOMPARE(found.path, place.pathIn(path));
    QCOMPARE(found.redirect.toString(QUrl::FullyEncoded), redirect);
    QCOMPARE(found.isFound(), !path.isEmpty() || !redirect.isEmpty());
}

void TestServedFiles::linkOutOfThePackageIsNotFound()
{
    const Place outside({QStringLiteral("secret.js"), QStringLiteral("index.html")});
    const Place place({QStringLiteral("dist/index.html")});
    QVERIFY(place.link(outside.pathIn(QStringLiteral("secret.js")), QStringLiteral("dist/out.js")));
    QVERIFY(place.link(outside.pathIn(QStringLiteral(".")), QStringLiteral("dist/folder")));
    const ServedFiles served = place.served(QStringLiteral("dist/index.html"));
    for (const char* const path : {"out.js", "dist/out.js", "folder", "folder/", "dist/folder/",
             "dist/folder", "folder/secret.js"})
        QVERIFY2(!served.find(schemes::resourceUrl(id, QLatin1String(path))).isFound(), path);
}

void TestServedFiles::addressOfABundlerIsRecognized_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isForeign");
    const auto row = [](const char* name, const char* entry, const char* path, bool isForeign) {
        QTest::newRow(name) << QString::fromUtf8(entry) << QString::fromUtf8(path) << isForeign;
    };
    row("outside of the entry's folder", "dist/index.html", "assets/none.js", true);
    row("below the entry's folder", "dist/index.html", "dist/assets/none.js", false);
    row("beside the entry at the top", "main.html", "assets/none.js", false);
    row("a base that is not there", "main.html", "my-app/app.js", true);
    row("a base of three folders", "main.html", "a/b/c/app.js", true);
    row("a base of four folders is not looked for", "main.html", "a/b/c/d/app.js", false);
    row("a base in front of the entry's folder", "dist/index.html", "dist/my-app/index.html", true);
}

void TestServedFiles::addressOfABundlerIsRecognized()
{
    const Place place(
        {QStringLiteral("dist/index.html"), QStringLiteral("main.html"), QStringLiteral("app.js")});
    QFETCH(QString, entry);
    QFETCH(QString, path);
    const ServedFiles served = place.served(entry);
    const QUrl url = schemes::resourceUrl(id, path);
    QVERIFY(!served.find(url).isFound());
    QTEST(served.hasForeignBase(url), "isForeign");
    QCOMPARE(missingFileText(url, served).contains(QLatin1String("base: \"./\" in Vite")),
        served.hasForeignBase(url));
}

void TestServedFiles::missingFileIsNamedInOneLine()
{
    const Place place({QStringLiteral("main.html")});
    const ServedFiles served = place.served(QStringLiteral("main.html"));
    const auto textFor = [&](const QByteArray& encoded) {
        return missingFileText(
            QUrl::fromEncoded("resource://com.example.clock/" + encoded), served);
    };
    QCOMPARE(textFor("a%20b.js"), QStringLiteral("There is no file /a b.js in this resource."));
    QCOMPARE(textFor("a%0Ab%1B[2J"),
        QStringLiteral("There is no file /a\\u000ab\\u001b[2J in this resource."));
    const QByteArray longest(limits::maxShownPathUnits - 1, 'x');
    QVERIFY(textFor(longest + "y").contains(QLatin1Char('/') + QLatin1String(longest) + u' '));
}

QTEST_GUILESS_MAIN(TestServedFiles)
#include "tst_served_files.moc"
