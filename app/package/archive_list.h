#pragma once

#include "app/package/file_descriptor.h"
#include "app/package/refusal.h"
#include "bridge/core/result.h"

#include <QByteArray>

#include <vector>

namespace portcullis {

//! \brief The names of an archive's entries as they are in its list of them, its "central
//! directory" (PKWARE's APPNOTE 6.3, section 4.3.12).
//!
//! libzip ends a name at its first NUL, and takes memory for as many entries as an archive says it
//! has. So this is read first: with a bound, and to be compared with what libzip finds.
//! Errors: Refusal::NotAPackage, Refusal::TooManyFiles.
Result<std::vector<QByteArray>, PackageError> readArchiveNames(const FileDescriptor& file);

} // namespace portcullis
