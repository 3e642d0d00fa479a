#pragma once

#include "app/package/archive_entry.h"
#include "app/package/file_descriptor.h"
#include "app/package/refusal.h"
#include "bridge/core/result.h"

#include <vector>

namespace portcullis {

//! \brief An archive's entries as they are in its list of them.
//!
//! libzip ends a name at its first NUL, and takes memory for as many entries as an archive says it
//! has. So this is read first: with a bound, and to be compared with what libzip finds. Each
//! entry's local header must have the same name, since some programs read those only.
//! Errors: Refusal::NotAPackage, Refusal::Unsupported, Refusal::TooManyFiles.
Result<std::vector<ArchiveEntry>, PackageError> readArchiveList(const FileDescriptor& file);

} // namespace portcullis
