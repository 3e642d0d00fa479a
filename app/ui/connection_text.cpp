#include "app/ui/connection_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace portcullis {
namespace {

using State = WsConnection::State;

//! The context for translations.
struct Connections {
    Q_DECLARE_TR_FUNCTIONS(Connections)
};

QString textOfOne(const ConnectionInfo& connection)
{
    const QString host = QString::fromLatin1(connection.url.authority());
    if (connection.isUndecided)
        return Connections::tr("%1 waits for your answer").arg(host);
    if (connection.state == State::Connecting)
        return Connections::tr("Connecting to %1").arg(host);
    if (connection.state == State::Reconnecting)
        return Connections::tr("%1 is lost, trying again").arg(host);
    return Connections::tr("Connected to %1").arg(host);
}

QString textAmongOthers(const ConnectionInfo& connection)
{
    const QString host = QString::fromLatin1(connection.url.authority());
    if (connection.isUndecided)
        return Connections::tr("%1 (waits for your answer)").arg(host);
    if (connection.state == State::Connecting)
        return Connections::tr("%1 (connecting)").arg(host);
    if (connection.state == State::Reconnecting)
        return Connections::tr("%1 (lost, trying again)").arg(host);
    return host;
}

} // namespace

QString connectionText(const std::vector<ConnectionInfo>& connections)
{
    if (connections.empty())
        return Connections::tr("No connections");
    if (connections.size() == 1)
        return textOfOne(connections.front());
    QStringList texts;
    for (const ConnectionInfo& connection : connections)
        texts << textAmongOthers(connection);
    texts.removeDuplicates();
    return Connections::tr("%n connections: %1", nullptr, int(connections.size()))
        .arg(texts.join(QStringLiteral(", ")));
}

} // namespace portcullis
