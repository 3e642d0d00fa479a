#pragma once

#include "tests/soak/ledger/outages.h"
#include "tests/soak/ledger/way.h"

#include <QByteArray>
#include <QHash>

namespace portcullis::soak {

//! How the page has made a connection.
enum class Kind {
    Sdk,
    Standard, //!< The standard's class, which drops what comes after its close().
};

//! How a connection ended for its page.
struct PageEnd {
    int code = 0;
    bool wasClean = false;
    QByteArray reason;
};

//! How many connections ended how.
struct Endings {
    qint64 planned = 0; //!< By a close frame of the page or the server, after their last message.
    qint64 byFault = 0; //!< The page was told so.
    qint64 withDocument = 0; //!< The page itself was gone.
    qint64 unopened = 0; //!< Attempts while a server was dead or a grant was taken back.
};

//! \brief The books of a soak: what every page and every server has written down, and whether it
//! fits together.
//!
//! A connection has a name that no other one of the soak has. It is settled and forgotten when both
//! of its ends have told that it is over, so that the books do not grow with time.
class Ledger {
public:
    // What pages tell.
    void begin(const QByteArray& name, int resource, int server, Kind kind, Time time);
    void opened(const QByteArray& name);
    void pageSent(const QByteArray& name, qint64 number, Size size);
    //! \param named the connection that the message itself says it is of.
    void pageGot(const QByteArray& name, const QByteArray& named, qint64 number, bool isIntact);
    void refused(const QByteArray& name, qint64 number);
    void pageClosed(const QByteArray& name, const PageEnd& end, Time now);
    //! The document of a resource is gone, with all of its connections.
    void documentEnded(int resource);

    // What servers tell.
    void serverOpened(const QByteArray& name, int server);
    void serverSent(const QByteArray& name, qint64 number);
    void serverGot(const QByteArray& name, const QByteArray& named, qint64 number, bool isIntact);
    void serverClosed(const QByteArray& name);
    //! A server was killed, and its last line has been read.
    void serverEnded(int server);

    // Why connections may end.
    void serverDown(int server, Time time) { m_servers[server].begin(time); }
    void serverUp(int server, Time time) { m_servers[server].end(time); }
    void revoked(int resource, Time time) { m_grants[resource].begin(time); }
    void granted(int resource, Time time) { m_grants[resource].end(time); }

    //! Anything else that must not happen.
    void complain(const QString& problem);

    //! Connections that are open at both ends.
    int openConnections() const;
    //! Connections that one end has not told the end of.
    int unsettledConnections() const;

    //! Judges what is left when everything was told to close.
    void finish();

    const QStringList& problems() const { return m_problems; } //!< The first 100 of them.
    qint64 problemCount() const { return m_problemCount; }
    const Fates& toServers() const { return m_up; }
    const Fates& toPages() const { return m_down; }
    const Endings& endings() const { return m_endings; }

private:
    enum class Side { None, Open, Over };

    struct Connection {
        int resource = -1;
        int server = -1;
        Kind kind = Kind::Sdk;
        Time begun = 0; // 0 until its page has told
        Side page = Side::None;
        Side atServer = Side::None;
        bool wasOpened = false; // for the page
        std::optional<PageEnd> end; // none if the document is gone
        Way up;
        Way down;
    };

    void check(const QByteArray& name, const char* direction, qint64 number, const char* problem);
    void checkLive(const QByteArray& name, Side side);
    void checkMessage(const QByteArray& name, const QByteArray& named, bool isIntact);
    bool hasCause(const Connection& connection, Time now) const;
    static bool isPlanned(const Connection& connection);
    void settleIfOver(const QByteArray& name);
    void settle(const QByteArray& name, const Connection& connection);
    void count(const Connection& connection);

    QHash<QByteArray, Connection> m_connections;
    QHash<int, Outages> m_servers;
    QHash<int, Outages> m_grants;
    QStringList m_problems;
    qint64 m_problemCount = 0;
    Fates m_up;
    Fates m_down;
    Endings m_endings;
};

} // namespace portcullis::soak
