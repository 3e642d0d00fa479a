#pragma once

#include <QByteArrayView>

#include <array>
#include <optional>

namespace portcullis {

//! \brief Whether the URL standard takes \a name for an IPv4 address: its last part is a number.
bool endsInANumber(QByteArrayView name);

//! \brief An IPv4 address in any notation that the URL standard's IPv4 parser takes: one to four
//! parts, each decimal, octal (`0177`) or hexadecimal (`0x7f`), with a final dot or without.
std::optional<quint32> parseIpv4(QByteArrayView text);

//! Four decimal parts.
QByteArray serializedIpv4(quint32 address);

//! The eight pieces of an IPv6 address, in their order.
using Ipv6Pieces = std::array<quint16, 8>;

//! \brief An IPv6 address without brackets and without a zone, as the URL standard's IPv6 parser
//! takes it.
std::optional<Ipv6Pieces> parseIpv6(QByteArrayView text);

//! Without brackets; the first longest run of zeros is compressed.
QByteArray serializedIpv6(const Ipv6Pieces& pieces);

} // namespace portcullis
