#pragma once

#include "app/store/resource_store.h"
#include "tests/support/sample_package.h"

namespace portcullis::test {

//! \brief What \a store has, one line for each resource: its versions with their content, whether
//! it is enabled, its publisher, and what was done with it.
QStringList storeState(const ResourceStore& store);

//! What is in the store below \a dataFolder and should not be; \a store is that store.
QStringList strayFiles(const QString& dataFolder, const ResourceStore& store);

//! Whether each file of each version in \a store is what was installed.
bool isWhole(const ResourceStore& store);

//! \brief Opens the store below \a dataFolder, stages and commits \a source.
Result<CommitOutcome, PackageError> install(
    const QString& dataFolder, const QString& source, const CommitOptions& options = {});

} // namespace portcullis::test
