#pragma once

#include "bridge/core/json.h"

#include <QProcess>
#include <QStringList>

#include <vector>

namespace portcullis::test {

//! \brief A program of tests/servers/ in a process of its own: a server that is not ours.
class ServerProcess {
public:
    ServerProcess();
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    //! Starts it; false if it does not come up.
    //! \param script its file, such as `ws_server.mjs`, for Node.js or Python.
    bool start(
        const QString& script = QStringLiteral("ws_server.mjs"), const QStringList& arguments = {});

    //! `ws://127.0.0.1:<port>`, or with another scheme.
    QString address(const char* scheme = "ws") const;
    int port() const { return m_firstLine.toInt(); }

    //! What it has printed first; most print their port.
    const QByteArray& firstLine() const { return m_firstLine; }

    //! Everything it has reported so far, such as `{"event":"close","code":1000}`.
    const std::vector<Json>& reports();

    //! How often it has reported \a event.
    int count(const char* event);

    //! The last report of \a event; null if there is none.
    Json last(const char* event);

    //! Whether one of its reports has all the members of \a facts.
    bool hasReported(const Json& facts);

private:
    QProcess m_process;
    std::vector<Json> m_reports;
    QByteArray m_firstLine;
};

} // namespace portcullis::test
