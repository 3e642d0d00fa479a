#pragma once

#include "app/store/store_paths.h"

namespace portcullis {

//! \brief Moves \a path to the staging area at once, for emptyTrash() to remove it.
//!
//! The caller has the store's lock. Returns false if it is still there.
bool discard(const StorePaths& paths, const QString& path);

//! \brief The same for the folder of a version; one that is in use stays where it is, and a later
//! cleanUp() discards it.
bool discardVersion(const StorePaths& paths, const QString& folder);

//! Removes what has been discarded; without the store's lock, since it may take long.
void emptyTrash(const StorePaths& paths);

} // namespace portcullis
