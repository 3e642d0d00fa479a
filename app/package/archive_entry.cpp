#include "app/package/archive_entry.h"

#include <QtEndian>

namespace portcullis {
namespace {

constexpr char entryMark[] = "PK\1\2";
constexpr quint16 zip64Field = 0x0001;
constexpr quint16 unicodeNameField = 0x7075;
//! Its version and the checksum of the name that it belongs to.
constexpr qsizetype unicodeNameHead = 5;
//! Says that the number is in the field for zip64.
constexpr quint32 elsewhere = 0xffffffff;

template <typename T> T numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

quint32 checksum(QByteArrayView bytes)
{
    quint32 sum = 0xffffffff;
    for (const char byte : bytes) {
        sum ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ (0xedb88320U & (0U - (sum & 1U)));
    }
    return ~sum;
}

//! The content of the first extra field \a id; empty if there is none.
QByteArrayView extraField(QByteArrayView extra, quint16 id)
{
    constexpr qsizetype head = 4;
    while (extra.size() >= head) {
        const qsizetype size = numberAt<quint16>(extra, 2);
        if (head + size > extra.size())
            break;
        if (numberAt<quint16>(extra, 0) == id)
            return extra.sliced(head, size);
        extra = extra.sliced(head + size);
    }
    return {};
}

//! Empty if \a extra has none for \a name.
QByteArray unicodeName(QByteArrayView extra, const QByteArray& name)
{
    const QByteArrayView field = extraField(extra, unicodeNameField);
    const bool belongs = field.size() > unicodeNameHead && field[0] == 1
        && numberAt<quint32>(field, 1) == checksum(name);
    return belongs ? field.sliced(unicodeNameHead).toByteArray() : QByteArray();
}

//! Where the local header is. The field for zip64 has only those numbers that are not in \a entry.
quint64 offsetOf(QByteArrayView entry, QByteArrayView extra)
{
    const auto offset = numberAt<quint32>(entry, 42);
    if (offset != elsewhere)
        return offset;
    qsizetype at = 0;
    for (const qsizetype size : {24, 20})
        at += numberAt<quint32>(entry, size) == elsewhere ? 8 : 0;
    const QByteArrayView field = extraField(extra, zip64Field);
    return at + 8 <= field.size() ? numberAt<quint64>(field, at) : offset;
}

} // namespace

std::optional<ArchiveEntry> takeArchiveEntry(QByteArrayView& list)
{
    if (list.size() < archiveEntrySize || !list.startsWith(entryMark))
        return std::nullopt;
    const qsizetype nameSize = numberAt<quint16>(list, 28);
    const qsizetype extraSize = numberAt<quint16>(list, 30);
    const qsizetype size = archiveEntrySize + nameSize + extraSize + numberAt<quint16>(list, 32);
    if (size > list.size())
        return std::nullopt;
    const QByteArrayView extra = list.sliced(archiveEntrySize + nameSize, extraSize);
    ArchiveEntry entry;
    entry.name = list.sliced(archiveEntrySize, nameSize).toByteArray();
    entry.unicodeName = unicodeName(extra, entry.name);
    entry.system = numberAt<quint8>(list, 5);
    entry.attributes = numberAt<quint32>(list, 38);
    entry.offset = offsetOf(list, extra);
    list = list.sliced(size);
    return entry;
}

} // namespace portcullis
