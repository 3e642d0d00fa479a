#pragma once

#include "app/package/progress.h"
#include "app/package/public_key.h"
#include "app/package/refusal.h"
#include "bridge/core/result.h"
#include "bridge/manifest/manifest.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace portcullis {

//! \brief A package that has passed all checks, as far as it concerns people and the store.
struct PackageSummary {
    Manifest manifest;
    std::optional<PublicKey> publisher; //!< Empty: it is not signed.
    //! \brief SHA-256 of the list of its files, their sizes and hashes, without the signature's
    //! file. Two packages with the same digest have the same content.
    QByteArray digest;
    int files = 0; //!< Files in it, its signature included.
    qint64 bytes = 0; //!< Of all these files.
    qint64 frontendBytes
        = 0; //!< Of the files in the folder of the manifest's entry page and below.
    QStringList warnings; //!< One sentence each, in one line, such as an unknown field.
};

//! \brief Copies the package at \a source into the empty folder \a target, and checks the copy.
//!
//! \a source is a folder, an `.rpk`, or any zip of a folder, also one that has all of it in one
//! folder at its top. docs/packages.md says what is refused, and what is left out. If there is an
//! error, some of it may be in \a target, and removing that is for the caller. Nothing is written
//! outside of it.
Result<PackageSummary, PackageError> unpackPackage(
    const QString& source, const QString& target, const Progress& progress = {});

//! \brief Checks the files in \a folder as unpackPackage() checks the copy, and hashes them.
//!
//! It is for what nobody else changes meanwhile, such as an installed version.
Result<PackageSummary, PackageError> checkUnpacked(const QString& folder);

} // namespace portcullis
