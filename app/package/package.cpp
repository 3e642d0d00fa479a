#include "app/package/package.h"

#include "app/package/folder_reader.h"
#include "app/package/unpacking.h"

namespace portcullis {

Result<PackageSummary, PackageError> unpackPackage(
    const QString& source, const QString& target, const Progress& progress)
{
    const auto reader = openPackage(source);
    if (!reader)
        return reader.error();
    const auto read = readPackage(**reader, target, progress, OldSignature::Keep);
    if (!read)
        return read.error();
    return checkPackage(*read, target);
}

Result<PackageSummary, PackageError> checkUnpacked(const QString& folder)
{
    const auto reader = FolderReader::scan(folder, Leftovers::Keep);
    if (!reader)
        return reader.error();
    const auto read = readPackage(**reader, {}, {}, OldSignature::Keep);
    if (!read)
        return read.error();
    return checkPackage(*read, folder);
}

} // namespace portcullis
