#include "app/cli/store/context.h"

namespace portcullis {

Result<ResourceStore, PackageError> CommandContext::openStore() const
{
    Result<ResourceStore, PackageError> store = ResourceStore::open(dataFolder);
    if (!store)
        return store;
    for (const QString& notice : store->notices())
        terminal.warn(QStringLiteral("warning: ") + notice);
    GrantStore known = grants;
    if (const auto bound = known.bindOwners([&store] { return keysIn(*store); }); !bound)
        terminal.warn(QStringLiteral("warning: ") + bound.error());
    return store;
}

std::vector<GrantKey> keysIn(const ResourceStore& store)
{
    std::vector<GrantKey> keys;
    for (const StoreEntry& entry : store.list().entries)
        keys.push_back(GrantKey::of(entry));
    return keys;
}

Result<StoreEntry, PackageError> entryOf(const ResourceStore& store, const QString& id)
{
    if (const std::optional<StoreEntry> entry = store.find(id))
        return *entry;
    return refused(Refusal::NotInstalled, QStringLiteral("%1 is not installed").arg(shownName(id)));
}

} // namespace portcullis
