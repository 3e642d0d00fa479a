#include "tests/support/raw_zip.h"

#include <QtEndian>

namespace portcullis::test {
namespace {

constexpr quint8 version = 20; // 2.0
constexpr quint16 firstDate = 1 << 5 | 1;

template <typename T> void put(QByteArray& bytes, T number)
{
    const T little = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char*>(&little), sizeof little);
}

quint32 checksum(const QByteArray& data)
{
    quint32 sum = 0xffffffff;
    for (const char byte : data) {
        sum ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ (0xedb88320U & (0U - (sum & 1U)));
    }
    return ~sum;
}

//! Without the length that Qt puts before it, and without zlib's frame.
QByteArray deflated(const QByteArray& data)
{
    constexpr qsizetype before = 4 + 2;
    constexpr qsizetype after = 4;
    const QByteArray packed = qCompress(data, 9);
    return packed.mid(before, packed.size() - before - after);
}

//! The checksum and both sizes.
void putSizes(QByteArray& bytes, const RawEntry& entry, qsizetype storedSize)
{
    put<quint32>(bytes, entry.claimedCrc ? *entry.claimedCrc : checksum(entry.data));
    put<quint32>(bytes, quint32(storedSize));
    put<quint32>(bytes, entry.claimedSize.value_or(quint32(entry.data.size())));
}

//! The fields that an entry has both before its data and in the list, but for the sizes.
void putCommon(QByteArray& bytes, const RawEntry& entry)
{
    put<quint16>(bytes, quint16(entry.flags | (entry.isStreamed ? 1 << 3 : 0)));
    put<quint16>(bytes, entry.method.value_or(entry.isDeflated ? 8 : 0));
    put<quint16>(bytes, 0);
    put<quint16>(bytes, firstDate);
}

void putInList(QByteArray& list, const RawEntry& entry, qsizetype storedSize, qsizetype offset)
{
    list += "PK\1\2";
    put<quint8>(list, version);
    put<quint8>(list, entry.system);
    put<quint16>(list, version);
    putCommon(list, entry);
    putSizes(list, entry, storedSize);
    put<quint16>(list, quint16(entry.name.size()));
    put<quint16>(list, quint16(entry.extra.size()));
    put<quint16>(list, 0);
    put<quint16>(list, 0);
    put<quint16>(list, 0);
    put<quint32>(list, entry.attributes);
    put<quint32>(list, quint32(offset));
    list += entry.name + entry.extra;
}

void putEntry(QByteArray& bytes, const RawEntry& entry, const QByteArray& stored)
{
    const QByteArray name = entry.localName.value_or(entry.name);
    bytes += "PK\3\4";
    put<quint16>(bytes, version);
    putCommon(bytes, entry);
    if (entry.isStreamed)
        bytes += QByteArray(12, '\0');
    else
        putSizes(bytes, entry, stored.size());
    put<quint16>(bytes, quint16(name.size()));
    put<quint16>(bytes, 0);
    bytes += name + stored;
    if (entry.isStreamed) {
        bytes += "PK\7\10";
        putSizes(bytes, entry, stored.size());
    }
}

} // namespace

QByteArray rawZip(const std::vector<RawEntry>& entries, const RawFrame& frame)
{
    QByteArray bytes;
    QByteArray list;
    for (const RawEntry& entry : entries) {
        const QByteArray stored = entry.isDeflated ? deflated(entry.data) : entry.data;
        putInList(list, entry, stored.size(), bytes.size());
        putEntry(bytes, entry, stored);
    }
    const auto listAt = quint32(bytes.size());
    bytes += list + "PK\5\6";
    put<quint32>(bytes, 0);
    put<quint16>(bytes, quint16(entries.size()));
    put<quint16>(bytes, quint16(entries.size()));
    put<quint32>(bytes, quint32(list.size()));
    put<quint32>(bytes, listAt);
    put<quint16>(bytes, quint16(frame.comment.size()));
    return frame.front + bytes + frame.comment + frame.trailing;
}

QByteArray unicodeNameField(const QByteArray& name, const QByteArray& unicode)
{
    QByteArray field = "up";
    put<quint16>(field, quint16(5 + unicode.size()));
    put<quint8>(field, 1);
    put<quint32>(field, checksum(name));
    return field + unicode;
}

} // namespace portcullis::test
