#pragma once

#include <QByteArray>

#include <optional>

namespace portcullis {

//! \brief The host of a URL with a special scheme, as the URL standard's host parser reads and its
//! serializer writes it: a name in ASCII and lower case, an IPv4 address in four decimal parts, or
//! an IPv6 address in brackets. Empty where the standard's parser fails.
//! \param text UTF-8, as it stands between the scheme's slashes and the port.
std::optional<QByteArray> parseUrlHost(const QByteArray& text);

} // namespace portcullis
