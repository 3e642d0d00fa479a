#pragma once

#include "app/package/refusal.h"

#include <sys/types.h>

namespace portcullis {

//! Refusal::BadFileType for the file \a path, whose type in \a mode (`S_IFMT`) no package can have.
PackageError badFileType(const QString& path, mode_t mode);

} // namespace portcullis
