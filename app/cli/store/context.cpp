#include "app/cli/store/context.h"

namespace portcullis {

Result<ResourceStore, PackageError> CommandContext::openStore() const
{
    Result<ResourceStore, PackageError> store = ResourceStore::open(dataFolder);
    if (store) {
        for (const QString& notice : store->notices())
            terminal.warn(QStringLiteral("warning: ") + notice);
    }
    return store;
}

Result<StoreEntry, PackageError> entryOf(const ResourceStore& store, const QString& id)
{
    if (const std::optional<StoreEntry> entry = store.find(id))
        return *entry;
    return refused(Refusal::NotInstalled, QStringLiteral("%1 is not installed").arg(shownName(id)));
}

} // namespace portcullis
