#pragma once

#include "app/package/public_key.h"
#include "app/package/refusal.h"
#include "app/store/store_entry.h"
#include "app/store/store_paths.h"
#include "bridge/core/result.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace portcullis {

//! \brief What the record of a resource says of one version.
struct VersionRecord {
    QString name; //!< Of its folder, beside the record.
    QString version; //!< Of its manifest.
    QByteArray digest; //!< See PackageSummary::digest.
    std::optional<PublicKey> publisher;
    int files = 0;
    qint64 bytes = 0;
    qint64 frontendBytes = 0;
    QDateTime installed; //!< UTC.

    VersionId versionId() const { return {digest, publisher}; }
};

//! \brief The record of a resource, `entry.json`: it alone says what is installed.
struct StoreRecord {
    QString id;
    QString installation; //!< See StoreEntry::installation.
    bool isEnabled = true;
    std::optional<PublicKey> publisher; //!< The only one who can update it.
    VersionRecord current;
    std::optional<VersionRecord> previous;
    std::optional<VersionRecord> waiting;
    std::vector<HistoryEvent> history; //!< The newest last.

    //! Adds what has been done with \a version now.
    void remember(HistoryEvent::Kind kind, const QString& version);

    //! Whether \a name is the folder of one of its versions.
    bool names(const QString& name) const;
};

//! \brief Reads the record of \a id, an id. Empty if there is none.
//!
//! Errors: Refusal::Damaged, and Refusal::NewerStore for one that a newer version of the program
//! has written, which is to be left alone.
Result<std::optional<StoreRecord>, PackageError> readRecord(
    const StorePaths& paths, const QString& id);

//! \brief Puts \a record in the place of the one there is, at once or not at all. Returns false if
//! it cannot be written; `errno` says why.
bool writeRecord(const StorePaths& paths, const StoreRecord& record);

} // namespace portcullis
