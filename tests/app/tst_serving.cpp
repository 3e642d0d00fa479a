#include "app/engine/document_policy.h"
#include "app/engine/mime_types.h"
#include "app/engine/page_stream.h"
#include "app/library/resource_library.h"
#include "bridge/manifest/resource_folder.h"
#include "tests/support/fixtures.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace portcullis;

namespace {

const QByteArray policy = resourcePolicy(QStringLiteral("com.example.clock"));

//! A file of any size that begins with a text, and what was read of it.
class CountedFile : public QIODevice {
public:
    CountedFile(QByteArray begin, qint64 size) : m_begin(std::move(begin)), m_size(size)
    {
        open(ReadOnly | Unbuffered);
    }

    qint64 size() const override { return m_size; }
    void shortenTo(qint64 size) { m_size = size; }
    qint64 bytesRead() const { return m_bytesRead; }

    char byteAt(qint64 at) const
    {
        return at < m_begin.size() ? m_begin.at(at) : char('a' + at % 23);
    }

protected:
    qint64 readData(char* data, qint64 maxSize) override
    {
        const qint64 count = std::clamp(m_size - pos(), qint64(0), maxSize);
        for (qint64 i = 0; i < count; ++i)
            data[i] = byteAt(pos() + i);
        m_bytesRead += count;
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_begin;
    qint64 m_size;
    qint64 m_bytesRead = 0;
};

//! All that the engine reads of \a html.
QByteArray served(const QByteArray& html, qsizetype maxProlog = limits::maxPrologBytes)
{
    auto file = std::make_unique<QBuffer>();
    file->setData(html);
    file->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    PageStream page(std::move(file), policy, maxProlog);
    QByteArray all;
    while (!page.atEnd()) {
        const QByteArray piece = page.read(limits::mebibyte);
        if (piece.isEmpty())
            return {};
        all += piece;
    }
    return all;
}

//! A comment of so many bytes.
QByteArray commentOf(qsizetype bytes)
{
    return "<!--" + QByteArray(bytes - 7, 'x') + "-->";
}

} // namespace

//! \brief What is served to a resource, and what loads at all.
class TestServing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void resolves_data();
    void resolves();
    void mimeTypes_data();
    void mimeTypes();
    void policyStandsBehindTheDoctype_data();
    void policyStandsBehindTheDoctype();
    void policyStandsBeforeWhatIsNotLookedAt_data() { policyStandsBehindTheDoctype_data(); }
    void policyStandsBeforeWhatIsNotLookedAt();
    void longestPrologIsLookedThrough();
    void largePageIsReadInPieces_data();
    void largePageIsReadInPieces();
    void pageIsReadFromAnyPlace();
    void shortenedFileIsAnError();
    void policyNamesTheResource();
    void oneBadFolderDoesNotHarmTheOthers();
    void allSamplesLoad();
};

static bool touch(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly);
}

void TestServing::resolves_data()
{
    using Refusal = ResourceFolder::Refusal;
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("refusal");
    const auto row = [](const char* path, int refusal) {
        QTest::newRow(path) << QString::fromUtf8(path) << refusal;
    };
    constexpr int found = -1;
    row("index.html", found);
    row("a/b/ü c.js", found);
    row("a/b/u\xcc\x88 c.js", found);
    row("link-inside", found);
    row("", int(Refusal::BadPath));
    row("/index.html", int(Refusal::BadPath));
    row("//index.html", int(Refusal::BadPath));
    row("../outside.txt", int(Refusal::BadPath));
    row("a/../index.html", int(Refusal::BadPath));
    row("a/./b", int(Refusal::BadPath));
    row("a//b", int(Refusal::BadPath));
    row("index.html/", int(Refusal::BadPath));
    row("..\\outside.txt", int(Refusal::BadPath));
    row("a", int(Refusal::NotFound));
    row("none.html", int(Refusal::NotFound));
    row("dangling", int(Refusal::NotFound));
    row("link-outside", int(Refusal::Outside));
    row("link-to-folder/outside.txt", int(Refusal::Outside));
    row("link-to-sibling/secret.txt", int(Refusal::Outside));
}

