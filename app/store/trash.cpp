#include "app/store/trash.h"

#include "app/package/files.h"
#include "app/store/file_lock.h"

#include <QDir>

namespace portcullis {
namespace {

const QString prefix = QStringLiteral("trash-");

} // namespace

bool discard(const StorePaths& paths, const QString& path)
{
    return files::rename(path, paths.staging() + u'/' + prefix + StorePaths::newName());
}

bool discardVersion(const StorePaths& paths, const QString& folder)
{
    const auto lock = FileLock::tryLock(folder, FileLock::Mode::Exclusive);
    return lock && discard(paths, folder);
}

void emptyTrash(const StorePaths& paths)
{
    const QDir staging(paths.staging());
    const QStringList names
        = staging.entryList({prefix + u'*'}, QDir::Dirs | QDir::Files | QDir::Hidden);
    for (const QString& name : names)
        files::removeTree(staging.filePath(name));
}

} // namespace portcullis
