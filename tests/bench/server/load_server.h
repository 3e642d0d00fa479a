#pragma once

#include "tests/bench/server/loads.h"

namespace portcullis::bench {

//! \brief The load server: one thread, 127.0.0.1, a free port.
//!
//! It is ordered about by JSON lines on standard input and reports by JSON lines on standard
//! output. It ends when its standard input does.
class LoadServer {
public:
    LoadServer();
    ~LoadServer();
    LoadServer(const LoadServer&) = delete;
    LoadServer& operator=(const LoadServer&) = delete;

    //! Returns the exit code.
    int run();

private:
    bool listen();
    void acceptAll();
    std::unique_ptr<Load> makeLoad(Peer& peer, const std::string& target);
    void readOrders();
    void carryOut(const std::string& line);
    void carryOutOwn(const Json& order);
    void startBeat(int run);
    Json countBeats(int run) const;

    Poller m_poller;
    Scoreboard m_scoreboard;
    int m_listener = -1;
    std::unordered_map<int, std::unique_ptr<Peer>> m_peers;
    std::string m_input;
    std::unique_ptr<Timer> m_beat;
    std::size_t m_beats = 0;
};

} // namespace portcullis::bench
