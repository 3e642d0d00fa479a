#include "app/package/archive_end.h"

#include "app/package/archive_entry.h"
#include "app/package/files.h"
#include "bridge/core/limits.h"

#include <QtEndian>

#include <optional>
#include <sys/stat.h>

namespace portcullis {
namespace {

// Sizes of records, in bytes.
constexpr qsizetype endSize = 22;
constexpr qsizetype maxCommentSize = 0xffff;
constexpr qsizetype locatorSize = 20;
constexpr qsizetype end64Size = 56;

constexpr char endMark[] = "PK\5\6";
constexpr char locatorMark[] = "PK\6\7";
constexpr char end64Mark[] = "PK\6\6";
constexpr char entryMark[] = "PK\1\2";

struct End {
    ArchiveListPlace place;
    quint64 entries = 0;
    bool isPart = false; //!< Of an archive in several files.
};

//! The end of a file.
struct Tail {
    QByteArray bytes;
    quint64 offset = 0;
};

template <typename T> T numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

PackageError tooMany()
{
    return refused(Refusal::TooManyFiles,
        QStringLiteral("the archive's list of files is longer than %1 MiB; put fewer files in it")
            .arg(limits::maxArchiveListBytes / limits::mebibyte));
}

PackageError twoEnds()
{
    return refused(Refusal::NotAPackage,
        QStringLiteral("the archive has two ends, and programs would find different files in it; "
                       "make it again, without a comment"));
}

//! As the record at \a at says, or the one for zip64 that it leads to.
std::optional<End> endAt(const FileDescriptor& file, QByteArrayView tail, qsizetype at)
{
    const bool isZip64 = at >= locatorSize && tail.sliced(at - locatorSize).startsWith(locatorMark);
    if (!isZip64)
        return End{{numberAt<quint32>(tail, at + 16), numberAt<quint32>(tail, at + 12)},
            numberAt<quint16>(tail, at + 10), numberAt<quint16>(tail, at + 4) != 0};
    const auto end64At = numberAt<quint64>(tail, at - locatorSize + 8);
    if (end64At > quint64(limits::maxArchiveBytes))
        return std::nullopt;
    const QByteArray end64 = files::readAt(file, end64At, end64Size);
    if (!end64.startsWith(end64Mark))
        return std::nullopt;
    return End{{numberAt<quint64>(end64, 48), numberAt<quint64>(end64, 40)},
        qMax(numberAt<quint64>(end64, 24), numberAt<quint64>(end64, 32)),
        numberAt<quint32>(end64, 16) != 0};
}

bool isTooLong(const End& end)
{
    return end.place.size > quint64(limits::maxArchiveListBytes)
        || end.entries > quint64(limits::maxArchiveListBytes / archiveEntrySize);
}

Result<Tail, PackageError> readTail(const FileDescriptor& file)
{
    struct stat status { };
    if (::fstat(file.get(), &status) != 0 || status.st_size < endSize)
        return notAnArchive();
    const qsizetype size = qMin<qsizetype>(status.st_size, endSize + maxCommentSize);
    const auto offset = quint64(status.st_size - size);
    const Tail tail{files::readAt(file, offset, size), offset};
    if (tail.bytes.isEmpty())
        return notAnArchive();
    return tail;
}

//! \brief Where the record is that counts: the last one. An earlier one is that of an archive
//! within this one, unless its comment ends where the file does.
//!
//! libzip looks at everything that could be the record, so the bound is for all of them.
Result<qsizetype, PackageError> findEnd(const FileDescriptor& file, QByteArrayView tail)
{
    qsizetype last = -1;
    bool hasWhole = false;
    for (qsizetype at = tail.indexOf(endMark); at >= 0; at = tail.indexOf(endMark, at + 1)) {
        if (at + endSize > tail.size())
            break;
        const std::optional<End> end = endAt(file, tail, at);
        if (end && isTooLong(*end))
            return tooMany();
        if (hasWhole)
            return twoEnds();
        hasWhole = at + endSize + numberAt<quint16>(tail, at + 20) == tail.size();
        last = at;
    }
    if (last < 0 || last + endSize + numberAt<quint16>(tail, last + 20) > tail.size())
        return notAnArchive();
    return last;
}

//! Whether the list is right before \a endAt, and not where the record says.
bool isMoved(const FileDescriptor& file, const ArchiveListPlace& place, quint64 endAt)
{
    return place.size > 0 && place.size <= endAt && place.offset != endAt - place.size
        && files::readAt(file, endAt - place.size, 4) == entryMark;
}

} // namespace

PackageError notAnArchive()
{
    return refused(Refusal::NotAPackage,
        QStringLiteral("it isn't a zip archive, or it is damaged; make it or download it again"));
}

Result<ArchiveListPlace, PackageError> findArchiveList(const FileDescriptor& file)
{
    const Result<Tail, PackageError> tail = readTail(file);
    if (!tail)
        return tail.error();
    const Result<qsizetype, PackageError> at = findEnd(file, tail->bytes);
    if (!at)
        return at.error();
    const std::optional<End> end = endAt(file, tail->bytes, *at);
    if (!end || end->place.offset > quint64(limits::maxArchiveBytes))
        return notAnArchive();
    if (end->isPart)
        return refused(Refusal::Unsupported,
            QStringLiteral("it is one part of a split archive; make it in one file"));
    if (isMoved(file, end->place, tail->offset + quint64(*at)))
        return refused(Refusal::NotAPackage,
            QStringLiteral("something is in front of the archive, such as a program that unpacks "
                           "it; make it as a plain zip archive"));
    return end->place;
}

} // namespace portcullis
