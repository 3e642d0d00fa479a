#pragma once

#include "tests/soak/ledger/ledger.h"
#include "tests/support/child.h"

#include <memory>

namespace portcullis::soak {

//! What a server says that it has open.
struct ServerCount {
    int connections = 0;
    int tcpSockets = 0;
};

//! \brief A server of the soak (servers/soak_server.mjs) on a port of its own, which it keeps when
//! it is killed and started again.
class Server {
public:
    //! \a ledger takes what it writes, and must outlive it.
    Server(int number, Ledger& ledger);

    //! 0 if there is no free port.
    int port() const { return m_port; }

    void start();
    void kill();
    //! Has each page end its connections.
    void finish() { m_child->write("finish"); }
    void askForCount();

    //! It listens.
    bool isUp() const { return m_state == State::Up; }
    //! It was killed, all that it had written has been read, and it can be started.
    bool isDead() const { return m_state == State::Dead; }
    //! The answer to the last askForCount(), once it is there.
    const std::optional<ServerCount>& count() const { return m_count; }

private:
    enum class State { Dead, Starting, Up, Dying };

    void onLine(const QByteArray& line);
    void onEnd();

    int m_number;
    Ledger& m_ledger;
    int m_port;
    State m_state = State::Dead;
    std::unique_ptr<test::Child> m_child;
    std::optional<ServerCount> m_count;
};

} // namespace portcullis::soak
