#pragma once

#include "bridge/core/json.h"

#include <QProcess>

#include <vector>

namespace portcullis::test {

//! \brief tests/servers/ws_server.mjs in a process of its own: a server that is not ours.
class NodeServer {
public:
    NodeServer();
    ~NodeServer();
    NodeServer(const NodeServer&) = delete;
    NodeServer& operator=(const NodeServer&) = delete;

    //! Starts it; false if it does not come up.
    bool start();

    //! `ws://127.0.0.1:<port>`
    QString address() const;
    int port() const { return m_port; }

    //! Everything it has reported so far, such as `{"event":"close","code":1000}`.
    const std::vector<Json>& reports();

    //! How often it has reported \a event.
    int count(const char* event);

    //! Whether one of its reports has all the members of \a facts.
    bool hasReported(const Json& facts);

private:
    QProcess m_process;
    std::vector<Json> m_reports;
    int m_port = 0;
};

} // namespace portcullis::test
