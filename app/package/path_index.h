#pragma once

#include "app/package/refusal.h"
#include "bridge/core/result.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace portcullis {

//! \brief The names of a package so far, each once, also where systems ignore case or spell
//! characters in another way.
//!
//! It takes checked paths only. Errors: Refusal::NameCollision, also for the reserved folder `_rp`,
//! and Refusal::TooManyFiles, for which folders count as files do, whether they are named or only
//! in the path of a file.
class PathIndex {
public:
    Result<void, PackageError> addFile(const QString& path);

    //! The same folder may be added many times.
    Result<void, PackageError> addFolder(const QString& path);

private:
    Result<void, PackageError> add(const QString& path);
    Result<void, PackageError> addParents(const QString& path);

    QHash<QString, QString> m_paths; // by what is the same for systems that ignore case
    QSet<QString> m_folders; // as they are spelled
};

} // namespace portcullis
