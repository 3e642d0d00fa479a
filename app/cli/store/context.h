#pragma once

#include "app/cli/store/store_command.h"
#include "app/cli/store/terminal.h"
#include "app/library/grant_store.h"
#include "app/store/resource_store.h"

namespace portcullis {

//! What a command about packages and what is installed works with.
struct CommandContext {
    QString dataFolder;
    Answers answers;
    Terminal terminal;
    GrantStore grants;

    //! The store, after saying what is damaged in it, and after giving decisions from before there
    //! were owners to what is installed.
    Result<ResourceStore, PackageError> openStore() const;
};

//! The keys of all that is installed in \a store.
std::vector<GrantKey> keysIn(const ResourceStore& store);

//! What is installed under \a id; the error says that nothing is.
Result<StoreEntry, PackageError> entryOf(const ResourceStore& store, const QString& id);

} // namespace portcullis
