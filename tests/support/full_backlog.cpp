#include "tests/support/full_backlog.h"

#include <QtGlobal>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace portcullis::test {
namespace {

constexpr int fillers = 4; // a backlog of 0 still takes one or two

} // namespace

FullBacklog::FullBacklog()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    m_sockets.push_back(::socket(AF_INET, SOCK_STREAM, 0));
    const int listener = m_sockets.front();
    if (::bind(listener, generic, size) != 0 || ::listen(listener, 0) != 0
        || ::getsockname(listener, generic, &size) != 0)
        qFatal("cannot listen on 127.0.0.1");
    m_port = ntohs(address.sin_port);
    for (int i = 0; i < fillers; ++i) {
        m_sockets.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
        // Whether it is taken or stays pending does not matter.
        (void)::connect(m_sockets.back(), generic, size);
    }
}

FullBacklog::~FullBacklog()
{
    for (const int socket : m_sockets)
        ::close(socket);
}

QString FullBacklog::address() const
{
    return QStringLiteral("ws://127.0.0.1:%1").arg(m_port);
}

} // namespace portcullis::test
