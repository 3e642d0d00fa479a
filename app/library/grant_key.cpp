#include "app/library/grant_key.h"

namespace portcullis {

GrantKey GrantKey::ofFolder(const QString& folder)
{
    return {QStringLiteral("folder:") + folder, {}};
}

GrantKey GrantKey::ofSample(const QString& id)
{
    return {id, QStringLiteral("program")};
}

GrantKey GrantKey::of(
    const QString& id, const std::optional<PublicKey>& publisher, const QString& installation)
{
    return {id,
        publisher ? QStringLiteral("key:") + publisher->toText()
                  : QStringLiteral("installation:") + installation};
}

GrantKey GrantKey::of(const StoreEntry& entry)
{
    return of(entry.id, entry.current.publisher, entry.installation);
}

} // namespace portcullis
