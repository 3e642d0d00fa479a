#pragma once

#include "app/library/grant_key.h"
#include "app/library/resource_library.h"
#include "app/store/resource_store.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace portcullis {

//! \brief A resource that the user can open.
struct LibraryItem {
    Resource resource; //!< The current version.
    std::optional<StoreEntry> entry; //!< Empty: a sample, which is opened where it is.

    const QString& id() const { return resource.manifest.id; }
    //! Whose decisions hold for it.
    GrantKey key() const { return entry ? GrantKey::of(*entry) : GrantKey::ofSample(id()); }
    bool isEnabled() const { return !entry || entry->isEnabled; }
};

//! \brief All resources that the user can open: what is installed, and the samples that are not
//! installed.
//!
//! It notices what other processes install, change and remove.
class Library : public QObject {
    Q_OBJECT

public:
    //! \param samples a folder of resources; empty for none.
    Library(const QString& dataFolder, const QString& samples, QObject* parent = nullptr);

    //! By name, what is installed first.
    const std::vector<LibraryItem>& items() const { return m_items; }

    //! Null if there is none; valid until changed().
    const LibraryItem* find(const QString& id) const;

    //! The keys of all items().
    std::vector<GrantKey> keys() const;

    //! What is damaged or cannot be loaded, a line each.
    const QStringList& problems() const { return m_problems; }

    //! Null if it cannot be used, which problems() says.
    ResourceStore* store() { return m_store ? &*m_store : nullptr; }

    //! Looks again, for the impatient: changes are noticed by themselves.
    void refresh();

Q_SIGNALS:
    //! items() or problems() have changed.
    void changed();

private:
    void load();
    void watch();

    QString m_dataFolder;
    ResourceLibrary m_samples;
    std::optional<ResourceStore> m_store;
    QStringList m_storeProblems; // that were there at the start
    std::vector<LibraryItem> m_items;
    QStringList m_problems;
    QFileSystemWatcher m_files;
    QTimer m_settling; // after a change, while there may be more of it
};

} // namespace portcullis
