#include "tests/bench/run/plain_client.h"

#include "tests/bench/measure/statistics.h"
#include "tests/bench/server/wire.h"

#include <arpa/inet.h>
#include <chrono>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace portcullis::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t blockBytes = std::size_t{256} * 1024;
const std::string endOfRun = serverFrame(Opcode::Text, "end");

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

//! A blocking connection after its handshake.
class PlainClient {
public:
    PlainClient(quint16 port, const std::string& target)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        const int on = 1;
        ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const timeval timeout{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
        ::setsockopt(m_fd, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
        m_isOpen = ::connect(m_fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0
            && write("GET " + target
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                  "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
            && readHead();
    }
    ~PlainClient() { ::close(m_fd); }
    PlainClient(const PlainClient&) = delete;
    PlainClient& operator=(const PlainClient&) = delete;

    bool isOpen() const { return m_isOpen; }

    bool write(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t count = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0)
                return false;
            bytes.remove_prefix(std::size_t(count));
        }
        return true;
    }

    //! Reads and counts bytes until what has come ends with \a end.
    bool readUntil(std::string_view end)
    {
        std::string tail;
        std::vector<char> buffer(blockBytes);
        do {
            const ssize_t count = ::recv(m_fd, buffer.data(), buffer.size(), 0);
            if (count <= 0)
                return false;
            m_read += std::size_t(count);
            const std::size_t kept = std::min(std::size_t(count), end.size());
            tail.append(buffer.data() + count - kept, kept);
            if (tail.size() > end.size())
                tail.erase(0, tail.size() - end.size());
        } while (tail != end);
        return true;
    }

    std::size_t bytesRead() const { return m_read; }

private:
    //! Byte by byte, since messages may follow at once.
    bool readHead() const
    {
        std::string head;
        for (char byte = 0; !head.ends_with("\r\n\r\n"); head += byte) {
            if (::recv(m_fd, &byte, 1, 0) != 1)
                return false;
        }
        return true;
    }

    int m_fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool m_isOpen = false;
    std::size_t m_read = 0;
};

std::string targetOf(const char* path, Kind kind, std::size_t bytes, double seconds)
{
    return std::string(path) + "?run=0&bytes=" + std::to_string(bytes) + "&kind="
        + (kind == Kind::Text ? "text" : "binary") + "&seconds=" + std::to_string(seconds);
}

Opcode opcodeOf(Kind kind)
{
    return kind == Kind::Text ? Opcode::Text : Opcode::Binary;
}

} // namespace

std::optional<double> receiveCeiling(quint16 port, Kind kind, std::size_t bytes, double seconds)
{
    PlainClient client(port, targetOf("/receive", kind, bytes, seconds));
    const Clock::time_point start = Clock::now();
    if (!client.isOpen() || !client.write(clientFrame(Opcode::Text, "begin"))
        || !client.readUntil(endOfRun))
        return std::nullopt;
    const double frame = double(serverFrame(opcodeOf(kind), std::string(bytes, '\0')).size());
    return double(client.bytesRead()) / frame / secondsSince(start);
}

std::optional<double> sendCeiling(quint16 port, Kind kind, std::size_t bytes, double seconds)
{
    PlainClient client(port, targetOf("/send", kind, bytes, 0));
    const std::string frame = clientFrame(opcodeOf(kind), payload(kind, 0, bytes));
    std::string block;
    while (block.size() < blockBytes)
        block += frame;
    const std::size_t inBlock = block.size() / frame.size();
    std::size_t count = 0;
    const Clock::time_point start = Clock::now();
    while (secondsSince(start) < seconds) {
        if (!client.isOpen() || !client.write(block))
            return std::nullopt;
        count += inBlock;
    }
    if (!client.write(clientFrame(Opcode::Text, "end")) || !client.readUntil(endOfRun))
        return std::nullopt;
    return double(count) / secondsSince(start);
}

std::optional<EchoCeiling> echoCeiling(quint16 port, std::size_t bytes, int count)
{
    PlainClient client(port, targetOf("/echo", Kind::Text, bytes, 0));
    const std::string text = payload(Kind::Text, 0, bytes);
    const std::string message = clientFrame(Opcode::Text, text);
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const Clock::time_point start = Clock::now();
        if (!client.isOpen() || !client.write(message) || !client.readUntil(text))
            return std::nullopt;
        times.push_back(secondsSince(start) * 1000);
    }
    return EchoCeiling{quantile(times, 0.5), quantile(times, 0.99)};
}

std::optional<double> connectCeiling(quint16 port, int count)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const Clock::time_point start = Clock::now();
        const PlainClient client(port, targetOf("/hold", Kind::Text, 32, 0));
        if (!client.isOpen())
            return std::nullopt;
        times.push_back(secondsSince(start) * 1000);
    }
    return quantile(times, 0.5);
}

} // namespace portcullis::bench
