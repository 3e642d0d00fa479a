#pragma once

#include <QHostAddress>

namespace portcullis {

//! \brief Who can be behind an address.
enum class AddressKind {
    Public, //!< Anybody on the internet.
    ThisComputer, //!< Loopback, and what means "this host".
    LocalNetwork, //!< Private, link-local and unique-local, cloud metadata included.
    Special, //!< Multicast, broadcast, reserved, documentation, tunnels.
};

//! \brief What \a address is by the registries of special-purpose addresses (RFC 6890).
//!
//! An IPv6 address that stands for an IPv4 address (mapped, compatible, NAT64, 6to4) is what that
//! one is.
AddressKind kindOf(const QHostAddress& address);

//! \a address as IPv4 if it is an IPv4-mapped IPv6 address, and without a scope.
QHostAddress unmapped(const QHostAddress& address);

} // namespace portcullis
