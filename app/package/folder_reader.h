#pragma once

#include "app/package/leftovers.h"
#include "app/package/package_reader.h"
#include "app/package/path_index.h"

namespace portcullis {

//! \brief Reads a package from a folder, which others may change meanwhile.
//!
//! No link is followed but \a path itself.
class FolderReader final : public PackageReader {
public:
    //! Finds what files there are. Errors: Refusal::NotFound, Refusal::BadFileType, and those of
    //! names.
    static Result<std::unique_ptr<PackageReader>, PackageError> scan(
        const QString& path, Leftovers leftovers);

    Result<ReadBytes, PackageError> open(const File& file) override;

private:
    FolderReader(FileDescriptor folder, Leftovers leftovers)
        : m_folder(std::move(folder)), m_leftoverChoice(leftovers)
    {
    }

    //! \a name is in the open folder \a parent; \a prefix is the path to there, with its slash.
    Result<void, PackageError> scanFolder(
        const char* name, int parent, const QByteArray& prefix, PathIndex& index);
    Result<void, PackageError> addEntry(
        const char* name, int parent, const QByteArray& prefix, PathIndex& index);
    Result<void, PackageError> addLeftover(
        const char* name, int parent, const QByteArray& path, PathIndex& index);

    FileDescriptor m_folder;
    Leftovers m_leftoverChoice;
};

} // namespace portcullis
