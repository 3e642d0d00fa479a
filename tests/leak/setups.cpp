#include "tests/leak/setups.h"

namespace portcullis::leak {
namespace {

struct Switch {
    const char* name;
    bool Defenses::*member;
    bool isForNetwork; //!< Meant to keep what the engine sends, and not only some documents, in.
};

constexpr Switch switches[]{
    {"resolver", &Defenses::resolverRules, true},
    {"proxy", &Defenses::proxy, true},
    {"sockets", &Defenses::socketFilter, true},
    {"requests", &Defenses::requestGuard, true},
    {"policy", &Defenses::contentPolicy, true},
    {"script", &Defenses::frameScript, false},
    {"sandbox", &Defenses::frameSandbox, false},
    {"page", &Defenses::pageRules, false},
};

} // namespace

QList<Setup> allSetups()
{
    QList<Setup> setups{{QStringLiteral("all"), {}, Setup::All}};
    QList<Setup> alone;
    Defenses none;
    for (const Switch& one : switches)
        none.*one.member = false;
    for (const auto& [name, member, isForNetwork] : switches) {
        Defenses others;
        others.*member = false;
        setups.append({QStringLiteral("no-") + QLatin1String(name), others, Setup::OneOff});
        if (!isForNetwork)
            continue;
        Defenses only = none;
        only.*member = true;
        alone.append({QStringLiteral("only-") + QLatin1String(name), only, Setup::OneAlone});
    }
    setups += alone;
    setups.append({QStringLiteral("none"), none, Setup::None});
    return setups;
}

} // namespace portcullis::leak
