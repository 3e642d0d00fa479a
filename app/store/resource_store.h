#pragma once

#include "app/store/commit_rules.h"
#include "app/store/file_lock.h"
#include "app/store/staged_package.h"
#include "app/store/store_entry.h"
#include "app/store/store_paths.h"

namespace portcullis {

//! \brief The resources that are installed below one data folder; docs/packages.md has the layout.
//!
//! Every change is made at once or not at all, even if the process is killed or the disk is full,
//! and several processes can use one store at the same time. So can several threads, each with a
//! copy of the object. find(), list(), use() and setEnabled() are quick; the others may take as
//! long as the disk takes to write or remove all files of a package. Errors are one line for a
//! person. An id may be any text: one that is none is not installed.
class ResourceStore {
public:
    //! \brief Opens or creates \a dataFolder + `/store`, brings an older layout up to date, and
    //! removes what a killed process has left.
    //!
    //! Damaged entries are moved to `store/damaged`, see notices(). Errors: Refusal::NewerStore,
    //! which leaves it untouched, Refusal::Busy, Refusal::WriteFailed.
    static Result<ResourceStore, PackageError> open(const QString& dataFolder);

    //! What open() found damaged, one line each.
    const QStringList& notices() const { return m_notices; }

    //! \brief Unpacks and checks the package at \a source (see unpackPackage()), so that a person
    //! can be asked before commit().
    Result<StagedPackage, PackageError> stage(
        const QString& source, const Progress& progress = {}) const;

    //! What commit() would do now, without doing it.
    Result<CommitOutcome, PackageError> judge(
        const StagedPackage& staged, const CommitOptions& options = {}) const;

    //! \brief Installs \a staged, or makes it the update of the installed version.
    //!
    //! An update that has to be accepted, see judgeUpdate(), waits for acceptWaiting() unless
    //! \a options accept it. An update is by the publisher of what is installed; a resource that
    //! was not signed may become signed. Errors: Refusal::Downgrade, Refusal::OtherPublisher,
    //! Refusal::ChangedMeanwhile, Refusal::Busy, Refusal::WriteFailed.
    Result<CommitOutcome, PackageError> commit(
        StagedPackage staged, const CommitOptions& options = {});

    //! \brief Makes the waiting update the current version, if it is the one that the user has
    //! \a seen. Errors: Refusal::NothingToDo, Refusal::ChangedMeanwhile and the like.
    Result<void, PackageError> acceptWaiting(const QString& id, const VersionId& seen);

    //! The same, but forgets it.
    Result<void, PackageError> dropWaiting(const QString& id, const VersionId& seen);

    //! \brief Makes the version before the current one current again, if it is the one that the
    //! user has \a seen; a second time takes that back.
    //!
    //! What it asks for has been accepted before. Errors: Refusal::NothingToDo,
    //! Refusal::ChangedMeanwhile and the like.
    Result<void, PackageError> rollback(const QString& id, const VersionId& seen);

    //! \brief Removes the resource, its history and the memory of its publisher.
    //!
    //! The files of a version that is in use go later. Error: Refusal::NotInstalled and the like.
    Result<void, PackageError> uninstall(const QString& id);

    //! A disabled resource stays installed and is not to be opened.
    Result<void, PackageError> setEnabled(const QString& id, bool isEnabled);

    //! Empty if there is none, or if it is damaged.
    std::optional<StoreEntry> find(const QString& id) const;

    //! All that are installed and whole, as far as records, manifests and sizes say.
    StoreListing list() const;

    //! Compares all files of the current version with what was installed. Error: Refusal::Damaged.
    Result<void, PackageError> verify(const QString& id) const;

    //! \brief The current version for a running instance: its files stay where they are until
    //! the object is gone. Error: Refusal::NotInstalled.
    Result<VersionUse, PackageError> use(const QString& id) const;

private:
    explicit ResourceStore(StorePaths paths) : m_paths(std::move(paths)) { }

    StorePaths m_paths;
    QStringList m_notices;
};

} // namespace portcullis
