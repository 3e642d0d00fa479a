#pragma once

#include "app/library/grant_store.h"

namespace portcullis::test {

//! What is saved for \a name in \a dataFolder, whomever it is for.
inline Decisions savedDecisions(const QString& dataFolder, const QString& name)
{
    const GrantTable table = GrantStore(dataFolder).all();
    const auto found = table.find(name);
    return found == table.end() ? Decisions() : found->second.decisions;
}

//! Saves \a decisions in the place of all that was decided for \a key.
inline Result<void, QString> saveDecisions(
    const QString& dataFolder, const GrantKey& key, const Decisions& decisions)
{
    GrantStore store(dataFolder);
    return store.save(key, UserAnswer::between(store.find(key), decisions));
}

} // namespace portcullis::test
