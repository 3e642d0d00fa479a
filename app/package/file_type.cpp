#include "app/package/file_type.h"

#include <sys/stat.h>

namespace portcullis {
namespace {

QString whatItIs(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFLNK:
        return QStringLiteral("a symbolic link, which packages can't contain; replace it with what "
                              "it points to");
    case S_IFIFO:
        return QStringLiteral("a FIFO, which packages can't contain; remove it");
    case S_IFSOCK:
        return QStringLiteral("a socket, which packages can't contain; remove it");
    case S_IFCHR:
    case S_IFBLK:
        return QStringLiteral("a device, which packages can't contain; remove it");
    default:
        return QStringLiteral("neither a file nor a folder; remove it");
    }
}

} // namespace

PackageError badFileType(const QString& path, mode_t mode)
{
    return refused(
        Refusal::BadFileType, QStringLiteral("%1 is %2").arg(shownName(path), whatItIs(mode)));
}

} // namespace portcullis
