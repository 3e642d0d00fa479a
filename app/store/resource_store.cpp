#include "app/store/resource_store.h"

#include "app/package/files.h"
#include "app/store/entry_loader.h"
#include "app/store/store_changes.h"
#include "app/store/store_cleanup.h"
#include "app/store/store_layout.h"
#include "app/store/trash.h"

#include <QDir>

#include <algorithm>
#include <fcntl.h>

namespace portcullis {
namespace {

//! For so long, other processes may change the store before we give up.
constexpr std::chrono::milliseconds lockTimeout{30'000};
//! So often a version may be replaced while it is looked for.
constexpr int maxUseTries = 5;

Result<FileLock, PackageError> lockStore(const StorePaths& paths)
{
    std::optional<FileLock> lock
        = FileLock::lock(paths.lockFile(), FileLock::Mode::Exclusive, lockTimeout);
    if (lock)
        return *std::move(lock);
    return refused(Refusal::Busy,
        QStringLiteral("another process has been changing %1 for too long; try again shortly")
            .arg(paths.root()));
}

//! Has \a change made with the store's lock, and then removes what it discarded.
template <typename Change> auto changeStore(const StorePaths& paths, const Change& change)
{
    Result<FileLock, PackageError> lock = lockStore(paths);
    if (!lock)
        return decltype(change())(lock.error());
    auto result = change();
    {
        const FileLock ended = std::move(lock).value();
    }
    emptyTrash(paths);
    return result;
}

bool comesBefore(const StoreEntry& a, const StoreEntry& b)
{
    const int byName
        = QString::localeAwareCompare(a.current.manifest.name, b.current.manifest.name);
    return byName != 0 ? byName < 0 : a.id < b.id;
}

//! Creates the store's root and the file that is locked.
bool makeRoot(const StorePaths& paths)
{
    return files::makeFolder(paths.root())
        && files::open(paths.lockFile(), O_RDWR | O_CREAT | O_NOFOLLOW, 0600).isOpen();
}

} // namespace

Result<ResourceStore, PackageError> ResourceStore::open(const QString& dataFolder)
{
    ResourceStore store{StorePaths(dataFolder)};
    const StorePaths& paths = store.m_paths;
    const auto known = checkLayout(paths);
    if (!known)
        return known.error();
    if (!makeRoot(paths))
        return writeFailed(QStringLiteral("%1 cannot be made").arg(paths.root()));
    const auto notices = changeStore(paths, [&paths]() -> Result<QStringList, PackageError> {
        const auto stillKnown = checkLayout(paths);
        if (!stillKnown)
            return stillKnown.error();
        const auto prepared = prepareLayout(paths);
        if (!prepared)
            return prepared.error();
        return *prepared + cleanUp(paths);
    });
    if (!notices)
        return notices.error();
    store.m_notices = *notices;
    return store;
}

Result<StagedPackage, PackageError> ResourceStore::stage(
    const QString& source, const Progress& progress) const
{
    Result<StagingFolder, PackageError> staging
        = changeStore(m_paths, [this] { return StagingFolder::create(m_paths); });
    if (!staging)
        return staging.error();
    const QString content = staging.value().content();
    const Result<PackageSummary, PackageError> summary = unpackPackage(source, content, progress);
    if (!summary)
        return summary.error();
    if (!files::syncAll(content))
        return writeFailed(
            QStringLiteral("the files of %1 can't be written").arg(shownName(source)));
    return StagedPackage(std::move(staging).value(), *summary);
}

Result<CommitOutcome, PackageError> ResourceStore::judge(
    const StagedPackage& staged, const CommitOptions& options) const
{
    return changes::judge(m_paths, staged, options);
}

Result<CommitOutcome, PackageError> ResourceStore::commit(
    StagedPackage staged, const CommitOptions& options)
{
    return changeStore(m_paths, [&] { return changes::commit(m_paths, staged, options); });
}

Result<void, PackageError> ResourceStore::acceptWaiting(const QString& id, const VersionId& seen)
{
    return changeStore(m_paths, [&] { return changes::acceptWaiting(m_paths, id, seen); });
}

Result<void, PackageError> ResourceStore::dropWaiting(const QString& id, const VersionId& seen)
{
    return changeStore(m_paths, [&] { return changes::dropWaiting(m_paths, id, seen); });
}

Result<void, PackageError> ResourceStore::rollback(const QString& id, const VersionId& seen)
{
    return changeStore(m_paths, [&] { return changes::rollback(m_paths, id, seen); });
}

Result<void, PackageError> ResourceStore::uninstall(const QString& id)
{
    return changeStore(m_paths, [&] { return changes::uninstall(m_paths, id); });
}

Result<void, PackageError> ResourceStore::setEnabled(const QString& id, bool isEnabled)
{
    return changeStore(m_paths, [&] { return changes::setEnabled(m_paths, id, isEnabled); });
}

std::optional<StoreEntry> ResourceStore::find(const QString& id) const
{
    const Result<std::optional<StoreEntry>, PackageError> entry = findEntry(m_paths, id);
    return entry ? *entry : std::nullopt;
}

StoreListing ResourceStore::list() const
{
    StoreListing listing;
    const QStringList names
        = QDir(m_paths.resources()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& id : names) {
        const Result<std::optional<StoreEntry>, PackageError> entry = findEntry(m_paths, id);
        if (!entry)
            listing.errors << entryError(id, entry.error()).message;
        else if (*entry)
            listing.entries.push_back(**entry);
    }
    std::sort(listing.entries.begin(), listing.entries.end(), comesBefore);
    return listing;
}

Result<void, PackageError> ResourceStore::verify(const QString& id) const
{
    const Result<VersionUse, PackageError> used = use(id);
    if (!used)
        return used.error();
    const Result<PackageSummary, PackageError> summary = checkUnpacked(used->version().folder);
    if (!summary)
        return refused(Refusal::Damaged, damageLine(id, summary.error().message));
    if (summary->digest != used->version().digest
        || summary->publisher != used->version().publisher)
        return refused(Refusal::Damaged,
            damageLine(id, QStringLiteral("its files are not those that were installed")));
    return {};
}

Result<VersionUse, PackageError> ResourceStore::use(const QString& id) const
{
    for (int i = 0; i < maxUseTries; ++i) {
        const Result<std::optional<StoreEntry>, PackageError> entry = findEntry(m_paths, id);
        if (!entry)
            return entryError(id, entry.error());
        if (!*entry)
            break;
        const InstalledVersion& version = (*entry)->current;
        std::optional<FileLock> lock = FileLock::tryLock(version.folder, FileLock::Mode::Shared);
        if (lock)
            return VersionUse(version, (*entry)->installation, *std::move(lock));
    }
    return refused(Refusal::NotInstalled,
        QStringLiteral("the resource %1 is not installed").arg(shownName(id)));
}

} // namespace portcullis
