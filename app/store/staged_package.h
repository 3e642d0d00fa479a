#pragma once

#include "app/package/package.h"
#include "app/store/staging_folder.h"
#include "app/store/store_entry.h"

namespace portcullis {

//! \brief A package that is checked and unpacked in the store, and not yet installed.
//!
//! It is removed again with this object, unless ResourceStore::commit() has taken it. While it
//! lives, other processes leave it alone; if this one is killed, the next ResourceStore::open()
//! removes it.
class StagedPackage {
public:
    StagedPackage(StagingFolder folder, PackageSummary summary)
        : m_folder(std::move(folder)), m_summary(std::move(summary)),
          m_installation(StorePaths::newName())
    {
    }

    const PackageSummary& summary() const { return m_summary; }
    const Manifest& manifest() const { return m_summary.manifest; }
    //! Empty: it is not signed.
    const std::optional<PublicKey>& publisher() const { return m_summary.publisher; }
    const QStringList& warnings() const { return m_summary.warnings; }

    //! StoreEntry::installation, should it be installed where nothing is.
    const QString& installation() const { return m_installation; }

    VersionId versionId() const { return {m_summary.digest, m_summary.publisher}; }

    //! The absolute path of its files, as long as it is not committed.
    QString content() const { return m_folder.content(); }

    //! The absolute path of its icon's file; empty if it has none.
    QString icon() const;

private:
    StagingFolder m_folder;
    PackageSummary m_summary;
    QString m_installation;
};

//! The absolute path of the icon of a resource in \a folder; empty if it has none.
QString iconIn(const QString& folder, const Manifest& manifest);

} // namespace portcullis
