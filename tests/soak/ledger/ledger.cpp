#include "tests/soak/ledger/ledger.h"

#include <algorithm>

namespace portcullis::soak {
namespace {

constexpr int shownProblems = 100;

// What page/place.js and servers/soak_server.mjs close with.
constexpr int closedByPage = 3000;
constexpr int closedAtTheEnd = 3001;
constexpr int closedByServer = 4000;

constexpr char toServer[] = "to the server";
constexpr char toPage[] = "to the page";

QString textOf(const std::optional<PageEnd>& end)
{
    return end ? QStringLiteral("closed with %1").arg(end->code)
               : QStringLiteral("its page is gone");
}

} // namespace

void Ledger::begin(const QByteArray& name, int resource, int server, Kind kind, Time time)
{
    Connection& connection = m_connections[name];
    if (connection.page != Side::None)
        complain(QStringLiteral("%1: begun twice").arg(QString::fromUtf8(name)));
    connection.resource = resource;
    connection.server = server;
    connection.kind = kind;
    connection.begun = time;
    connection.page = Side::Open;
}

void Ledger::opened(const QByteArray& name)
{
    Connection& connection = m_connections[name];
    checkLive(name, connection.page);
    if (connection.wasOpened)
        complain(QStringLiteral("%1: opened twice").arg(QString::fromUtf8(name)));
    connection.wasOpened = true;
}

void Ledger::pageSent(const QByteArray& name, qint64 number, Size size)
{
    Connection& connection = m_connections[name];
    checkLive(name, connection.page);
    check(name, toServer, number, connection.up.send(number, size));
}

void Ledger::pageGot(const QByteArray& name, const QByteArray& named, qint64 number, bool isIntact)
{
    Connection& connection = m_connections[name];
    checkLive(name, connection.page);
    checkMessage(name, named, isIntact);
    if (!connection.wasOpened)
        complain(QStringLiteral("%1: a message before it was open").arg(QString::fromUtf8(name)));
    check(name, toPage, number, connection.down.receive(number));
}

void Ledger::refused(const QByteArray& name, qint64 number)
{
    Connection& connection = m_connections[name];
    checkLive(name, connection.page);
    check(name, toServer, number, connection.up.refuse(number));
}

void Ledger::pageClosed(const QByteArray& name, const PageEnd& end, Time now)
{
    Connection& connection = m_connections[name];
    checkLive(name, connection.page);
    connection.page = Side::Over;
    connection.end = end;
    if (!isPlanned(connection) && !hasCause(connection, now)) {
        complain(QStringLiteral("%1: closed with %2 without a cause (%3)")
                     .arg(QString::fromUtf8(name))
                     .arg(end.code)
                     .arg(QString::fromUtf8(end.reason)));
    }
    settleIfOver(name);
}

void Ledger::documentEnded(int resource)
{
    for (const QByteArray& name : m_connections.keys()) {
        Connection& connection = m_connections[name];
        if (connection.resource != resource || connection.page != Side::Open)
            continue;
        connection.page = Side::Over;
        settleIfOver(name);
    }
}

void Ledger::serverOpened(const QByteArray& name, int server)
{
    Connection& connection = m_connections[name];
    if (connection.atServer != Side::None)
        complain(QStringLiteral("%1: opened twice at the server").arg(QString::fromUtf8(name)));
    connection.server = server;
    connection.atServer = Side::Open;
}

void Ledger::serverSent(const QByteArray& name, qint64 number)
{
    Connection& connection = m_connections[name];
    checkLive(name, connection.atServer);
    check(name, toPage, number, connection.down.send(number));
}

void Ledger::serverGot(
    const QByteArray& name, const QByteArray& named, qint64 number, bool isIntact)
{
    Connection& connection = m_connections[name];
    checkLive(name, connection.atServer);
    checkMessage(name, named, isIntact);
    check(name, toServer, number, connection.up.receive(number));
}

void Ledger::serverClosed(const QByteArray& name)
{
    Connection& connection = m_connections[name];
    checkLive(name, connection.atServer);
    connection.atServer = Side::Over;
    settleIfOver(name);
}

//! An attempt that it has not told of before it died cannot have reached it any more.
void Ledger::serverEnded(int server)
{
    for (const QByteArray& name : m_connections.keys()) {
        const auto found = m_connections.find(name);
        if (found->server != server)
            continue;
        if (found->atServer == Side::Open)
            found->atServer = Side::Over;
        if (found->page == Side::Over)
            settle(name, m_connections.take(name));
    }
}

void Ledger::complain(const QString& problem)
{
    ++m_problemCount;
    if (m_problems.size() < shownProblems)
        m_problems << problem;
}

int Ledger::openConnections() const
{
    return int(std::count_if(m_connections.begin(), m_connections.end(), [](const Connection& c) {
        return c.page == Side::Open && c.wasOpened && c.atServer == Side::Open;
    }));
}

int Ledger::unsettledConnections() const
{
    return int(std::count_if(m_connections.begin(), m_connections.end(),
        [](const Connection& c) { return c.page == Side::Open || c.atServer == Side::Open; }));
}

void Ledger::finish()
{
    for (const QByteArray& name : m_connections.keys()) {
        const Connection connection = m_connections.take(name);
        const QString text = QString::fromUtf8(name);
        if (connection.begun == 0)
            complain(QStringLiteral("%1: no page has begun it").arg(text));
        if (connection.page == Side::Open)
            complain(QStringLiteral("%1: left open in the page").arg(text));
        if (connection.atServer == Side::Open)
            complain(QStringLiteral("%1: left open at the server").arg(text));
        settle(name, connection);
    }
}

void Ledger::check(
    const QByteArray& name, const char* direction, qint64 number, const char* problem)
{
    if (problem) {
        complain(QStringLiteral("%1: message %2 %3 %4")
                     .arg(QString::fromUtf8(name))
                     .arg(number)
                     .arg(QLatin1String(direction), QLatin1String(problem)));
    }
}

void Ledger::checkLive(const QByteArray& name, Side side)
{
    if (side != Side::Open) {
        complain(QStringLiteral("%1: an event %2")
                     .arg(QString::fromUtf8(name),
                         side == Side::Over ? QStringLiteral("after its end")
                                            : QStringLiteral("before its beginning")));
    }
}

void Ledger::checkMessage(const QByteArray& name, const QByteArray& named, bool isIntact)
{
    if (named != name) {
        complain(QStringLiteral("%1: got a message of %2")
                     .arg(QString::fromUtf8(name), QString::fromUtf8(named)));
    } else if (!isIntact) {
        complain(QStringLiteral("%1: got a message that was changed").arg(QString::fromUtf8(name)));
    }
}

bool Ledger::hasCause(const Connection& connection, Time now) const
{
    return m_servers.value(connection.server).overlap(connection.begun, now)
        || m_grants.value(connection.resource).overlap(connection.begun, now);
}

bool Ledger::isPlanned(const Connection& connection)
{
    return connection.end && connection.end->wasClean
        && (connection.end->code == closedByPage || connection.end->code == closedAtTheEnd
            || connection.end->code == closedByServer);
}

void Ledger::settleIfOver(const QByteArray& name)
{
    const auto found = m_connections.constFind(name);
    if (found->page == Side::Over && found->atServer == Side::Over)
        settle(name, m_connections.take(name));
}

//! Who sent the last message before its own close frame, of which the peer's close frame says that
//! it came, has got rid of all of them.
void Ledger::settle(const QByteArray& name, const Connection& connection)
{
    const bool isPlanEnd = isPlanned(connection);
    const bool byServer = isPlanEnd && connection.end->code == closedByServer;
    const bool upComplete = isPlanEnd && !byServer;
    const bool downComplete = byServer || (isPlanEnd && connection.kind == Kind::Sdk);
    if (isPlanEnd && connection.atServer == Side::None)
        complain(QStringLiteral("%1: no server knows of it").arg(QString::fromUtf8(name)));
    const auto settleWay = [&](Fates& fates, const Way& way, bool isComplete, const char* to) {
        QStringList problems;
        fates += way.settle(isComplete, problems);
        for (const QString& problem : problems) {
            complain(QStringLiteral("%1 (%2): %3: %4")
                         .arg(QString::fromUtf8(name), textOf(connection.end), QLatin1String(to),
                             problem));
        }
    };
    settleWay(m_up, connection.up, upComplete, toServer);
    settleWay(m_down, connection.down, downComplete, toPage);
    count(connection);
}

void Ledger::count(const Connection& connection)
{
    if (isPlanned(connection))
        ++m_endings.planned;
    else if (!connection.end)
        ++m_endings.withDocument;
    else if (connection.wasOpened)
        ++m_endings.byFault;
    else
        ++m_endings.unopened;
}

} // namespace portcullis::soak
