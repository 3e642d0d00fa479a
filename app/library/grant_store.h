#pragma once

#include "bridge/core/json.h"
#include "bridge/manifest/capability.h"

#include <QString>

#include <optional>

namespace portcullis {

//! \brief What the user decided for one resource.
struct Decision {
    CapabilitySet granted;
    CapabilitySet refused;
};

//! \brief The user's decisions, kept in a readable file, `grants.json`.
class GrantStore {
public:
    //! \param dataFolder is created when the first decision is saved.
    explicit GrantStore(const QString& dataFolder);

    //! \brief The decision for \a id, if it covers all of \a requested.
    //!
    //! Empty if the user was never asked, or not for all of it. A file that cannot be read is
    //! as good as none: the user is asked again.
    std::optional<Decision> find(const QString& id, const CapabilitySet& requested) const;

    //! Saves \a decision in place of an earlier one; the error is a sentence for the user.
    Result<void, QString> save(const QString& id, const Decision& decision);

private:
    Json read() const;

    QString m_file;
};

} // namespace portcullis
