#pragma once

#include "app/package/refusal.h"
#include "bridge/core/result.h"

#include <QByteArrayView>
#include <QString>

namespace portcullis {

//! \brief The path of a file or folder in a package: names separated by `/`, without one at either
//! end.
//!
//! \param utf8 as it comes from an archive or a folder. Error: Refusal::BadPath for what is not
//! UTF-8, is absolute or has `..`, `.`, an empty name, a backslash, a drive letter or a control
//! character, or is past one of the bounds of limits.h.
Result<QString, PackageError> checkedPath(QByteArrayView utf8);

//! Refusal::BadPath for \a path; \a why ends with what to do.
PackageError badPath(const QString& path, const QString& why);

} // namespace portcullis
