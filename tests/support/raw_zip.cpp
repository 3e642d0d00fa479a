#include "tests/support/raw_zip.h"

#include <QtEndian>

namespace portcullis::test {
namespace {

constexpr quint16 version = 3 << 8 | 20; // Unix, 2.0
constexpr quint16 firstDate = 1 << 5 | 1;
constexpr quint16 hasDescriptor = 1 << 3;

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

void putSums(QByteArray& bytes, const RawEntry& entry, qsizetype storedSize)
{
    put<quint32>(bytes, entry.claimedCrc ? *entry.claimedCrc : checksum(entry.data));
    put<quint32>(bytes, quint32(storedSize));
    put<quint32>(bytes, entry.claimedSize.value_or(quint32(entry.data.size())));
}

//! The fields that an entry has both before its data and in the list.
void putCommon(QByteArray& bytes, const RawEntry& entry, const QByteArray& sums)
{
    put<quint16>(bytes, quint16(entry.flags | (entry.isStreamed ? hasDescriptor : 0)));
    put<quint16>(bytes, entry.method.value_or(entry.isDeflated ? 8 : 0));
    put<quint16>(bytes, 0);
    put<quint16>(bytes, firstDate);
    bytes += sums;
    put<quint16>(bytes, quint16(entry.name.size()));
    put<quint16>(bytes, 0);
}

} // namespace

QByteArray rawZip(const std::vector<RawEntry>& entries)
{
    QByteArray bytes;
    QByteArray list;
    for (const RawEntry& entry : entries) {
        const QByteArray stored = entry.isDeflated ? deflated(entry.data) : entry.data;
        QByteArray sums;
        putSums(sums, entry, stored.size());
        list += "PK\1\2";
        put<quint16>(list, version);
        put<quint16>(list, 20);
        putCommon(list, entry, sums);
        put<quint16>(list, 0);
        put<quint16>(list, 0);
        put<quint16>(list, 0);
        put<quint32>(list, entry.attributes);
        put<quint32>(list, quint32(bytes.size()));
        list += entry.name;
        bytes += "PK\3\4";
        put<quint16>(bytes, 20);
        putCommon(bytes, entry, entry.isStreamed ? QByteArray(sums.size(), '\0') : sums);
        bytes += entry.name + stored;
        if (entry.isStreamed)
            bytes += "PK\7\10" + sums;
    }
    const auto listAt = quint32(bytes.size());
    bytes += list + "PK\5\6";
    put<quint32>(bytes, 0);
    put<quint16>(bytes, quint16(entries.size()));
    put<quint16>(bytes, quint16(entries.size()));
    put<quint32>(bytes, quint32(list.size()));
    put<quint32>(bytes, listAt);
    put<quint16>(bytes, 0);
    return bytes;
}

} // namespace portcullis::test
