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
    QList<Setup> setups{{QStringLiteral("all"), {}, Setup::All}};
    QList<Setup> alone;
    Defenses none;
    for (const auto& [name, member] : switches)
        none.*member = false;
    for (const auto& [name, member] : switches) {
        Defenses others;
        others.*member = false;
        setups.append({QStringLiteral("no-") + QLatin1String(name), others, Setup::OneOff});
        Defenses only = none;
        only.*member = true;
        alone.append({QStringLiteral("only-") + QLatin1String(name), only, Setup::OneAlone});
    }
    setups += alone;
    setups.append({QStringLiteral("none"), none, Setup::None});
    return setups;
}

} // namespace portcullis::leak
