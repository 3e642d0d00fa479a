#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace portcullis::test {

//! \brief One entry of an archive, with whatever it says of itself.
struct RawEntry {
    QByteArray name;
    QByteArray data;
    bool isDeflated = false;
    quint32 attributes = 0100644U << 16; //!< A regular file of Unix.
    quint16 flags = 1 << 11; //!< Names in UTF-8.
    std::optional<quint16> method; //!< In place of the true one.
    std::optional<quint32> claimedSize; //!< In place of the true size.
    std::optional<quint32> claimedCrc; //!< In place of the true checksum.
    quint8 system = 3; //!< That it was made on; Unix.
    QByteArray extra; //!< Extra fields of the list.
    std::optional<QByteArray> localName; //!< Before the data, in place of `name`.
    bool isStreamed = false; //!< Its sizes come after the data, in a data descriptor.
};

//! \brief What is around an archive's entries.
struct RawFrame {
    QByteArray front; //!< Before the archive, which does not know of it.
    QByteArray comment;
    QByteArray trailing; //!< After the archive.
};

//! \brief The bytes of a zip archive, written by hand where libzip would refuse to.
QByteArray rawZip(const std::vector<RawEntry>& entries, const RawFrame& frame = {});

//! Info-ZIP's extra field with \a unicode for an entry that is called \a name.
QByteArray unicodeNameField(const QByteArray& name, const QByteArray& unicode);

} // namespace portcullis::test
