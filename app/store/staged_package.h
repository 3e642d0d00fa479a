#pragma once

#include "app/package/package.h"
#include "app/store/file_lock.h"

namespace portcullis {

//! \brief A package that is checked and unpacked in the store, and not yet installed.
//!
//! It is removed again with this object, unless ResourceStore::commit() has taken it. While it
//! lives, other processes leave it alone; if this one is killed, the next ResourceStore::open()
//! removes it.
class StagedPackage {
public:
    //! \param folder the staging folder, which this object owns from now on.
    //! \param lock keeps other processes away from it.
    StagedPackage(const QString& folder, FileLock lock, PackageSummary summary);
    StagedPackage(StagedPackage&& other) noexcept;
    StagedPackage& operator=(StagedPackage&& other) = delete;
    ~StagedPackage();

    const PackageSummary& summary() const { return m_summary; }
    const Manifest& manifest() const { return m_summary.manifest; }
    //! Empty: it is not signed.
    const std::optional<PublicKey>& publisher() const { return m_summary.publisher; }
    const QStringList& warnings() const { return m_summary.warnings; }

    //! The absolute path of its files, as long as it is not committed.
    QString content() const;

    //! The absolute path of its icon's file; empty if it has none.
    QString icon() const;

private:
    QString m_folder; // empty: moved from
    FileLock m_lock;
    PackageSummary m_summary;
};

} // namespace portcullis
