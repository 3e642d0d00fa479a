#pragma once

#include "tests/bench/server/payload.h"
#include "tests/bench/server/peer.h"
#include "tests/bench/server/scoreboard.h"

#include <vector>

//! \brief What a connection can be for. A page says in the query of the URL what it wants; a text
//! message that begins with `end` marks the end of a run, either way.
namespace portcullis::bench {

//! The query of a connection's URL.
struct LoadParams {
    int run = 0; //!< What the measures are filed under.
    Kind kind = Kind::Text;
    std::size_t bytes = 0; //!< Of one message.
    double seconds = 0; //!< How long to go on.
    double rate = 0; //!< Bytes a second.
};

//! \brief `/receive`: once the peer says `begin`, sends messages as fast as it takes them, for so
//! many seconds, and then `end`, which the peer confirms.
class FloodLoad : public Load {
public:
    FloodLoad(Peer& peer, Scoreboard& scoreboard, const LoadParams& params);
    void received(const Message& message) override;
    void roomy() override;

private:
    void begin();
    void finish();
    void confirm();

    Peer& m_peer;
    Scoreboard& m_scoreboard;
    LoadParams m_params;
    std::string m_block; // whole frames of one size
    std::size_t m_frameBytes;
    std::uint64_t m_sent = 0; // bytes on the wire
    Clock::time_point m_start;
};

//! \brief `/send`: counts what the peer sends, checks each length and some payloads.
class SinkLoad : public Load {
public:
    SinkLoad(Peer& peer, Scoreboard& scoreboard, const LoadParams& params);
    void received(const Message& message) override;

private:
    void check(const Message& message);
    void keepNext();

    Peer& m_peer;
    Scoreboard& m_scoreboard;
    LoadParams m_params;
    std::string m_expected;
    std::uint64_t m_count = 0;
    std::uint64_t m_wrong = 0;
    std::uint64_t m_compared = 0;
    Clock::time_point m_first;
    Clock::time_point m_last;
};

//! \brief `/echo`: sends each message back and takes the time between two arrivals, which is one
//! full round of server, page and server.
class EchoLoad : public Load {
public:
    EchoLoad(Peer& peer, Scoreboard& scoreboard, const LoadParams& params);
    void received(const Message& message) override;

private:
    void finish();

    Peer& m_peer;
    Scoreboard& m_scoreboard;
    LoadParams m_params;
    std::uint64_t m_wrong = 0;
    std::uint64_t m_count = 0;
    Clock::time_point m_last;
    std::vector<double> m_rounds; // microseconds
};

//! \brief `/stream`: sends so many bytes a second until the peer says `end`.
class StreamLoad : public Load {
public:
    StreamLoad(Peer& peer, Poller& poller, Scoreboard& scoreboard, const LoadParams& params);
    void opened() override;
    void received(const Message& message) override;
    void roomy() override { pour(); }

private:
    void pour();
    void finishIfDone();

    Peer& m_peer;
    Poller& m_poller;
    Scoreboard& m_scoreboard;
    LoadParams m_params;
    std::string m_frame;
    std::uint64_t m_sent = 0; // bytes on the wire
    bool m_isEnding = false;
    Clock::time_point m_start;
    std::unique_ptr<Timer> m_timer;
};

//! \brief `/hold`: does nothing until it is told to beat; then expects the beat back.
class HoldLoad : public Load {
public:
    HoldLoad(Peer& peer, Scoreboard& scoreboard, const LoadParams& params);
    ~HoldLoad() override;
    void received(const Message& message) override;

    int run() const { return m_params.run; }
    //! Sends one message, which the page sends back.
    void beat();
    std::uint64_t sent() const { return m_sent; }
    std::uint64_t returned() const { return m_returned; }

private:
    Peer& m_peer;
    Scoreboard& m_scoreboard;
    LoadParams m_params;
    std::uint64_t m_sent = 0;
    std::uint64_t m_returned = 0;
};

//! \brief `/control`: hands a page its orders and the orchestrator its results.
class ControlLoad : public Load {
public:
    ControlLoad(Peer& peer, Scoreboard& scoreboard, std::string client);
    ~ControlLoad() override;
    void opened() override;
    void received(const Message& message) override;

private:
    Peer& m_peer;
    Scoreboard& m_scoreboard;
    std::string m_client;
};

} // namespace portcullis::bench