void TestServing::resolves()
{
    QFETCH(QString, path);
    QFETCH(int, refusal);
    const QTemporaryDir base;
    const QDir dir(base.path());
    QVERIFY(dir.mkpath(QStringLiteral("res/a/b")) && dir.mkpath(QStringLiteral("res-other")));
    QVERIFY(touch(dir.filePath(QStringLiteral("outside.txt"))));
    QVERIFY(touch(dir.filePath(QStringLiteral("res-other/secret.txt"))));
    QVERIFY(touch(dir.filePath(QStringLiteral("res/index.html"))));
    QVERIFY(touch(dir.filePath(QStringLiteral("res/a/b/ü c.js"))));
    const auto link = [&dir](const char* target, const char* name) {
        return QFile::link(QLatin1String(target), dir.filePath(QLatin1String(name)));
    };
    QVERIFY(link("index.html", "res/link-inside"));
    QVERIFY(link("../outside.txt", "res/link-outside"));
    QVERIFY(link("..", "res/link-to-folder"));
    QVERIFY(link("../res-other", "res/link-to-sibling"));
    QVERIFY(link("nowhere", "res/dangling"));
    const auto resolved = ResourceFolder(dir.filePath(QStringLiteral("res"))).resolve(path);
    QCOMPARE(resolved ? -1 : int(resolved.error()), refusal);
    if (resolved)
        QVERIFY(resolved->startsWith(QDir(base.path()).canonicalPath() + QStringLiteral("/res/")));
}

void TestServing::mimeTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    const auto row
        = [](const char* path, const char* type) { QTest::newRow(path) << QByteArray(type); };
    row("index.html", "text/html");
    row("a.b/app.JS", "text/javascript");
    row("chunk.mjs", "text/javascript");
    row("style.css", "text/css");
    row("module.wasm", "application/wasm");
    row("font.woff2", "font/woff2");
    row("data.json", "application/json");
    row("icon.svg", "image/svg+xml");
    row("README", "application/octet-stream");
    row("archive.xyz", "application/octet-stream");
}

void TestServing::mimeTypes()
{
    QTEST(mimeTypeOf(QString::fromUtf8(QTest::currentDataTag())), "type");
}

void TestServing::policyStandsBehindTheDoctype_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("usual page") << QByteArray("<!DOCTYPE html>") << QByteArray("\n<html>");
    QTest::newRow("no doctype") << QByteArray() << QByteArray("<p>Hello");
    QTest::newRow("empty page") << QByteArray() << QByteArray();
    QTest::newRow("comment first")
        << QByteArray("<!-- <script> -->\n<!doctype html>") << QByteArray("<script>");
    QTest::newRow("byte order mark")
        << QByteArray("\xEF\xBB\xBF<!doctype html>") << QByteArray("<p>");
    QTest::newRow("comment without an end") << QByteArray() << QByteArray("<!-- <script>");
    QTest::newRow("comment of nothing") << QByteArray("<!-->") << QByteArray("<script>-->");
    QTest::newRow("comment of a dash") << QByteArray("<!--->") << QByteArray("<script>-->");
    QTest::newRow("comment with a bang at its end")
        << QByteArray("<!-- --!>") << QByteArray("<script></script>-->");
    QTest::newRow("comment with a bang at its end and no other")
        << QByteArray("<!----!>") << QByteArray("<script></script>");
    QTest::newRow("comment with a bang at its start")
        << QByteArray("<!--!><script>-->") << QByteArray("<p>");
    QTest::newRow("doctype without an end") << QByteArray() << QByteArray("<!doctype html");
    QTest::newRow("escape of ISO-2022-JP in a comment")
        << QByteArray() << QByteArray("<!-- \x1B$B --><script></script>\x1B(B -->");
    QTest::newRow("escape of ISO-2022-JP in a doctype")
        << QByteArray("<!-- -->") << QByteArray("<!doctype \x1B$B><script></script>\x1B(B >");
}

void TestServing::policyStandsBehindTheDoctype()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const QByteArray page = served(before + after);
    QCOMPARE(page, before + policyElement(policy) + after);
    QCOMPARE(withContentPolicy(before + after, policy), page);
}

//! Wherever the part ends that is looked at: never behind where it stands otherwise.
void TestServing::policyStandsBeforeWhatIsNotLookedAt()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const QByteArray html = before + after;
    for (qsizetype maxProlog = 0; maxProlog <= html.size(); ++maxProlog) {
        QByteArray page = served(html, maxProlog);
        const qsizetype at = page.indexOf(policyElement(policy));
        QVERIFY(at >= 0 && at <= qMin(maxProlog, before.size()));
        QCOMPARE(at, policyPosition(html.first(maxProlog)));
        QCOMPARE(page.remove(at, policyElement(policy).size()), html);
    }
}

void TestServing::longestPrologIsLookedThrough()
{
    const QByteArray longest = commentOf(limits::maxPrologBytes);
    QCOMPARE(served(longest + "<p>"), longest + policyElement(policy) + "<p>");
    const QByteArray longer = commentOf(limits::maxPrologBytes + 1);
    QCOMPARE(served(longer + "<p>"), policyElement(policy) + longer + "<p>");
}

