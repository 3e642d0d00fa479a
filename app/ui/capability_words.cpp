#include "app/ui/capability_words.h"

#include "bridge/hosts/address_kind.h"

#include <QCoreApplication>
#include <QStringList>

namespace portcullis {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Capabilities", text);
}

} // namespace

CapabilityWords wordsFor(Capability capability)
{
    switch (capability) {
    case Capability::NetworkWs:
        break;
    }
    return {tr("connect to servers"),
        tr("It can open connections to any server on the internet, but not to this computer or in "
           "your network, send them what you enter in it, and show what they send back. You see "
           "the servers while it is connected.")};
}

QString wordsFor(const HostPattern& pattern)
{
    QStringList facts;
    const AddressKind kind = kindOf(QHostAddress(pattern.host()));
    const bool isLocalhost = pattern.host() == QLatin1String("localhost");
    const bool isAddress = !QHostAddress(pattern.host()).isNull();
    const bool isHere = isLocalhost || (isAddress && kind == AddressKind::ThisComputer);
    if (isAddress && kind == AddressKind::LocalNetwork)
        facts << tr("in your network");
    if (!pattern.port())
        facts << tr("any port");
    else if (!pattern.hasDefaultPort())
        facts << tr("port %1").arg(*pattern.port());
    if (!pattern.isEncrypted() && !isHere)
        facts << tr("not encrypted");
    QString name = pattern.host();
    if (isHere)
        name = tr("this computer");
    else if (pattern.isWildcard())
        name = tr("every name below %1").arg(pattern.host());
    return facts.isEmpty() ? name : tr("%1 (%2)").arg(name, facts.join(QStringLiteral(", ")));
}

QString summaryOf(const CapabilitySet& capabilities)
{
    if (capabilities.empty())
        return tr("Needs no permission");
    QStringList titles;
    for (const Capability capability : capabilities)
        titles << wordsFor(capability).title;
    return tr("Asks to %1").arg(titles.join(QStringLiteral(", ")));
}

} // namespace portcullis
