#include "app/ui/capability_words.h"

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
        tr("It can open connections to servers on the internet and in your network, send them what "
           "you enter in it, and show what they send back. You see the servers while it is "
           "connected.")};
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
