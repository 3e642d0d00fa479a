#pragma once

#include "app/package/file_descriptor.h"
#include "app/package/refusal.h"
#include "bridge/core/result.h"

namespace portcullis {

//! Where an archive's list of entries is.
struct ArchiveListPlace {
    quint64 offset = 0; //!< Bytes from the start of the file.
    quint64 size = 0; //!< Bytes; at most limits::maxArchiveListBytes.
};

//! \brief Finds the list by the record at the archive's end (APPNOTE 4.3.14 to 4.3.16).
//!
//! Bytes may follow that record, such as the zeros of tools that write whole blocks, as long as
//! every program has to find the same record. Errors: Refusal::NotAPackage, Refusal::Unsupported
//! for one part of several, Refusal::TooManyFiles.
Result<ArchiveListPlace, PackageError> findArchiveList(const FileDescriptor& file);

//! Refusal::NotAPackage.
PackageError notAnArchive();

} // namespace portcullis
