#pragma once

#include "app/package/refusal.h"
#include "bridge/core/result.h"

#include <QStringList>

namespace portcullis {

//! The file at the top of every package that says what it is.
inline constexpr char manifestName[] = "resource.json";

//! \brief Which folder of an archive is the package: the one that \a files, the paths of all files,
//! are in; empty if the manifest is at the top.
//!
//! Error: Refusal::BadManifest if there is no manifest in either place, if there are several, or if
//! files are beside the folder.
Result<QString, PackageError> findRoot(const QStringList& files);

//! Refusal::BadManifest for a package with \a files, none of which is the manifest at the top; says
//! where one is.
PackageError noManifest(const QStringList& files);

} // namespace portcullis
