#include "tests/support/store_state.h"

#include <QDir>
#include <QFileInfo>

namespace portcullis::test {
namespace {

std::vector<InstalledVersion> versionsOf(const StoreEntry& entry)
{
    std::vector<InstalledVersion> versions{entry.current};
    if (entry.previous)
        versions.push_back(*entry.previous);
    if (entry.waiting)
        versions.push_back(*entry.waiting);
    return versions;
}

QString textOf(const std::optional<InstalledVersion>& version)
{
    if (!version)
        return QStringLiteral("none");
    return version->manifest.version + u'#' + QString::fromLatin1(version->digest.toHex().left(8));
}

QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

QStringList storeState(const ResourceStore& store)
{
    const StoreListing listing = store.list();
    QStringList lines = listing.errors;
    for (const StoreEntry& entry : listing.entries) {
        QString history;
        for (const HistoryEvent& event : entry.history)
            history += QStringLiteral(" %1:%2").arg(int(event.kind)).arg(event.version);
        lines << QStringLiteral("%1 %2 previous %3 waiting %4 %5 by %6 history%7")
                     .arg(entry.id, textOf(entry.current), textOf(entry.previous),
                         textOf(entry.waiting),
                         QLatin1String(entry.isEnabled ? "enabled" : "disabled"),
                         entry.publisher ? entry.publisher->fingerprint() : QString(), history);
    }
    return lines;
}

QStringList strayFiles(const QString& dataFolder, const ResourceStore& store)
{
    const QString root = dataFolder + QStringLiteral("/store/");
    QStringList stray;
    for (const QString& name : namesIn(root + QStringLiteral("staging")))
        stray << QStringLiteral("staging/") + name;
    QStringList wanted;
    for (const StoreEntry& entry : store.list().entries) {
        const QString folder = root + QStringLiteral("resources/") + entry.id;
        wanted << folder + QStringLiteral("/entry.json");
        for (const InstalledVersion& version : versionsOf(entry))
            wanted << version.folder;
    }
    for (const QString& id : namesIn(root + QStringLiteral("resources"))) {
        const QString folder = root + QStringLiteral("resources/") + id;
        const QStringList names = namesIn(folder);
        if (names.isEmpty())
            stray << folder;
        for (const QString& name : names) {
            if (!wanted.contains(folder + u'/' + name))
                stray << folder + u'/' + name;
        }
    }
    return stray;
}

bool isWhole(const ResourceStore& store)
{
    for (const StoreEntry& entry : store.list().entries) {
        for (const InstalledVersion& version : versionsOf(entry)) {
            const auto checked = checkUnpacked(version.folder);
            if (!checked || checked->digest != version.digest)
                return false;
        }
    }
    return true;
}

Result<CommitOutcome, PackageError> install(
    const QString& dataFolder, const QString& source, const CommitOptions& options)
{
    Result<ResourceStore, PackageError> opened = ResourceStore::open(dataFolder);
    if (!opened)
        return opened.error();
    ResourceStore store = *opened;
    Result<StagedPackage, PackageError> staged = store.stage(source);
    if (!staged)
        return staged.error();
    return store.commit(std::move(staged).value(), options);
}

} // namespace portcullis::test
