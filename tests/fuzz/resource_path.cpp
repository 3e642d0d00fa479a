//! Whatever is asked for, by path or by URL, only regular files inside the folder are found.
#include "app/engine/schemes.h"
#include "app/package/served_files.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

const QByteArray inside = "inside";
const QString id = QStringLiteral("com.example.clock");

//! A folder with files and links, and beside it what must not be found.
class Place {
public:
    Place()
    {
        require(m_dir.isValid(), "there is a temporary folder");
        write("app/index.html", inside);
        write("app/a/b/c.txt", inside);
        write("app/a/b/second/look", inside);
        write("app/a/b/pages/index.html", inside);
        write("app/pages/deep/index.html", inside);
        write("app/name with space", inside);
        write("app/\xC3\xA4", inside);
        write("app/100%25", inside);
        write("app/_rpx", inside);
        write("app/_rp/secret", "reserved");
        write("appendix/secret", "outside");
        write("secret", "outside");
        link("b/c.txt", "app/a/link");
        link("../app", "app/round");
        link("../secret", "app/out");
        link("../appendix", "app/beside");
        link("../../../appendix", "app/a/b/beside");
        link("../../secret", "app/pages/index.html");
        link("/", "app/root");
        link("nowhere", "app/broken");
        link("self", "app/self");
    }

    QString root() const { return m_dir.filePath(QStringLiteral("app")); }

private:
    void write(const char* name, const QByteArray& content)
    {
        const QString path = m_dir.filePath(QString::fromUtf8(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        require(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(),
            "a file can be written");
    }

    void link(const char* target, const char* name)
    {
        std::filesystem::create_symlink(target, m_dir.filePath(QLatin1String(name)).toStdString());
    }

    QTemporaryDir m_dir;
};

void checkFile(const QString& path, const QString& root)
{
    namespace fs = std::filesystem;
    const fs::path real = fs::canonical(path.toStdString());
    const fs::path folder = fs::canonical(root.toStdString());
    require(real == path.toStdString(), "a path has no links left");
    require(fs::is_regular_file(real), "what is found is a file");
    const fs::path relative = real.lexically_relative(folder);
    require(!relative.empty() && *relative.begin() != "..", "what is found is inside the folder");
    QFile file(path);
    require(file.open(QIODevice::ReadOnly), "what is found can be read");
    const QByteArray content = file.readAll();
    require(content == inside || content == "reserved", "what is found is the resource's own");
}

//! The URL of a folder without its slash leads to the same with it, and that to a page.
void checkFound(const QUrl& url, const ServedFiles& served, const QString& root)
{
    ServedFile found = served.find(url);
    if (!found.isFound())
        return;
    require(url.scheme() == QLatin1String("resource") && url.host() == id && url.port() == -1
            && url.userInfo().isEmpty(),
        "a resource is asked for its own files only");
    if (!found.redirect.isEmpty()) {
        require(found.path.isEmpty(), "what is elsewhere is not here, too");
        require(found.redirect.path() == url.path() + u'/', "a folder is asked for with its slash");
        found = served.find(found.redirect);
        require(found.redirect.isEmpty() && found.path.endsWith(QLatin1String("/index.html")),
            "a redirect leads to a page, at once");
    }
    if (found.path == QLatin1String(":/portcullis/sdk.js"))
        return;
    checkFile(found.path, root);
    require(
        !url.path().startsWith(QLatin1String("/_rp/")), "a reserved path is not the resource's");
}

void checkUrl(const QUrl& url, const ResourceFolder& folder, const QString& root)
{
    for (const char* const entry : {"index.html", "a/b/c.txt"}) {
        const ServedFiles served(id, folder, QLatin1String(entry));
        checkFound(url, served, root);
        served.hasForeignBase(url);
    }
}

void checkPath(const QString& path, const ResourceFolder& folder, const QString& root)
{
    const auto found = folder.resolve(path);
    if (found)
        checkFile(*found, root);
    const QUrl url = schemes::resourceUrl(id, path);
    const ServedFiles served(id, folder, QStringLiteral("a/b/c.txt"));
    if (found && !path.startsWith(QLatin1String("_rp/")))
        require(served.find(url).path == *found, "a file is found by its URL, too");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Place place;
    static const QString root = place.root();
    static const ResourceFolder folder(root);
    const QString text = Input(data, size).takeTextRest();
    checkPath(text, folder, root);
    checkUrl(QUrl(text), folder, root);
    checkUrl(QUrl(QStringLiteral("resource://com.example.clock/") + text), folder, root);
    return 0;
}
