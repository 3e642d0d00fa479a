#pragma once

#include "app/package/package.h"
#include "app/package/package_reader.h"

namespace portcullis {

//! \brief The files of a package that have been read, and its manifest.
struct ReadPackage {
    LoadedManifest loaded;
    std::vector<PackageFile> files;
    qint64 bytes = 0;
    qint64 frontendBytes = 0;
};

//! What becomes of a signature that is in a package already.
enum class OldSignature {
    Keep,
    LeaveOut,
};

//! A reader for the folder or archive at \a source.
Result<std::unique_ptr<PackageReader>, PackageError> openPackage(const QString& source);

//! \brief Copies all files of \a reader into \a target, which is empty; an empty text for none.
//!
//! The manifest comes first, so that a wrong one, or a frontend that is too large, ends it early.
//! The file of the manifest's entry and the signature are not checked. Leftovers are not copied,
//! and there is a warning, unless a signature that is kept covers them.
Result<ReadPackage, PackageError> readPackage(PackageReader& reader, const QString& target,
    const Progress& progress, OldSignature oldSignature);

//! The checks that need the files in \a folder, of which \a read tells.
Result<PackageSummary, PackageError> checkPackage(const ReadPackage& read, const QString& folder);

} // namespace portcullis
