#pragma once

#include "app/package/package.h"
#include "app/store/store_record.h"

namespace portcullis {

//! \brief What the user has agreed to already.
struct CommitOptions {
    bool accepted = false; //!< The update may ask for more than the installed version.
    bool allowDowngrade = false; //!< Its version may be lower, or the same with other content.
};

enum class CommitOutcome {
    Installed, //!< There was no resource with that id.
    Updated,
    Unchanged, //!< The same version with the same content is installed.
    Waiting, //!< It asks for more than the installed version, which goes on being the current one.
};

//! \brief What becomes of \a package where \a record is installed, with the manifest \a installed.
//!
//! Nothing is changed by that. Errors: Refusal::OtherPublisher, Refusal::Downgrade.
Result<CommitOutcome, PackageError> judgeUpdate(const StoreRecord& record,
    const Manifest& installed, const PackageSummary& package, const CommitOptions& options);

} // namespace portcullis
