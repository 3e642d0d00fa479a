#pragma once

#include "tests/bench/server/frame_scanner.h"
#include "tests/bench/server/poller.h"

namespace portcullis::bench {

class Peer;

//! \brief What one connection is for; chosen by the path of its URL.
class Load {
public:
    virtual ~Load() = default;
    //! The handshake is done.
    virtual void opened() { }
    //! A text or binary message has come.
    virtual void received(const Message&) { }
    //! There is room to write; only if it was asked for by Peer::wantRoom().
    virtual void roomy() { }
};

//! \brief One connection of the server, from the TCP accept to the close frame.
class Peer {
public:
    //! Makes the load for the target of a request, such as `/echo?run=1`; null refuses it.
    using LoadMaker = std::function<std::unique_ptr<Load>(Peer& peer, const std::string& target)>;

    //! Takes over \a fd, a non-blocking socket.
    Peer(Poller& poller, int fd, LoadMaker makeLoad);
    ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    //! Handles what epoll has reported.
    void onReady(std::uint32_t events);
    //! To be deleted by the owner.
    bool isGone() const { return m_isGone; }

    //! See FrameScanner::setKept().
    void setKept(std::size_t bytes) { m_scanner.setKept(bytes); }
    //! Sends a message, or keeps what the kernel does not take.
    void send(Opcode opcode, std::string_view payload);
    //! Writes ready-made frames as far as the kernel takes them now; returns how many bytes that
    //! is.
    std::size_t write(std::string_view bytes);
    //! Whether Load::roomy() is to be called.
    void wantRoom(bool wanted);

private:
    void read();
    void take(std::string_view bytes);
    void takeRequest(std::string_view bytes);
    void onMessage(const Message& message);
    void flush();
    void watch();

    Poller& m_poller;
    int m_fd;
    LoadMaker m_makeLoad;
    std::unique_ptr<Load> m_load; // null until the handshake is done
    FrameScanner m_scanner;
    std::string m_request;
    std::string m_waiting; // what the kernel has not taken yet
    bool m_wantsRoom = false;
    bool m_isGone = false;
    bool m_isClosing = false;
};

} // namespace portcullis::bench
