#include "bridge/manifest/capability.h"

#include <array>

namespace portcullis {
namespace {

struct CapabilityName {
    Capability capability;
    const char* name;
};

constexpr std::array capabilityNames{
    CapabilityName{Capability::NetworkWs, "network:ws"},
};

} // namespace

QString wireName(Capability capability)
{
    for (const CapabilityName& entry : capabilityNames) {
        if (entry.capability == capability)
            return QLatin1String(entry.name);
    }
    return {};
}

std::optional<Capability> capabilityFromName(const QString& name)
{
    for (const CapabilityName& entry : capabilityNames) {
        if (name == QLatin1String(entry.name))
            return entry.capability;
    }
    return std::nullopt;
}

CapabilitySet allCapabilities()
{
    CapabilitySet all;
    for (const CapabilityName& entry : capabilityNames)
        all.insert(entry.capability);
    return all;
}

QStringList wireNames(const CapabilitySet& capabilities)
{
    QStringList names;
    for (const Capability capability : capabilities)
        names << wireName(capability);
    return names;
}

} // namespace portcullis
