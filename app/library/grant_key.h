#pragma once

#include "app/store/store_entry.h"

#include <QString>

namespace portcullis {

//! \brief Whose decisions: a resource by name, and who can change what that resource is.
//!
//! A name alone is not enough, since anybody can make a resource of any id. What the user granted
//! to one owner is not granted to the next one.
struct GrantKey {
    QString name; //!< The id, or `folder:` and the path of a resource that is not installed.
    //! The publisher's key; for what is not signed, its installation. Empty for a folder, whose
    //! path says who can change it.
    QString owner;

    static GrantKey ofFolder(const QString& folder);
    //! Of a sample that comes with the program.
    static GrantKey ofSample(const QString& id);
    //! \param installation see StoreEntry::installation.
    static GrantKey of(
        const QString& id, const std::optional<PublicKey>& publisher, const QString& installation);
    //! Of the current version of \a entry.
    static GrantKey of(const StoreEntry& entry);

    bool operator==(const GrantKey&) const = default;
};

} // namespace portcullis
