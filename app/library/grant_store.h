#pragma once

#include "app/library/grant_file.h"
#include "app/library/user_answer.h"

#include <QString>

#include <functional>
#include <vector>

namespace portcullis {

//! \brief The user's decisions, kept in a readable file, `grants.json`.
//!
//! Several processes may use the same file, so there is no way to save a whole state: what the user
//! said is applied to what is there by then. All errors are one sentence for the user.
class GrantStore {
public:
    //! \a dataFolder is created when the first decision is saved.
    explicit GrantStore(const QString& dataFolder);

    //! \brief The decisions for \a key; none if the user was never asked. See decisionsFor().
    //!
    //! A file that cannot be read is as good as none: nothing is granted, and the user is asked
    //! again.
    Decisions find(const GrantKey& key) const;

    //! All decisions by their names.
    GrantTable all() const;

    //! \brief Whether decisions can be kept at all, as far as reading tells.
    //!
    //! They cannot where a newer version of the program has written the file, which is left alone.
    Result<void, QString> check() const;

    //! \brief Applies \a answer to the decisions for \a key. What another owner of the name was
    //! granted is forgotten with that, and a name without any decision left is, too.
    Result<void, QString> save(const GrantKey& key, const UserAnswer& answer);

    //! Forgets what was decided for anyone of that name.
    Result<void, QString> forget(const QString& name);

    //! \brief Gives the decisions that an earlier version of the program has saved, without owners,
    //! to those of the same name that are \a present. Nobody gets the others.
    //!
    //! To be called before anything is installed. \a present is called if it is needed.
    Result<void, QString> bindOwners(const std::function<std::vector<GrantKey>()>& present);

    //! The path of the file.
    const QString& file() const { return m_file; }

private:
    Result<void, QString> update(const std::function<void(GrantTable& table)>& change);

    QString m_file;
};

} // namespace portcullis
