#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>

namespace portcullis::bench {

//! \brief An event loop on epoll, level-triggered: with many connections it costs what is ready,
//! and not what is open.
class Poller {
public:
    using Handler = std::function<void(std::uint32_t events)>;

    Poller();
    ~Poller();
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    //! Calls \a handler when \a fd is ready for one of \a events (EPOLLIN, EPOLLOUT).
    void add(int fd, std::uint32_t events, Handler handler);
    void change(int fd, std::uint32_t events) const;
    //! May be called by any handler, its own too.
    void remove(int fd);

    void run();
    void stop() { m_isRunning = false; }

private:
    int m_epoll;
    bool m_isRunning = false;
    std::unordered_map<int, std::shared_ptr<Handler>> m_handlers;
};

//! \brief Calls a function in a regular interval as long as it lives.
class Timer {
public:
    Timer(Poller& poller, std::chrono::microseconds interval, std::function<void()> tick);
    ~Timer();
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

private:
    Poller& m_poller;
    int m_fd;
};

} // namespace portcullis::bench
