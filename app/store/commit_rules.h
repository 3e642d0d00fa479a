#pragma once

#include "app/package/package.h"
#include "app/store/store_record.h"

namespace portcullis {

//! \brief What the user has agreed to already.
struct CommitOptions {
    bool accepted = false; //!< The update may ask for more than the installed version.
    bool allowDowngrade = false; //!< Its version may be lower, or the same with other content.
    //! The installed version that the user was shown; nothing is changed if it is another one by
    //! then. Empty: not compared.
    std::optional<VersionId> seen = std::nullopt;
};

enum class CommitOutcome {
    Installed, //!< There was no resource with that id.
    Updated,
    Unchanged, //!< The same version with the same content is installed.
    Waiting, //!< It has to be accepted first, and the installed version stays the current one.
};

//! \brief What becomes of \a package where \a record is installed, with the manifest \a installed.
//!
//! It has to be accepted if it asks for more, or for anything where it is signed and the current
//! version is not: what was granted to whoever made that one is not granted to the key. Nothing is
//! changed by that. Errors: Refusal::OtherPublisher, Refusal::Downgrade, Refusal::ChangedMeanwhile.
Result<CommitOutcome, PackageError> judgeUpdate(const StoreRecord& record,
    const Manifest& installed, const PackageSummary& package, const CommitOptions& options);

} // namespace portcullis
