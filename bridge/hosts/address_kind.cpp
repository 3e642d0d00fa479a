#include "bridge/hosts/address_kind.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace portcullis {
namespace {

struct Range {
    QHostAddress network;
    int prefix;
    AddressKind kind;

    Range(const char* text, int prefixLength, AddressKind itsKind)
        : network(QLatin1String(text)), prefix(prefixLength), kind(itsKind)
    {
    }
};

//! IANA's registry of IPv4 special-purpose addresses, multicast, and two metadata services with
//! addresses that would be public.
const std::vector<Range>& rangesV4()
{
    using enum AddressKind;
    static const std::vector<Range> ranges{
        {"0.0.0.0", 8, ThisComputer},
        {"10.0.0.0", 8, LocalNetwork},
        {"100.64.0.0", 10, LocalNetwork},
        {"127.0.0.0", 8, ThisComputer},
        {"168.63.129.16", 32, LocalNetwork}, // Azure
        {"169.254.0.0", 16, LocalNetwork},
        {"172.16.0.0", 12, LocalNetwork},
        {"192.0.0.0", 24, LocalNetwork}, // Oracle's metadata service is among them
        {"192.0.2.0", 24, Special},
        {"192.88.99.0", 24, Special},
        {"192.168.0.0", 16, LocalNetwork},
        {"198.18.0.0", 15, LocalNetwork},
        {"198.51.100.0", 24, Special},
        {"203.0.113.0", 24, Special},
        {"224.0.0.0", 3, Special},
    };
    return ranges;
}

//! The same for IPv6; what is in none of them is public only within 2000::/3.
const std::vector<Range>& rangesV6()
{
    using enum AddressKind;
    static const std::vector<Range> ranges{
        {"::", 128, ThisComputer},
        {"::1", 128, ThisComputer},
        {"fc00::", 7, LocalNetwork},
        {"fe80::", 10, LocalNetwork},
        {"fec0::", 10, LocalNetwork},
        {"64:ff9b:1::", 48, LocalNetwork},
        {"2001::", 23, Special}, // Teredo, ORCHID and others
        {"2001:db8::", 32, Special},
        {"3fff::", 20, Special},
        {"2000::", 3, Public},
    };
    return ranges;
}

AddressKind kindIn(const std::vector<Range>& ranges, const QHostAddress& address, AddressKind other)
{
    const auto found = std::find_if(ranges.begin(), ranges.end(),
        [&address](const Range& range) { return address.isInSubnet(range.network, range.prefix); });
    return found == ranges.end() ? other : found->kind;
}

QHostAddress addressAt(const Q_IPV6ADDR& bytes, int at)
{
    quint32 v4 = 0;
    for (int i = at; i < at + 4; ++i)
        v4 = v4 << 8 | bytes[i];
    return QHostAddress(v4);
}

//! The IPv4 address that an IPv6 address stands for.
std::optional<QHostAddress> embedded(const QHostAddress& address)
{
    const auto isIn = [&address](const char* network, int prefix) {
        return address.isInSubnet(QHostAddress(QLatin1String(network)), prefix);
    };
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    if (isIn("2002::", 16))
        return addressAt(bytes, 2);
    const bool isCompatible = isIn("::", 96) && !isIn("::", 127);
    if (isCompatible || isIn("::ffff:0:0:0", 96) || isIn("64:ff9b::", 96))
        return addressAt(bytes, 12);
    return std::nullopt;
}

} // namespace

AddressKind kindOf(const QHostAddress& address)
{
    const QHostAddress plain = unmapped(address);
    if (plain.protocol() == QAbstractSocket::IPv4Protocol)
        return kindIn(rangesV4(), plain, AddressKind::Public);
    if (plain.protocol() != QAbstractSocket::IPv6Protocol)
        return AddressKind::Special;
    if (const std::optional<QHostAddress> inner = embedded(plain))
        return kindOf(*inner);
    return kindIn(rangesV6(), plain, AddressKind::Special);
}

QHostAddress unmapped(const QHostAddress& address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    QHostAddress plain(address.toIPv6Address());
    const bool isMapped = plain.isInSubnet(QHostAddress(QLatin1String("::ffff:0:0")), 96);
    return isMapped ? QHostAddress(addressAt(plain.toIPv6Address(), 12)) : plain;
}

} // namespace portcullis
