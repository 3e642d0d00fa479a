#include "app/store/store_cleanup.h"

#include "app/package/files.h"
#include "app/store/entry_loader.h"
#include "app/store/file_lock.h"
#include "app/store/store_changes.h"
#include "app/store/trash.h"

#include <QDir>
#include <QFileInfo>

namespace portcullis {
namespace {

QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

//! Those without an owner; a live one has its lock.
void discardStaging(const StorePaths& paths)
{
    for (const QString& name : namesIn(paths.staging()))
        discardVersion(paths, paths.staging() + u'/' + name);
}

//! What is in the folder of \a id and not named by \a record; all of it, if there is none.
void discardUnnamed(
    const StorePaths& paths, const QString& id, const std::optional<StoreRecord>& record)
{
    const QString recordName = QStringLiteral("entry.json");
    for (const QString& name : namesIn(paths.resource(id))) {
        const bool isKept = record && (name == recordName || record->names(name));
        if (!isKept)
            discardVersion(paths, paths.version(id, name));
    }
    if (!record)
        QDir().rmdir(paths.resource(id));
}

//! Forgets versions of \a record that are not whole, and says so.
QStringList repair(const StorePaths& paths, StoreRecord record, const StoreEntry& entry)
{
    QStringList notices;
    const auto forget = [&](std::optional<VersionRecord>& version, bool isWhole) {
        if (!version || isWhole)
            return;
        notices << damageLine(record.id,
            QStringLiteral("its version %1, which is not the current one, is removed")
                .arg(version->version));
        version.reset();
    };
    forget(record.previous, entry.previous.has_value());
    forget(record.waiting, entry.waiting.has_value());
    if (!notices.isEmpty() && writeRecord(paths, record))
        discardUnnamed(paths, record.id, record);
    return notices;
}

QStringList setDamagedAside(const StorePaths& paths, const QString& id, const QString& what)
{
    const bool isMoved = changes::setAside(paths, id);
    const QString where = isMoved ? QStringLiteral("its files are in %1 now").arg(paths.damaged())
                                  : QStringLiteral("its files are in use");
    return {damageLine(id, QStringLiteral("%1; %2").arg(what, where))};
}

QStringList cleanResource(const StorePaths& paths, const QString& id)
{
    const QFileInfo folder(paths.resource(id));
    if (folder.isSymLink())
        return setDamagedAside(paths, id, QStringLiteral("its folder is a link"));
    if (!folder.isDir())
        return {};
    const auto record = readRecord(paths, id);
    if (!record && record.error().refusal == Refusal::NewerStore)
        return {entryError(id, record.error()).message};
    if (!record)
        return setDamagedAside(paths, id, record.error().message);
    discardUnnamed(paths, id, *record);
    if (!*record)
        return {};
    const Result<StoreEntry, QString> entry = loadEntry(paths, **record);
    if (!entry)
        return setDamagedAside(paths, id, entry.error());
    return repair(paths, **record, *entry);
}

} // namespace

QStringList cleanUp(const StorePaths& paths)
{
    discardStaging(paths);
    QStringList notices;
    for (const QString& id : namesIn(paths.resources())) {
        if (StorePaths::isId(id))
            notices << cleanResource(paths, id);
    }
    return notices;
}

} // namespace portcullis
