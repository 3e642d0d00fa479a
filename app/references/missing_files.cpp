#include "app/references/missing_files.h"

#include "app/engine/schemes.h"
#include "app/package/bundler_settings.h"
#include "app/package/package_root.h"
#include "app/package/served_files.h"
#include "app/references/css_references.h"
#include "app/references/html_references.h"
#include "bridge/core/limits.h"
#include "bridge/core/one_line.h"

#include <QFile>
#include <QSet>
#include <QStringConverter>

#include <deque>

namespace portcullis {
namespace {

using Kind = Reference::Kind;

//! As the URL standard has it before it parses: no white space around, no line breaks inside.
QString strippedUrl(const QString& text)
{
    QString url = text.trimmed();
    return url.remove(u'\t').remove(u'\n').remove(u'\r');
}

//! Without what does not matter for the file.
QUrl fileUrl(const QUrl& base, const QString& reference)
{
    return base.resolved(QUrl(strippedUrl(reference)))
        .adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
}

//! What there is to do about a reference to a file that is not there.
QString advice(bool hasForeignBase)
{
    if (!hasForeignBase)
        return QStringLiteral("add the file or correct the reference");
    return QStringLiteral("add the file, or have the bundler write relative addresses (%1)")
        .arg(relativeAddressSettings());
}

QString sentence(const QString& file, const Reference& reference, bool hasForeignBase)
{
    return inOneLine(QStringLiteral("%1: %2 refers to %3, which does not exist; %4")
                         .arg(shownName(file), reference.place, shownName(reference.url),
                             advice(hasForeignBase)));
}

QString pathOf(const QUrl& url)
{
    return url.path(QUrl::FullyDecoded).mid(1);
}

QByteArray beginOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(limits::maxScannedBytes) : QByteArray();
}

PageReferences referencesOf(const QByteArray& bytes, Kind kind)
{
    if (kind == Kind::Page)
        return htmlReferences(bytes);
    const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    return {{}, cssReferences(QString(QStringDecoder(encoding)(bytes)))};
}

//! Follows the references of one resource, each file once.
class Search {
public:
    Search(const QString& id, const ServedFiles& served) : m_id(id), m_served(served) { }

    QStringList follow(const QUrl& entry)
    {
        enqueue(entry, Kind::Page);
        for (qsizetype read = 0; !m_waiting.empty() && read < limits::maxScannedFiles; ++read) {
            const File file = m_waiting.front();
            m_waiting.pop_front();
            checkFile(file);
        }
        if (m_more > 0)
            m_sentences
                << QStringLiteral("%1 more references are to files that do not exist").arg(m_more);
        return m_sentences;
    }

private:
    struct File {
        QUrl url;
        Kind kind;
    };

    void enqueue(const QUrl& url, Kind kind)
    {
        if (kind == Kind::Other || m_known.contains(url))
            return;
        m_known.insert(url);
        m_waiting.push_back({url, kind});
    }

    void checkFile(const File& file)
    {
        const PageReferences page = referencesOf(beginOf(m_served.find(file.url).path), file.kind);
        const QUrl ownBase = page.base.isEmpty() ? file.url : file.url.resolved(QUrl(page.base));
        // The policy of a page has no other base.
        const QUrl base = schemes::isOwnUrl(ownBase, m_id) ? ownBase : file.url;
        QSet<QString> seen;
        for (const Reference& reference : page.all) {
            if (!seen.contains(reference.url))
                check(file.url, fileUrl(base, reference.url), reference);
            seen.insert(reference.url);
        }
    }

    //! \param url what the \a reference in \a file leads to.
    void check(const QUrl& file, const QUrl& url, const Reference& reference)
    {
        if (!schemes::isOwnUrl(url, m_id))
            return;
        const ServedFile found = m_served.find(url);
        if (found.isFound())
            return enqueue(found.redirect.isEmpty() ? url : found.redirect, reference.kind);
        if (m_sentences.size() == limits::maxMissingFiles) {
            ++m_more;
            return;
        }
        m_sentences << sentence(pathOf(file), reference, m_served.hasForeignBase(url));
    }

    const QString m_id;
    const ServedFiles& m_served;
    std::deque<File> m_waiting;
    QSet<QUrl> m_known;
    QStringList m_sentences;
    qsizetype m_more = 0;
};

} // namespace

QStringList missingFiles(const Manifest& manifest, const ResourceFolder& folder)
{
    QStringList sentences;
    if (!manifest.icon.isEmpty() && !folder.resolve(manifest.icon))
        sentences << sentence(
            QLatin1String(manifestName), {manifest.icon, QStringLiteral("icon")}, false);
    const ServedFiles served(manifest.id, folder, manifest.entry);
    const QUrl entry = schemes::resourceUrl(manifest.id, manifest.entry);
    return sentences + Search(manifest.id, served).follow(entry);
}

} // namespace portcullis
