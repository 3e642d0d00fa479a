#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <set>

namespace portcullis {

//! \brief Something a resource can do only if the user has granted it.
enum class Capability {
    NetworkWs, //!< `network:ws`: open WebSocket connections.
};

using CapabilitySet = std::set<Capability>;

//! The name of \a capability in manifests and on the wire, such as `network:ws`.
QString wireName(Capability capability);

//! The capability with that wire name; empty for a name this program does not know.
std::optional<Capability> capabilityFromName(const QString& name);

//! Every capability there is.
CapabilitySet allCapabilities();

//! The wire names of \a capabilities, in a stable order.
QStringList wireNames(const CapabilitySet& capabilities);

} // namespace portcullis
