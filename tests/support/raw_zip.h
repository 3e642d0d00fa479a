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
    bool isStreamed = false; //!< Sizes and checksum come after the data, as in a stream.
    quint32 attributes = 0100644U << 16; //!< A regular file of Unix.
    quint16 flags = 1 << 11; //!< Names in UTF-8.
    std::optional<quint16> method; //!< In place of the true one.
    std::optional<quint32> claimedSize; //!< In place of the true size.
    std::optional<quint32> claimedCrc; //!< In place of the true checksum.
};

//! \brief The bytes of a zip archive, written by hand where libzip would refuse to.
QByteArray rawZip(const std::vector<RawEntry>& entries);

} // namespace portcullis::test
