#pragma once

#include "app/package/file_descriptor.h"
#include "bridge/core/limits.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <sys/types.h>

//! \brief What the system's files need beyond Qt's: no links followed, and nothing done that a
//! power cut takes back. `errno` says why a function failed.
namespace portcullis::files {

//! The bytes that are read and written at once.
inline constexpr qsizetype chunkBytes = 64 * limits::kibibyte;

//! Opens \a path; \a flags and \a mode as in open(2). Not open if that failed.
FileDescriptor open(const QString& path, int flags, mode_t mode = 0);

//! \brief The regular file at \a path below \a folder, for reading. Not open if it is none, or if a
//! link is on the way.
FileDescriptor openBelow(const FileDescriptor& folder, const QString& path);

//! As read(2), again where a signal came between.
ssize_t read(const FileDescriptor& file, char* buffer, qsizetype size);

//! \a size bytes from \a offset on; empty if there are not so many.
QByteArray readAt(const FileDescriptor& file, quint64 offset, qsizetype size);

bool writeAll(const FileDescriptor& file, QByteArrayView bytes);

//! Writes a file that must not exist yet, to the disk; leaves none if that fails.
bool writeNew(const QString& path, QByteArrayView bytes, mode_t mode);

//! Puts a file with \a bytes in the place of \a path, at once or not at all, and to the disk.
bool replace(const QString& path, QByteArrayView bytes);

//! Makes a folder, and those on its way; they may exist.
bool makeFolder(const QString& path);

//! Renames \a from to \a to, which may be a file that exists.
bool rename(const QString& from, const QString& to);

//! What was made, renamed or removed in the folder \a path is on the disk afterwards.
bool syncFolder(const QString& path);

//! All that was written in the file system of \a path is on the disk afterwards.
bool syncAll(const QString& path);

//! Removes a file, or a folder with all that is in it; it need not exist.
bool removeTree(const QString& path);

} // namespace portcullis::files
