#include "tests/leak/setups.h"

namespace portcullis::leak {
namespace {

constexpr std::pair<const char*, bool Defenses::*> switches[]{
    {"resolver", &Defenses::resolverRules},
    {"proxy", &Defenses::proxy},
    {"sockets", &Defenses::socketFilter},
    {"requests", &Defenses::requestGuard},
    {"policy", &Defenses::contentPolicy},
    {"script", &Defenses::frameScript},
    {"sandbox", &Defenses::frameSandbox},
    {"page", &Defenses::pageRules},
};

} // namespace

QList<Setup> allSetups()
{
    QList<Setup> setups{{QStringLiteral("all"), {}, false}};
    Defenses none;
    for (const auto& [name, member] : switches) {
        Defenses others;
        others.*member = false;
        none.*member = false;
        setups.append({QStringLiteral("no-") + QLatin1String(name), others, false});
    }
    setups.append({QStringLiteral("none"), none, true});
    return setups;
}

} // namespace portcullis::leak
