#pragma once

#include "app/package/package_reader.h"
#include "app/package/zip_handles.h"

#include <QByteArray>

#include <vector>

namespace portcullis {

//! \brief Reads a package from a zip archive.
//!
//! If all of it is in one folder, and `resource.json` too, that folder is the package.
class ZipReader final : public PackageReader {
public:
    //! \brief Finds what files there are. Errors: Refusal::NotAPackage, Refusal::Unsupported,
    //! Refusal::BadFileType, and those of names.
    static Result<std::unique_ptr<PackageReader>, PackageError> open(const QString& path);

    //! Errors while reading: Refusal::NotAPackage, also for a wrong checksum or size.
    Result<ReadBytes, PackageError> open(const File& file) override;

private:
    explicit ZipReader(ZipArchive archive) : m_archive(std::move(archive)) { }

    Result<void, PackageError> addFile(const QString& path, qint64 index);

    ZipArchive m_archive;
};

} // namespace portcullis
