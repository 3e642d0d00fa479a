#pragma once

#include <QString>

#include <vector>

namespace portcullis::test {

//! \brief A port of 127.0.0.1 that never answers: it listens, and its queue of connections is full,
//! so that the kernel drops every further attempt.
class FullBacklog {
public:
    FullBacklog();
    ~FullBacklog();
    FullBacklog(const FullBacklog&) = delete;
    FullBacklog& operator=(const FullBacklog&) = delete;

    //! `ws://127.0.0.1:<port>`
    QString address() const;

private:
    std::vector<int> m_sockets; // the listening one first
    int m_port = 0;
};

} // namespace portcullis::test
