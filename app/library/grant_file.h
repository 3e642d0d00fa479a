#pragma once

#include "app/library/decisions.h"

#include <QString>

#include <map>

namespace portcullis {

//! What a file of decisions says.
struct GrantFile {
    std::map<QString, Decisions> decisions; //!< By key; see GrantStore.
    bool isDamaged = false; //!< It is there and cannot be read.
};

//! \brief Reads version 2, and version 1, which had no hosts.
//!
//! What is not well-formed within it is left out, so that it is not granted.
GrantFile readGrants(const QString& name);

//! Replaces the file \a name at once; the error is a sentence for the user.
Result<void, QString> writeGrants(
    const QString& name, const std::map<QString, Decisions>& decisions);

//! Renames \a file, so that the user can look for what was in it.
void setAsideDamaged(const QString& file);

} // namespace portcullis
