#include "app/library/library.h"

#include "app/store/store_paths.h"

#include <algorithm>

namespace portcullis {
namespace {

//! One change of the store touches several files.
constexpr std::chrono::milliseconds settlingTime{100};

} // namespace

Library::Library(const QString& dataFolder, const QString& samples, QObject* parent)
    : QObject(parent), m_dataFolder(dataFolder), m_settling(this)
{
    if (!samples.isEmpty())
        m_samples = loadLibrary(samples);
    for (const QString& warning : m_samples.warnings)
        qWarning("%s", qUtf8Printable(warning));
    Result<ResourceStore, PackageError> store = ResourceStore::open(dataFolder);
    if (store) {
        m_storeProblems = store.value().notices();
        m_store = std::move(store).value();
    } else {
        m_storeProblems = QStringList{store.error().message};
    }
    m_settling.setSingleShot(true);
    m_settling.setInterval(settlingTime);
    connect(&m_settling, &QTimer::timeout, this, &Library::refresh);
    for (const auto signal :
        {&QFileSystemWatcher::directoryChanged, &QFileSystemWatcher::fileChanged})
        connect(&m_files, signal, &m_settling, qOverload<>(&QTimer::start));
    load();
}

const LibraryItem* Library::find(const QString& id) const
{
    const auto found = std::find_if(
        m_items.begin(), m_items.end(), [&id](const LibraryItem& item) { return item.id() == id; });
    return found == m_items.end() ? nullptr : &*found;
}

std::vector<GrantKey> Library::keys() const
{
    std::vector<GrantKey> keys;
    for (const LibraryItem& item : m_items)
        keys.push_back(item.key());
    return keys;
}

void Library::refresh()
{
    m_settling.stop();
    // What was told of the folders until now, and has not arrived yet, is seen by this look.
    const QStringList watched = m_files.directories();
    if (!watched.isEmpty()) {
        m_files.removePaths(watched);
        m_files.addPaths(watched);
    }
    load();
    Q_EMIT changed();
}

void Library::load()
{
    m_items.clear();
    m_problems = m_samples.errors + m_storeProblems;
    if (m_store) {
        const StoreListing listing = m_store->list();
        m_problems << listing.errors;
        for (const StoreEntry& entry : listing.entries)
            m_items.push_back({{entry.current.manifest, entry.current.folder}, entry});
    }
    for (const Resource& sample : m_samples.resources) {
        if (!find(sample.manifest.id))
            m_items.push_back({sample, std::nullopt});
    }
    watch();
}

void Library::watch()
{
    const StorePaths paths(m_dataFolder);
    QStringList wanted{paths.resources()};
    for (const LibraryItem& item : m_items) {
        if (item.entry)
            wanted << paths.resource(item.id());
    }
    const QStringList watched = m_files.directories();
    for (const QString& folder : watched) {
        if (!wanted.contains(folder))
            m_files.removePath(folder);
    }
    for (const QString& folder : wanted) {
        if (!watched.contains(folder))
            m_files.addPath(folder);
    }
}

} // namespace portcullis
