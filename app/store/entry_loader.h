#pragma once

#include "app/store/store_entry.h"
#include "app/store/store_record.h"

namespace portcullis {

//! \brief Checks that the files of the version that \a record tells of are there, by number and
//! size, and loads their manifest. The error says what is wrong.
Result<InstalledVersion, QString> loadVersion(
    const StorePaths& paths, const QString& id, const VersionRecord& record);

//! \brief What is installed by \a record, whose current version has to be whole. A previous or
//! waiting version that is not is left out.
Result<StoreEntry, QString> loadEntry(const StorePaths& paths, const StoreRecord& record);

//! \brief The same by id, which may be any text. Empty if it is not installed.
//!
//! Another process may change it meanwhile. Errors: those of readRecord(), and Refusal::Damaged.
Result<std::optional<StoreEntry>, PackageError> findEntry(
    const StorePaths& paths, const QString& id);

//! The one line that says that \a id is damaged, and how.
QString damageLine(const QString& id, const QString& what);

//! \brief \a error, of what is installed as \a id, with the line to show for it.
//!
//! What a newer version of the program has written is not damaged, and the line does not say so.
PackageError entryError(const QString& id, const PackageError& error);

} // namespace portcullis
