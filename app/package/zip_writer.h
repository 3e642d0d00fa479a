#pragma once

#include "app/package/progress.h"
#include "app/package/refusal.h"
#include "bridge/core/result.h"

#include <QString>
#include <QStringList>

namespace portcullis {

//! \brief Writes \a files of \a folder, in this order, as the zip archive \a output, which is
//! replaced at once or not at all.
//!
//! The bytes depend on nothing but the names and contents. Errors: Refusal::WriteFailed,
//! Refusal::Canceled.
//! \param progress is told parts of \a totalBytes.
Result<void, PackageError> writeZip(const QString& folder, const QStringList& files,
    const QString& output, const Progress& progress, qint64 totalBytes);

} // namespace portcullis
