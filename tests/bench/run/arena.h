#pragma once

#include "bridge/core/json.h"
#include "tests/support/child.h"

#include <QTemporaryDir>

#include <map>
#include <memory>
#include <set>

namespace portcullis::bench {

//! \brief The load server and the clients that are compared, each in a process of its own.
//!
//! Clients have names: `native` is a web view with the engine's own network, `native-2` a second
//! one beside it in a profile of its own, `portcullis` the page as a resource of the program, `raw`
//! the same without the SDK, and `monitored` a resource beside the connection monitor.
class Arena {
public:
    //! Starts the server.
    Result<void, QString> start();

    quint16 port() const { return m_port; }

    //! \brief Has \a client carry out an order, and returns what its page says of it together with
    //! what the server has seen (`server`). Starts the client first if it does not run.
    Result<Json, QString> order(const QString& client, const Json& order);
    //! The same for the server itself.
    Result<Json, QString> orderServer(const Json& order) { return ask("server", order); }
    //! Says \a line to the process of \a client, and waits for a line in answer. Only for
    //! `monitored`.
    Result<void, QString> tell(const QString& client, const QByteArray& line);

    Result<void, QString> startClient(const QString& client);
    //! The process of a client that runs.
    qint64 pidOf(const QString& client) const { return m_clients.at(processOf(client))->pid(); }
    void stopClients() { m_clients.clear(); }

    int newRun() { return ++m_lastRun; }

    //! The benchmark itself, for its subcommands, and the program.
    static QString benchProgram();
    static QString program();
    //! \brief Arguments of "portcullis run" for a folder, with all granted and the limits on
    //! connections out of the way.
    QStringList runArguments(const QString& folder) const;

private:
    static QString processOf(const QString& client);
    Result<Json, QString> ask(const std::string& name, Json order);
    Result<Json, QString> nextReport();
    bool startProcess(const QString& process);

    QTemporaryDir m_folder;
    test::Child m_server;
    quint16 m_port = 0;
    int m_lastRun = 0;
    std::map<QString, std::unique_ptr<test::Child>> m_clients; // by process
    std::set<std::string> m_ready;
};

} // namespace portcullis::bench
