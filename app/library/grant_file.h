#pragma once

#include "app/library/decisions.h"
#include "app/library/grant_key.h"
#include "bridge/core/result.h"

#include <QString>

#include <map>
#include <optional>

namespace portcullis {

//! The decisions for one name, and for whom they were made.
struct OwnedDecisions {
    //! See GrantKey. Empty: not known, since an earlier version of the program has written it.
    std::optional<QString> owner;
    Decisions decisions;

    bool operator==(const OwnedDecisions&) const = default;
};

//! By GrantKey::name.
using GrantTable = std::map<QString, OwnedDecisions>;

//! \brief What holds for \a key.
//!
//! Of what was decided for another owner of the same name, nothing but refused hosts: a grant was
//! not meant for this one, and a refusal is not lifted by somebody else's package.
Decisions decisionsFor(const GrantTable& table, const GrantKey& key);

//! What a file of decisions says.
struct GrantFile {
    enum class State {
        Good, //!< Or not there.
        Damaged, //!< It cannot be read.
        Newer, //!< A newer version of the program has written it.
    };

    GrantTable table; //!< Empty unless the state is good.
    State state = State::Good;
};

//! \brief Reads version 3, version 2, which had no owners, and version 1, which had no hosts
//! either.
//!
//! What is not well-formed within it is left out, so that it is not granted.
GrantFile readGrants(const QString& name);

//! Replaces the file \a name at once; the error is a sentence for the user.
Result<void, QString> writeGrants(const QString& name, const GrantTable& table);

//! Renames \a file, so that the user can look for what was in it.
void setAsideDamaged(const QString& file);

} // namespace portcullis
