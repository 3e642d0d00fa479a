#include "app/store/store_changes.h"

#include "app/package/files.h"
#include "app/store/entry_loader.h"
#include "app/store/trash.h"

#include <QDir>

#include <algorithm>

namespace portcullis::changes {
namespace {

//! A record with the entry that it tells of.
struct Installed {
    StoreRecord record;
    StoreEntry entry;
};

//! Empty if it is not installed; the error is what is wrong with it.
Result<std::optional<Installed>, PackageError> findInstalled(
    const StorePaths& paths, const QString& id)
{
    const auto record = readRecord(paths, id);
    if (!record)
        return record.error();
    if (!*record)
        return std::optional<Installed>();
    const Result<StoreEntry, QString> entry = loadEntry(paths, **record);
    if (!entry)
        return refused(Refusal::Damaged, entry.error());
    return std::optional(Installed{**record, *entry});
}

PackageError notInstalled(const QString& id)
{
    return refused(Refusal::NotInstalled,
        QStringLiteral("the resource %1 is not installed").arg(shownName(id)));
}

Result<Installed, PackageError> requireInstalled(const StorePaths& paths, const QString& id)
{
    if (!StorePaths::isId(id))
        return notInstalled(id);
    const auto installed = findInstalled(paths, id);
    if (!installed)
        return entryError(id, installed.error());
    if (!*installed)
        return notInstalled(id);
    return **installed;
}

//! What is installed under \a id, where the version \a seen waits.
Result<Installed, PackageError> requireWaiting(
    const StorePaths& paths, const QString& id, const VersionId& seen)
{
    auto installed = requireInstalled(paths, id);
    if (!installed)
        return installed;
    if (!installed->entry.waiting)
        return refused(Refusal::NothingToDo, QStringLiteral("no update of %1 waits").arg(id));
    if (installed->record.waiting->versionId() != seen)
        return refused(Refusal::ChangedMeanwhile,
            QStringLiteral("another update of %1 has come meanwhile").arg(id));
    return installed;
}

Result<void, PackageError> write(const StorePaths& paths, const StoreRecord& record)
{
    if (writeRecord(paths, record))
        return {};
    return writeFailed(QStringLiteral("the record of %1 cannot be written").arg(record.id));
}

//! Makes \a version the current one, and the one that it replaces the previous one.
void makeCurrent(StoreRecord& record, const VersionRecord& version)
{
    record.previous = record.current;
    record.current = version;
    record.waiting.reset();
    if (version.publisher)
        record.publisher = version.publisher;
}

//! Discards the versions that \a before names and \a after does not.
void discardOthers(const StorePaths& paths, const StoreRecord& before, const StoreRecord& after)
{
    for (const auto& version : {std::optional(before.current), before.previous, before.waiting}) {
        if (version && !after.names(version->name))
            discardVersion(paths, paths.version(after.id, version->name));
    }
}

//! Writes \a after in the place of \a before, and discards what is no longer named.
Result<void, PackageError> replace(
    const StorePaths& paths, const StoreRecord& before, const StoreRecord& after)
{
    auto written = write(paths, after);
    if (written)
        discardOthers(paths, before, after);
    return written;
}

//! Moves the files of \a staged to where the resource's versions are.
Result<VersionRecord, PackageError> place(const StorePaths& paths, const StagedPackage& staged)
{
    const PackageSummary& summary = staged.summary();
    const VersionRecord version{StorePaths::newName(), summary.manifest.version, summary.digest,
        summary.publisher, summary.files, summary.bytes, summary.frontendBytes,
        QDateTime::currentDateTimeUtc()};
    const QString& id = summary.manifest.id;
    const bool isPlaced = files::makeFolder(paths.resource(id))
        && files::syncFolder(paths.resources())
        && files::rename(staged.content(), paths.version(id, version.name))
        && files::syncFolder(paths.resource(id));
    if (!isPlaced)
        return writeFailed(QStringLiteral("the files of %1 cannot be moved").arg(id));
    return version;
}

Result<CommitOutcome, PackageError> installFirst(
    const StorePaths& paths, const StagedPackage& staged)
{
    const Result<VersionRecord, PackageError> version = place(paths, staged);
    if (!version)
        return version.error();
    StoreRecord record;
    record.id = staged.manifest().id;
    record.installation = staged.installation();
    record.publisher = staged.publisher();
    record.current = *version;
    record.remember(HistoryEvent::Kind::Installed, version->version);
    const auto written = write(paths, record);
    if (written)
        return CommitOutcome::Installed;
    discardVersion(paths, paths.version(record.id, version->name));
    QDir().rmdir(paths.resource(record.id));
    return written.error();
}

bool isWaitingAlready(const StoreRecord& record, const PackageSummary& package)
{
    return record.waiting && record.waiting->digest == package.digest
        && record.waiting->publisher == package.publisher;
}

Result<CommitOutcome, PackageError> update(const StorePaths& paths, const Installed& installed,
    const StagedPackage& staged, const CommitOptions& options)
{
    const StoreRecord& before = installed.record;
    Result<CommitOutcome, PackageError> outcome
        = judgeUpdate(before, installed.entry.current.manifest, staged.summary(), options);
    if (!outcome || *outcome == CommitOutcome::Unchanged)
        return outcome;
    const bool waits = *outcome == CommitOutcome::Waiting;
    if (waits && isWaitingAlready(before, staged.summary()))
        return outcome;
    const Result<VersionRecord, PackageError> version = place(paths, staged);
    if (!version)
        return version.error();
    StoreRecord after = before;
    if (waits)
        after.waiting = *version;
    else
        makeCurrent(after, *version);
    after.remember(
        waits ? HistoryEvent::Kind::Waiting : HistoryEvent::Kind::Updated, version->version);
    const auto replaced = replace(paths, before, after);
    if (replaced)
        return outcome;
    discardVersion(paths, paths.version(before.id, version->name));
    return replaced.error();
}

bool isInUse(const StorePaths& paths, const QString& id)
{
    const QDir folder(paths.resource(id));
    const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    return std::any_of(names.begin(), names.end(), [&folder](const QString& name) {
        return !FileLock::tryLock(folder.filePath(name), FileLock::Mode::Exclusive);
    });
}

//! The time is the end of their names.
void discardOldDamaged(const StorePaths& paths)
{
    const QDir damaged(paths.damaged());
    QStringList names = damaged.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) {
        return a.section(u'-', -1) > b.section(u'-', -1);
    });
    for (qsizetype i = maxDamagedEntries; i < names.size(); ++i)
        discard(paths, damaged.filePath(names[i]));
}

} // namespace