void TestServing::largePageIsReadInPieces_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<qsizetype>("position");
    const QByteArray spaces(limits::maxPrologBytes + 1, ' ');
    QTest::newRow("doctype first") << QByteArray("<!doctype html><p>") << qsizetype(15);
    QTest::newRow("no doctype") << QByteArray("<p>") << qsizetype(0);
    QTest::newRow("comment of the whole page") << QByteArray("<!-- ") << qsizetype(0);
    QTest::newRow("white space without an end") << spaces << limits::maxPrologBytes;
}

void TestServing::largePageIsReadInPieces()
{
    QFETCH(QByteArray, begin);
    QFETCH(qsizetype, position);
    auto owned = std::make_unique<CountedFile>(begin, 50 * limits::mebibyte);
    const CountedFile& file = *owned;
    PageStream page(std::move(owned), policy);
    const QByteArray element = policyElement(policy);
    QCOMPARE(page.size(), file.size() + element.size());
    QCOMPARE(file.bytesRead(), 0);

    std::vector<char> piece(limits::mebibyte);
    qint64 at = 0;
    while (!page.atEnd()) {
        const qint64 readBefore = file.bytesRead();
        const qint64 count = page.read(piece.data(), qint64(piece.size()));
        QVERIFY(count > 0 && count <= limits::maxServedReadBytes);
        const qint64 bound = at == 0 ? limits::maxPrologBytes : limits::maxServedReadBytes;
        QVERIFY(file.bytesRead() - readBefore <= bound);
        for (qint64 i = 0; i < count; ++i, ++at) {
            const qint64 inPolicy = at - position;
            const char expected = inPolicy < 0 ? file.byteAt(at)
                : inPolicy < element.size()    ? element.at(inPolicy)
                                               : file.byteAt(at - element.size());
            if (piece[size_t(i)] != expected)
                QFAIL(qPrintable(QStringLiteral("byte %1 is wrong").arg(at)));
        }
    }
    QCOMPARE(at, page.size());
    QCOMPARE(page.read(piece.data(), 1), 0);
}

void TestServing::pageIsReadFromAnyPlace()
{
    const QByteArray html = "<!doctype html><p>" + QByteArray(1000, 'x') + "end";
    const QByteArray whole = withContentPolicy(html, policy);
    for (const qsizetype place : {whole.size(), whole.size() - 3, qsizetype(16), qsizetype(0)}) {
        auto file = std::make_unique<QBuffer>();
        file->setData(html);
        file->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        PageStream page(std::move(file), policy);
        QVERIFY(page.seek(place));
        QCOMPARE(page.read(10), whole.mid(place, 10));
        QVERIFY(page.seek(place));
        QByteArray rest;
        while (!page.atEnd())
            rest += page.read(limits::mebibyte);
        QCOMPARE(rest, whole.mid(place));
        QVERIFY(!page.seek(whole.size() + 1));
    }
}

//! The engine takes nothing read for nothing there yet, and would wait for the rest.
void TestServing::shortenedFileIsAnError()
{
    auto owned = std::make_unique<CountedFile>("<!doctype html>", limits::mebibyte);
    CountedFile& file = *owned;
    PageStream page(std::move(owned), policy);
    std::vector<char> piece(limits::mebibyte);
    QVERIFY(page.read(piece.data(), qint64(piece.size())) > 0);
    file.shortenTo(100);
    QCOMPARE(page.read(piece.data(), qint64(piece.size())), 100 - 15);
    QCOMPARE(page.read(piece.data(), qint64(piece.size())), -1);
}

void TestServing::policyNamesTheResource()
{
    QVERIFY(policy.contains("connect-src resource://com.example.clock data: blob:;"));
    QVERIFY(!policy.contains('*'));
}

void TestServing::oneBadFolderDoesNotHarmTheOthers()
{
    const ResourceLibrary library = loadLibrary(test::fixturePath(QStringLiteral("library")));
    QCOMPARE(library.resources.size(), size_t(1));
    QCOMPARE(library.resources.front().manifest.id, QStringLiteral("com.example.good"));
    QCOMPARE(library.errors.size(), 3);
    QVERIFY(library.errors.at(0).contains(QLatin1String("/bad-json/resource.json: at line 2")));
    QVERIFY(
        library.errors.at(1).contains(QLatin1String("/bad-version/resource.json: at /version")));
    QVERIFY(library.errors.at(2).contains(QLatin1String("another resource has the id")));
}

void TestServing::allSamplesLoad()
{
    const ResourceLibrary library
        = loadLibrary(QStringLiteral(PORTCULLIS_SOURCE_DIR "/sample-resources"));
    QCOMPARE(library.errors, QStringList());
    QCOMPARE(library.warnings, QStringList());
    QStringList names;
    for (const Resource& resource : library.resources)
        names << QDir(resource.folder).dirName();
    names.sort();
    QCOMPARE(names.join(u' '), QStringLiteral("chat echo nosy raw ticker"));
}

QTEST_GUILESS_MAIN(TestServing)
#include "tst_serving.moc"
