#pragma once

#include "app/package/archive_names.h"
#include "app/package/package_reader.h"
#include "app/package/zip_handles.h"

namespace portcullis {

//! \brief Reads a package from a zip archive.
//!
//! If all of it is in one folder, and `resource.json` too, that folder is the package. Leftovers
//! count for nothing.
class ZipReader final : public PackageReader {
public:
    //! \brief Finds what files there are. Errors: Refusal::NotAPackage, Refusal::Unsupported,
    //! Refusal::BadFileType, and those of packageNames().
    static Result<std::unique_ptr<PackageReader>, PackageError> open(const QString& path);

    //! Errors while reading: Refusal::NotAPackage, also for a wrong checksum or size.
    Result<ReadBytes, PackageError> open(const File& file) override;

private:
    explicit ZipReader(ZipArchive archive) : m_archive(std::move(archive)) { }

    Result<void, PackageError> addEntry(
        const ArchiveEntry& entry, const PackageName& name, qint64 index);
    Result<File, PackageError> fileAt(
        const ArchiveEntry& entry, const QString& path, qint64 index) const;

    ZipArchive m_archive;
};

} // namespace portcullis
