#include "tests/bench/server/peer.h"

#include <algorithm>
#include <array>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace portcullis::bench {
namespace {

constexpr std::size_t readBytes = std::size_t{256} * 1024;
constexpr std::size_t maxRequestBytes = std::size_t{16} * 1024;

//! The value of a header; names are compared as clients write them, one way or the other.
std::string headerValue(std::string_view request, std::string_view name)
{
    for (std::size_t start = 0; start < request.size();) {
        const std::size_t end = request.find("\r\n", start);
        const std::string_view line = request.substr(start, end - start);
        if (line.size() > name.size() && line[name.size()] == ':'
            && ::strncasecmp(line.data(), name.data(), name.size()) == 0) {
            const std::string_view value = line.substr(name.size() + 1);
            return std::string(value.substr(std::min(value.find_first_not_of(' '), value.size())));
        }
        start = end + 2;
    }
    return {};
}

std::string targetOf(const std::string& request)
{
    const std::size_t start = request.find(' ') + 1;
    return request.substr(start, request.find(' ', start) - start);
}

} // namespace

Peer::Peer(Poller& poller, int fd, LoadMaker makeLoad)
    : m_poller(poller), m_fd(fd), m_makeLoad(std::move(makeLoad)),
      m_scanner([this](const Message& message) { onMessage(message); })
{
}

Peer::~Peer()
{
    m_poller.remove(m_fd);
    ::close(m_fd);
}

void Peer::onReady(std::uint32_t events)
{
    if ((events & EPOLLIN) != 0)
        read();
    if (!m_isGone && (events & EPOLLOUT) != 0) {
        flush();
        if (m_wantsRoom && m_waiting.empty())
            m_load->roomy();
    }
    if ((events & (EPOLLERR | EPOLLHUP)) != 0 && (events & EPOLLIN) == 0)
        m_isGone = true;
}

void Peer::read()
{
    static std::array<char, readBytes> buffer;
    const ssize_t count = ::recv(m_fd, buffer.data(), buffer.size(), 0);
    if (count > 0)
        take({buffer.data(), std::size_t(count)});
    else if (count == 0 || (errno != EAGAIN && errno != EINTR))
        m_isGone = true;
}

void Peer::take(std::string_view bytes)
{
    if (!m_load)
        takeRequest(bytes);
    else if (!m_scanner.feed(bytes))
        m_isGone = true;
}

void Peer::takeRequest(std::string_view bytes)
{
    m_request += bytes;
    const std::size_t end = m_request.find("\r\n\r\n");
    if (end == std::string::npos) {
        m_isGone = m_request.size() > maxRequestBytes;
        return;
    }
    m_load = m_makeLoad(*this, targetOf(m_request));
    const std::string key = headerValue(m_request, "Sec-WebSocket-Key");
    if (!m_load || key.empty()) {
        m_isGone = true;
        return;
    }
    m_waiting = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Accept: "
        + acceptKey(key) + "\r\n\r\n";
    flush();
    const std::string rest = m_request.substr(end + 4);
    m_request.clear();
    m_load->opened();
    take(rest);
}

void Peer::onMessage(const Message& message)
{
    switch (message.opcode) {
    case Opcode::Close:
        m_isClosing = true;
        send(Opcode::Close, std::string_view(message.payload).substr(0, 2));
        break;
    case Opcode::Ping:
        send(Opcode::Pong, message.payload);
        break;
    case Opcode::Pong:
        break;
    default:
        m_load->received(message);
    }
}

void Peer::send(Opcode opcode, std::string_view payload)
{
    m_waiting += serverFrame(opcode, payload);
    flush();
}

std::size_t Peer::write(std::string_view bytes)
{
    if (!m_waiting.empty())
        return 0;
    const ssize_t count = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    return count > 0 ? std::size_t(count) : 0;
}

void Peer::wantRoom(bool wanted)
{
    m_wantsRoom = wanted;
    watch();
}

void Peer::flush()
{
    if (!m_waiting.empty()) {
        const ssize_t count = ::send(m_fd, m_waiting.data(), m_waiting.size(), MSG_NOSIGNAL);
        if (count > 0)
            m_waiting.erase(0, std::size_t(count));
        watch();
    }
    if (m_isClosing && m_waiting.empty()) {
        // The peer reads the close frame and ends the connection, as a server would have it.
        ::shutdown(m_fd, SHUT_WR);
        m_isClosing = false;
    }
}

void Peer::watch()
{
    const bool writes = m_wantsRoom || !m_waiting.empty();
    m_poller.change(m_fd, EPOLLIN | (writes ? std::uint32_t(EPOLLOUT) : 0U));
}

} // namespace portcullis::bench
