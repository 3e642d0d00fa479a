#include "app/ui/capability_words.h"

#include "bridge/hosts/address_kind.h"

#include <QCoreApplication>
#include <QStringList>

namespace portcullis {
namespace {

//! The context for translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Capabilities)
};

} // namespace

CapabilityWords wordsFor(Capability capability)
{
    switch (capability) {
    case Capability::NetworkWs:
        break;
    }
    return {Words::tr("Connect to servers"), Words::tr("Asks to connect to servers"),
        Words::tr("It names no server, so you are asked for each one when it first wants to "
                  "connect. What "
                  "you allow can be sent what you enter in it. This computer and your network stay "
                  "out of "
                  "its reach.")};
}

QString wordsFor(const HostPattern& pattern)
{
    QStringList facts;
    const AddressKind kind = kindOf(QHostAddress(pattern.host()));
    const bool isLocalhost = pattern.host() == QLatin1String("localhost");
    const bool isAddress = !QHostAddress(pattern.host()).isNull();
    const bool isHere = isLocalhost || (isAddress && kind == AddressKind::ThisComputer);
    if (isAddress && kind == AddressKind::LocalNetwork)
        facts << Words::tr("in your network");
    if (!pattern.port())
        facts << Words::tr("any port");
    else if (!pattern.hasDefaultPort())
        facts << Words::tr("port %1").arg(*pattern.port());
    if (!pattern.isEncrypted() && !isHere)
        facts << Words::tr("not encrypted");
    QString name = pattern.host();
    if (isHere)
        name = Words::tr("this computer");
    else if (pattern.isWildcard())
        name = Words::tr("every name below %1").arg(pattern.host());
    return facts.isEmpty() ? name
                           : Words::tr("%1 (%2)").arg(name, facts.join(QStringLiteral(", ")));
}

QString summaryOf(const CapabilitySet& capabilities)
{
    if (capabilities.empty())
        return Words::tr("Needs no permission");
    QStringList wishes;
    for (const Capability capability : capabilities)
        wishes << wordsFor(capability).wish;
    return wishes.join(QStringLiteral(". "));
}

} // namespace portcullis
