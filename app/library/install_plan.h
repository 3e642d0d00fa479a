#pragma once

#include "app/library/grant_store.h"
#include "app/library/resource.h"
#include "app/store/permission_difference.h"
#include "app/store/resource_store.h"

//! \brief The one way in which something is installed or updated, for the window and the command
//! line alike: plan what it would change, ask the user, apply the answer. How they ask is all that
//! is theirs.
namespace portcullis {

//! \brief What becoming the current version would change.
struct InstallPlan {
    Resource resource; //!< The version that would become the current one.
    VersionId version; //!< Of that version.
    QStringList warnings; //!< On the package, one sentence each.
    std::optional<InstalledVersion> installed; //!< Empty: it is not installed yet.
    GrantKey key; //!< Whom the decisions would be for.
    Decisions known; //!< What was decided for that key before.
    PermissionDifference difference; //!< What it asks for, compared to what is installed.
    bool changesOwner = false; //!< What was granted to the installed version does not count.
    bool mustBeAccepted = false; //!< Unless the user accepts it, it waits.
    //! Its version is lower than the installed one, or the same with other content, which the user
    //! has to want.
    bool isDowngrade = false;
};

//! What the user says to a plan.
struct InstallAnswer {
    bool accepts = false; //!< It may become the current version.
    bool allowsDowngrade = false;
    std::optional<Decisions> decided; //!< Empty: nothing was decided on permissions.
};

//! What came of it.
struct InstallOutcome {
    CommitOutcome commit = CommitOutcome::Unchanged;
    //! It is done, but why a grant that the user gave could not be saved, so that the user will be
    //! asked again. Refusals are saved before, or nothing is done.
    std::optional<QString> unsaved;
};

//! \brief Plans to install \a staged.
//!
//! Errors: Refusal::OtherPublisher; Refusal::NewerStore and Refusal::DecisionsUnsaved, since the
//! user is asked in vain where the answer cannot be kept.
Result<InstallPlan, PackageError> planInstall(
    const ResourceStore& store, const GrantStore& grants, const StagedPackage& staged);

//! Plans to accept the update of \a id that waits. Errors: the same, and Refusal::NothingToDo and
//! Refusal::NotInstalled.
Result<InstallPlan, PackageError> planWaiting(
    const ResourceStore& store, const GrantStore& grants, const QString& id);

//! \brief Carries out \a plan for \a staged: saves what the user refused, commits, and saves what
//! the user granted.
//!
//! Nothing is installed unless all refusals are saved. Errors: those of ResourceStore::commit(),
//! and Refusal::DecisionsUnsaved.
Result<InstallOutcome, PackageError> applyInstall(ResourceStore& store, GrantStore& grants,
    StagedPackage staged, const InstallPlan& plan, const InstallAnswer& answer);

//! The same for what planWaiting() has planned, which the user has accepted.
Result<InstallOutcome, PackageError> applyWaiting(
    ResourceStore& store, GrantStore& grants, const InstallPlan& plan, const Decisions& decided);

} // namespace portcullis
