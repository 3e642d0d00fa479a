#pragma once

#include "app/package/public_key.h"
#include "app/store/file_lock.h"
#include "bridge/manifest/manifest.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace portcullis {

//! \brief Tells one version from any other, so that only what the user has seen is acted on.
struct VersionId {
    QByteArray digest; //!< See PackageSummary::digest.
    std::optional<PublicKey> publisher;

    bool operator==(const VersionId&) const = default;
};

//! \brief One version of a resource that the store has.
struct InstalledVersion {
    Manifest manifest;
    QString folder; //!< The absolute path of its files. To run it, take ResourceStore::use().
    std::optional<PublicKey> publisher; //!< Empty: it is not signed.
    QByteArray digest; //!< See PackageSummary::digest.
    int files = 0;
    qint64 bytes = 0;
    qint64 frontendBytes = 0;
    QDateTime installed; //!< UTC.
    QStringList warnings; //!< Of its manifest, one line each.

    VersionId versionId() const { return {digest, publisher}; }

    //! The absolute path of its icon's file; empty if it has none.
    QString icon() const;
};

//! \brief What was done with a resource.
struct HistoryEvent {
    enum class Kind {
        Installed,
        Updated,
        Waiting,
        Accepted,
        Dropped,
        RolledBack,
    };

    Kind kind = Kind::Installed;
    QString version; //!< The one that it was done with.
    QDateTime time; //!< UTC.
};

//! \brief An installed resource.
struct StoreEntry {
    QString id;
    //! Tells this installation from an earlier or later one of the same id; empty if a version of
    //! the program installed it that did not know them.
    QString installation;
    bool isEnabled = true;
    //! The only one who can update it; empty as long as it has never been signed.
    std::optional<PublicKey> publisher;
    InstalledVersion current;
    std::optional<InstalledVersion> previous; //!< What rollback() goes to.
    std::optional<InstalledVersion> waiting; //!< An update that asks for more.
    std::vector<HistoryEvent> history; //!< The newest last; at most maxHistoryEvents.
};

//! The latest so many events are kept.
inline constexpr std::size_t maxHistoryEvents = 32;

//! \brief All that is installed.
struct StoreListing {
    std::vector<StoreEntry> entries; //!< By name, then id.
    QStringList errors; //!< One line for each that is damaged.
};

//! \brief Keeps the files of one version where they are, as long as it lives.
class VersionUse {
public:
    VersionUse(InstalledVersion version, QString installation, FileLock lock)
        : m_version(std::move(version)), m_installation(std::move(installation)),
          m_lock(std::move(lock))
    {
    }

    const InstalledVersion& version() const { return m_version; }
    //! See StoreEntry::installation.
    const QString& installation() const { return m_installation; }

private:
    InstalledVersion m_version;
    QString m_installation;
    FileLock m_lock;
};

} // namespace portcullis
