#pragma once

#include "app/store/file_lock.h"
#include "app/store/store_paths.h"

#include "app/package/refusal.h"
#include "bridge/core/result.h"

namespace portcullis {

//! \brief A folder in the store's staging area, which is removed with this object. Its lock tells
//! other processes that it is in use.
class StagingFolder {
public:
    //! The caller has the store's lock. Error: Refusal::WriteFailed.
    static Result<StagingFolder, PackageError> create(const StorePaths& paths);

    StagingFolder(StagingFolder&& other) noexcept;
    StagingFolder& operator=(StagingFolder&& other) = delete;
    ~StagingFolder();

    //! Where the files of a package go. It exists until it is moved away.
    QString content() const;

private:
    StagingFolder(const QString& path, FileLock lock) : m_path(path), m_lock(std::move(lock)) { }

    QString m_path; // empty: moved from
    FileLock m_lock;
};

} // namespace portcullis
