#pragma once

#include <QHostAddress>
#include <QString>

#include <vector>

namespace portcullis::test {

//! \brief A port that never answers: it listens, and its queue of connections is full, so that the
//! kernel drops every further attempt.
class FullBacklog {
public:
    //! Ends the program if it cannot listen. \param port 0 for any.
    explicit FullBacklog(const QHostAddress& address = QHostAddress::LocalHost, quint16 port = 0);
    ~FullBacklog();
    FullBacklog(const FullBacklog&) = delete;
    FullBacklog& operator=(const FullBacklog&) = delete;

    quint16 port() const { return m_port; }

    //! `ws://127.0.0.1:<port>`
    QString address() const;

private:
    std::vector<int> m_sockets; // the listening one first
    quint16 m_port = 0;
};

} // namespace portcullis::test
