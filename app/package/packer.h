#pragma once

#include "app/package/package.h"
#include "app/package/signing_key.h"

namespace portcullis {

//! \brief What there is to decide about packing.
struct PackOptions {
    const SigningKey* key = nullptr; //!< Not owned. Null: not signed by this.
};

//! \brief Packs the resource in \a folder into the zip file \a output.
//!
//! The same files give the same bytes, whatever their times, modes and order. What an installation
//! would refuse is refused here. A signature that the folder holds is replaced if there is a key,
//! and has to hold if there is none. An existing \a output is replaced at once or not at all; it
//! must not be inside \a folder. Folders without files are left out.
Result<PackageSummary, PackageError> packFolder(const QString& folder, const QString& output,
    const PackOptions& options = {}, const Progress& progress = {});

} // namespace portcullis
