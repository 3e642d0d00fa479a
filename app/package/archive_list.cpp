#include "app/package/archive_list.h"

#include "bridge/core/limits.h"

#include <QtEndian>

#include <cerrno>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace portcullis {
namespace {

// Sizes and places of fields, in bytes, by the APPNOTE: 4.3.16, 4.3.15, 4.3.14 and 4.3.12.
constexpr qsizetype endSize = 22;
constexpr qsizetype maxCommentSize = 0xffff;
constexpr qsizetype locatorSize = 20;
constexpr qsizetype end64Size = 56;
constexpr qsizetype entrySize = 46;

constexpr char endMark[] = "PK\5\6";
constexpr char locatorMark[] = "PK\6\7";
constexpr char end64Mark[] = "PK\6\6";
constexpr char entryMark[] = "PK\1\2";

struct ListPlace {
    quint64 offset = 0;
    quint64 size = 0;
    quint64 entries = 0;
};

template <typename T> T numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

PackageError notAnArchive()
{
    return refused(Refusal::NotAPackage, QStringLiteral("it is no zip archive, or damaged"));
}

PackageError tooMany()
{
    return refused(
        Refusal::TooManyFiles, QStringLiteral("the archive's list of files is too long"));
}

//! As many bytes as were asked for, or none.
QByteArray readAt(const FileDescriptor& file, quint64 offset, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qsizetype done = 0;
    while (done < size) {
        const ssize_t count
            = ::pread(file.get(), bytes.data() + done, size_t(size - done), off_t(offset) + done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return {};
        done += count;
    }
    return bytes;
}

//! \a tail is the end of the file, \a at where the end record is in it.
std::optional<ListPlace> placeFrom(const FileDescriptor& file, QByteArrayView tail, qsizetype at)
{
    const bool isZip64 = at >= locatorSize && tail.sliced(at - locatorSize).startsWith(locatorMark);
    if (!isZip64)
        return ListPlace{numberAt<quint32>(tail, at + 16), numberAt<quint32>(tail, at + 12),
            numberAt<quint16>(tail, at + 10)};
    const auto end64At = numberAt<quint64>(tail, at - locatorSize + 8);
    if (end64At > quint64(limits::maxArchiveBytes))
        return std::nullopt;
    const QByteArray end64 = readAt(file, end64At, end64Size);
    if (!end64.startsWith(end64Mark))
        return std::nullopt;
    return ListPlace{numberAt<quint64>(end64, 48), numberAt<quint64>(end64, 40),
        qMax(numberAt<quint64>(end64, 24), numberAt<quint64>(end64, 32))};
}

bool isTooLong(const ListPlace& place)
{
    return place.size > quint64(limits::maxArchiveListBytes)
        || place.entries > quint64(limits::maxArchiveListBytes / entrySize);
}

//! libzip looks at everything that could be the end record, so the bound is for all of them. The
//! one that counts is at the end of the file.
Result<ListPlace, PackageError> findList(const FileDescriptor& file, QByteArrayView tail)
{
    std::optional<ListPlace> last;
    for (qsizetype at = tail.indexOf(endMark); at >= 0; at = tail.indexOf(endMark, at + 1)) {
        if (at + endSize > tail.size())
            break;
        const std::optional<ListPlace> place = placeFrom(file, tail, at);
        if (place && isTooLong(*place))
            return tooMany();
        const bool isLast = at + endSize + numberAt<quint16>(tail, at + 20) == tail.size();
        if (isLast)
            last = place;
    }
    if (!last || last->offset > quint64(limits::maxArchiveBytes))
        return notAnArchive();
    return *last;
}

Result<std::vector<QByteArray>, PackageError> namesIn(QByteArrayView list)
{
    std::vector<QByteArray> names;
    while (!list.isEmpty()) {
        if (list.size() < entrySize || !list.startsWith(entryMark))
            return notAnArchive();
        const qsizetype nameSize = numberAt<quint16>(list, 28);
        const qsizetype size
            = entrySize + nameSize + numberAt<quint16>(list, 30) + numberAt<quint16>(list, 32);
        if (size > list.size())
            return notAnArchive();
        names.push_back(list.sliced(entrySize, nameSize).toByteArray());
        list = list.sliced(size);
    }
    return names;
}

} // namespace

Result<std::vector<QByteArray>, PackageError> readArchiveNames(const FileDescriptor& file)
{
    struct stat status { };
    if (::fstat(file.get(), &status) != 0 || status.st_size < endSize)
        return notAnArchive();
    const qsizetype tailSize = qMin<qsizetype>(status.st_size, endSize + maxCommentSize);
    const QByteArray tail = readAt(file, quint64(status.st_size - tailSize), tailSize);
    if (tail.isEmpty())
        return notAnArchive();
    const Result<ListPlace, PackageError> place = findList(file, tail);
    if (!place)
        return place.error();
    const QByteArray list = readAt(file, place->offset, qsizetype(place->size));
    if (list.size() != qsizetype(place->size))
        return notAnArchive();
    return namesIn(list);
}

} // namespace portcullis
