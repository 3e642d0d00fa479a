#pragma once

#include "app/store/commit_rules.h"
#include "app/store/staged_package.h"

//! \brief What is done to a store by someone who has its lock. Each is one replacement of a record,
//! and before or after it the store is whole.
namespace portcullis::changes {

//! See ResourceStore::commit(). If that succeeds, the content of \a staged may be gone.
Result<CommitOutcome, PackageError> commit(
    const StorePaths& paths, const StagedPackage& staged, const CommitOptions& options);

//! What commit() would do, without doing it; the store need not be locked.
Result<CommitOutcome, PackageError> judge(
    const StorePaths& paths, const StagedPackage& staged, const CommitOptions& options);

Result<void, PackageError> acceptWaiting(
    const StorePaths& paths, const QString& id, const VersionId& seen);
Result<void, PackageError> dropWaiting(
    const StorePaths& paths, const QString& id, const VersionId& seen);
Result<void, PackageError> rollback(
    const StorePaths& paths, const QString& id, const VersionId& seen);
Result<void, PackageError> uninstall(const StorePaths& paths, const QString& id);
Result<void, PackageError> setEnabled(const StorePaths& paths, const QString& id, bool isEnabled);

//! \brief Moves the folder of the damaged resource \a id to `damaged`, where the latest
//! maxDamagedEntries are kept. Returns false if it stays, because it is in use.
bool setAside(const StorePaths& paths, const QString& id);

//! The same for \a folder, which is no resource's, but was meant to be that of \a id.
bool setFolderAside(const StorePaths& paths, const QString& folder, const QString& id);

inline constexpr qsizetype maxDamagedEntries = 8;

} // namespace portcullis::changes