Result<CommitOutcome, PackageError> commit(
    const StorePaths& paths, const StagedPackage& staged, const CommitOptions& options)
{
    const QString& id = staged.manifest().id;
    const auto installed = findInstalled(paths, id);
    const bool isNewer = !installed && installed.error().refusal == Refusal::NewerStore;
    if (isNewer || (!installed && !setAside(paths, id)))
        return entryError(id, installed.error());
    if (!installed || !*installed)
        return installFirst(paths, staged);
    return update(paths, **installed, staged, options);
}

Result<CommitOutcome, PackageError> judge(
    const StorePaths& paths, const StagedPackage& staged, const CommitOptions& options)
{
    const QString& id = staged.manifest().id;
    const auto installed = findInstalled(paths, id);
    if (!installed && installed.error().refusal == Refusal::NewerStore)
        return entryError(id, installed.error());
    if (!installed || !*installed)
        return CommitOutcome::Installed;
    return judgeUpdate(
        (*installed)->record, (*installed)->entry.current.manifest, staged.summary(), options);
}

Result<void, PackageError> acceptWaiting(
    const StorePaths& paths, const QString& id, const VersionId& seen)
{
    const Result<Installed, PackageError> installed = requireWaiting(paths, id, seen);
    if (!installed)
        return installed.error();
    const StoreRecord& before = installed->record;
    StoreRecord after = before;
    makeCurrent(after, *before.waiting);
    after.remember(HistoryEvent::Kind::Accepted, after.current.version);
    return replace(paths, before, after);
}

Result<void, PackageError> dropWaiting(
    const StorePaths& paths, const QString& id, const VersionId& seen)
{
    const Result<Installed, PackageError> installed = requireWaiting(paths, id, seen);
    if (!installed)
        return installed.error();
    const StoreRecord& before = installed->record;
    StoreRecord after = before;
    after.remember(HistoryEvent::Kind::Dropped, before.waiting->version);
    after.waiting.reset();
    return replace(paths, before, after);
}

Result<void, PackageError> rollback(
    const StorePaths& paths, const QString& id, const VersionId& seen)
{
    const Result<Installed, PackageError> installed = requireInstalled(paths, id);
    if (!installed)
        return installed.error();
    const StoreRecord& before = installed->record;
    if (!installed->entry.previous)
        return refused(Refusal::NothingToDo,
            QStringLiteral("there is no version of %1 to go back to").arg(id));
    if (before.previous->versionId() != seen)
        return refused(Refusal::ChangedMeanwhile,
            QStringLiteral("going back would lead to another version of %1 by now").arg(id));
    StoreRecord after = before;
    std::swap(after.current, *after.previous);
    after.remember(HistoryEvent::Kind::RolledBack, after.current.version);
    return replace(paths, before, after);
}

Result<void, PackageError> uninstall(const StorePaths& paths, const QString& id)
{
    if (!StorePaths::isId(id) || !QFile::exists(paths.record(id)))
        return notInstalled(id);
    // From here on it is not installed; what is left of it is removed now or by cleanUp().
    if (!QFile::remove(paths.record(id)))
        return writeFailed(QStringLiteral("the record of %1 cannot be removed").arg(id));
    files::syncFolder(paths.resource(id));
    const QDir folder(paths.resource(id));
    const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QString& name : names)
        discardVersion(paths, folder.filePath(name));
    QDir().rmdir(folder.path());
    return {};
}

Result<void, PackageError> setEnabled(const StorePaths& paths, const QString& id, bool isEnabled)
{
    const Result<Installed, PackageError> installed = requireInstalled(paths, id);
    if (!installed)
        return installed.error();
    StoreRecord record = installed->record;
    if (record.isEnabled == isEnabled)
        return {};
    record.isEnabled = isEnabled;
    return write(paths, record);
}

bool setAside(const StorePaths& paths, const QString& id)
{
    return !isInUse(paths, id) && setFolderAside(paths, paths.resource(id), id);
}

bool setFolderAside(const StorePaths& paths, const QString& folder, const QString& id)
{
    const QString time
        = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddThhmmsszzz"));
    const QString place = QStringLiteral("%1/%2-%3").arg(paths.damaged(), id, time);
    const bool isMoved = files::rename(folder, place);
    if (isMoved)
        discardOldDamaged(paths);
    return isMoved;
}

} // namespace portcullis::changes
