#include "app/store/staging_folder.h"

#include "app/package/files.h"

#include <utility>

namespace portcullis {

Result<StagingFolder, PackageError> StagingFolder::create(const StorePaths& paths)
{
    const QString path = paths.staging() + u'/' + StorePaths::newName();
    std::optional<FileLock> lock;
    if (files::makeFolder(path + QStringLiteral("/content")))
        lock = FileLock::tryLock(path, FileLock::Mode::Exclusive);
    if (lock)
        return StagingFolder(path, *std::move(lock));
    const PackageError error
        = writeFailed(QStringLiteral("a folder cannot be made in %1").arg(paths.staging()));
    files::removeTree(path);
    return error;
}

StagingFolder::StagingFolder(StagingFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, QString())), m_lock(std::move(other.m_lock))
{
}

StagingFolder::~StagingFolder()
{
    if (!m_path.isEmpty())
        files::removeTree(m_path);
}

QString StagingFolder::content() const
{
    return m_path + QStringLiteral("/content");
}

} // namespace portcullis
