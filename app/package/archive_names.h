#pragma once

#include "app/package/archive_entry.h"
#include "app/package/refusal.h"
#include "bridge/core/result.h"

#include <QString>

#include <vector>

namespace portcullis {

//! What an entry of an archive is in the package.
struct PackageName {
    enum class Kind {
        File,
        Folder,
        Leftover, //!< See isLeftover().
        LeftoverFolder,
    };

    //! Checked, unless it is a leftover's, which only stays inside. Empty for the package's folder.
    QString path;
    Kind kind = Kind::File;
};

//! \brief The names of all \a entries, in their order, if they can be in one package.
//!
//! What ordinary tools write in ways of their own is understood: `./`, the backslashes of Windows,
//! names in the field for Unicode, and one folder around everything. A name that programs read in
//! different ways is refused. Errors: Refusal::BadPath, Refusal::NameCollision,
//! Refusal::TooManyFiles, Refusal::BadManifest as for findRoot().
Result<std::vector<PackageName>, PackageError> packageNames(
    const std::vector<ArchiveEntry>& entries);

} // namespace portcullis
