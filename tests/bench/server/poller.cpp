#include "tests/bench/server/poller.h"

#include <array>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace portcullis::bench {

Poller::Poller() : m_epoll(::epoll_create1(EPOLL_CLOEXEC)) { }

Poller::~Poller()
{
    ::close(m_epoll);
}

void Poller::add(int fd, std::uint32_t events, Handler handler)
{
    m_handlers[fd] = std::make_shared<Handler>(std::move(handler));
    epoll_event event{.events = events, .data = {.fd = fd}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
}

void Poller::change(int fd, std::uint32_t events) const
{
    epoll_event event{.events = events, .data = {.fd = fd}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event);
}

void Poller::remove(int fd)
{
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, nullptr);
    m_handlers.erase(fd);
}

void Poller::run()
{
    std::array<epoll_event, 64> ready{};
    for (m_isRunning = true; m_isRunning;) {
        const int count = ::epoll_wait(m_epoll, ready.data(), int(ready.size()), -1);
        for (int i = 0; i < count && m_isRunning; ++i) {
            const epoll_event& event = ready[std::size_t(i)];
            const auto found = m_handlers.find(event.data.fd);
            if (found == m_handlers.end())
                continue;
            // A handler may remove itself.
            const std::shared_ptr<Handler> handler = found->second;
            (*handler)(event.events);
        }
    }
}

Timer::Timer(Poller& poller, std::chrono::microseconds interval, std::function<void()> tick)
    : m_poller(poller), m_fd(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
{
    const timespec every{
        .tv_sec = interval.count() / 1'000'000, .tv_nsec = interval.count() % 1'000'000 * 1000};
    const itimerspec setting{.it_interval = every, .it_value = every};
    ::timerfd_settime(m_fd, 0, &setting, nullptr);
    m_poller.add(m_fd, EPOLLIN, [fd = m_fd, tick = std::move(tick)](std::uint32_t) {
        std::uint64_t expirations = 0;
        if (::read(fd, &expirations, sizeof expirations) == sizeof expirations)
            tick();
    });
}

Timer::~Timer()
{
    m_poller.remove(m_fd);
    ::close(m_fd);
}

} // namespace portcullis::bench
