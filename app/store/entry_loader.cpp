#include "app/store/entry_loader.h"

#include "app/package/folder_reader.h"
#include "bridge/core/one_line.h"

namespace portcullis {
namespace {

//! Whether \a reader has as many files and bytes as \a record says.
bool hasSizes(const PackageReader& reader, const VersionRecord& record)
{
    qint64 bytes = 0;
    for (const PackageReader::File& file : reader.files())
        bytes += file.claimedBytes;
    return bytes == record.bytes && qsizetype(reader.files().size()) == record.files;
}

std::optional<InstalledVersion> loadOptional(
    const StorePaths& paths, const QString& id, const std::optional<VersionRecord>& record)
{
    if (!record)
        return std::nullopt;
    const Result<InstalledVersion, QString> version = loadVersion(paths, id, *record);
    return version ? std::optional(*version) : std::nullopt;
}

} // namespace

Result<InstalledVersion, QString> loadVersion(
    const StorePaths& paths, const QString& id, const VersionRecord& record)
{
    const QString folder = paths.version(id, record.name);
    const auto reader = FolderReader::scan(folder, Leftovers::Keep);
    if (!reader || !hasSizes(**reader, record))
        return QStringLiteral("the files of version %1 are not those that were installed")
            .arg(record.version);
    const Result<LoadedManifest, ManifestError> loaded = loadManifest(folder);
    if (!loaded)
        return QStringLiteral("the manifest of version %1 is wrong").arg(record.version);
    const Manifest& manifest = loaded->manifest;
    if (manifest.id != id || manifest.version != record.version)
        return QStringLiteral("the manifest of version %1 is that of another one")
            .arg(record.version);
    return InstalledVersion{manifest, folder, record.publisher, record.digest, record.files,
        record.bytes, record.frontendBytes, record.installed, loaded->warnings};
}

Result<StoreEntry, QString> loadEntry(const StorePaths& paths, const StoreRecord& record)
{
    const Result<InstalledVersion, QString> current = loadVersion(paths, record.id, record.current);
    if (!current)
        return current.error();
    return StoreEntry{record.id, record.installation, record.isEnabled, record.publisher, *current,
        loadOptional(paths, record.id, record.previous),
        loadOptional(paths, record.id, record.waiting), record.history};
}

Result<std::optional<StoreEntry>, PackageError> findEntry(
    const StorePaths& paths, const QString& id)
{
    QString triedName;
    while (StorePaths::isId(id)) {
        const Result<std::optional<StoreRecord>, PackageError> record = readRecord(paths, id);
        if (!record)
            return record.error();
        if (!*record)
            break;
        const Result<StoreEntry, QString> entry = loadEntry(paths, **record);
        if (entry)
            return std::optional(*entry);
        // Unless another process has replaced it meanwhile, a second look helps nobody.
        const QString& name = (*record)->current.name;
        if (name == triedName)
            return refused(Refusal::Damaged, entry.error());
        triedName = name;
    }
    return std::optional<StoreEntry>();
}

QString damageLine(const QString& id, const QString& what)
{
    return inOneLine(QStringLiteral("%1 is damaged: %2").arg(id, what));
}

PackageError entryError(const QString& id, const PackageError& error)
{
    if (error.refusal == Refusal::NewerStore)
        return refused(error.refusal,
            inOneLine(QStringLiteral("%1 cannot be used: %2").arg(id, error.message)));
    return refused(error.refusal, damageLine(id, error.message));
}

} // namespace portcullis
