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

FullBacklog::FullBacklog(const QHostAddress& address, quint16 port)
{
    const bool isIPv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    sockaddr_storage storage{};
    auto* const generic = reinterpret_cast<sockaddr*>(&storage);
    const QByteArray text = address.toString().toLatin1();
    socklen_t size = isIPv6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    storage.ss_family = isIPv6 ? AF_INET6 : AF_INET;
    in_port_t& networkPort = isIPv6 ? reinterpret_cast<sockaddr_in6*>(&storage)->sin6_port
                                    : reinterpret_cast<sockaddr_in*>(&storage)->sin_port;
    void* const bytes = isIPv6
        ? static_cast<void*>(&reinterpret_cast<sockaddr_in6*>(&storage)->sin6_addr)
        : &reinterpret_cast<sockaddr_in*>(&storage)->sin_addr;
    networkPort = htons(port);
    m_sockets.push_back(::socket(storage.ss_family, SOCK_STREAM, 0));
    const int listener = m_sockets.front();
    if (::inet_pton(storage.ss_family, text.constData(), bytes) != 1
        || ::bind(listener, generic, size) != 0 || ::listen(listener, 0) != 0
        || ::getsockname(listener, generic, &size) != 0)
        qFatal("cannot listen on %s", text.constData());
    m_port = ntohs(networkPort);
    for (int i = 0; i < fillers; ++i) {
        m_sockets.push_back(::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK, 0));
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
