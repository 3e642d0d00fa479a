#pragma once

#include "app/store/store_paths.h"

#include <QStringList>

namespace portcullis {

//! \brief Discards what killed processes have left, and sets damaged resources aside.
//!
//! The caller has the store's lock, and empties the trash when it has given it back.
//! \return one line for each that is damaged.
QStringList cleanUp(const StorePaths& paths);

} // namespace portcullis
