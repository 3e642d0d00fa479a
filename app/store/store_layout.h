#pragma once

#include "app/package/refusal.h"
#include "app/store/store_paths.h"
#include "bridge/core/result.h"

#include <QStringList>

namespace portcullis {

//! \brief Refuses a store that this program does not know (Refusal::NewerStore). Changes nothing,
//! and needs no lock.
Result<void, PackageError> checkLayout(const StorePaths& paths);

//! \brief Makes the folders of the store, and brings an older layout up to date.
//!
//! Layout 0, which has no version file, is a folder for each resource in the store's root; what is
//! in one is installed as any package would be, or is set aside if it is none. The caller has the
//! store's lock. If it is killed, or the disk is full, the next call goes on.
//! \return one line for each resource that was set aside.
Result<QStringList, PackageError> prepareLayout(const StorePaths& paths);

} // namespace portcullis
