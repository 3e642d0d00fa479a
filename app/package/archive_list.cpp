#include "app/package/archive_list.h"

#include "app/package/archive_end.h"
#include "app/package/files.h"
#include "bridge/core/limits.h"

#include <QtEndian>

namespace portcullis {
namespace {

constexpr qsizetype localHeaderSize = 30;
constexpr qsizetype localNameSizeAt = 26;
constexpr char localMark[] = "PK\3\4";

Result<std::vector<ArchiveEntry>, PackageError> entriesIn(QByteArrayView list)
{
    std::vector<ArchiveEntry> entries;
    while (!list.isEmpty()) {
        const std::optional<ArchiveEntry> entry = takeArchiveEntry(list);
        if (!entry)
            return notAnArchive();
        entries.push_back(*entry);
    }
    return entries;
}

//! Whether the local header of \a entry has the name that the list has.
bool hasLocalName(const FileDescriptor& file, const ArchiveEntry& entry)
{
    if (entry.offset > quint64(limits::maxArchiveBytes))
        return false;
    const QByteArray header
        = files::readAt(file, entry.offset, localHeaderSize + entry.name.size());
    return header.startsWith(localMark)
        && qFromLittleEndian<quint16>(header.constData() + localNameSizeAt) == entry.name.size()
        && header.endsWith(entry.name);
}

} // namespace

Result<std::vector<ArchiveEntry>, PackageError> readArchiveList(const FileDescriptor& file)
{
    const Result<ArchiveListPlace, PackageError> place = findArchiveList(file);
    if (!place)
        return place.error();
    const QByteArray list = files::readAt(file, place->offset, qsizetype(place->size));
    if (list.size() != qsizetype(place->size))
        return notAnArchive();
    Result<std::vector<ArchiveEntry>, PackageError> entries = entriesIn(list);
    if (!entries)
        return entries;
    for (const ArchiveEntry& entry : *entries) {
        if (!hasLocalName(file, entry))
            return refused(Refusal::NotAPackage,
                QStringLiteral("the archive is damaged at the file %1: it is not where the "
                               "archive's list says; make the archive again")
                    .arg(shownName(QString::fromUtf8(entry.name))));
    }
    return entries;
}

} // namespace portcullis
