#include "bridge/net/tcp_attempt.h"

#include <cerrno>
#include <cstring>

#include <netinet/in.h>
#include <sys/socket.h>

namespace portcullis {
namespace {

QAbstractSocket::SocketError errorOf(int number)
{
    switch (number) {
    case ECONNREFUSED:
        return QAbstractSocket::ConnectionRefusedError;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
        return QAbstractSocket::SocketResourceError;
    case EACCES:
    case EPERM:
        return QAbstractSocket::SocketAccessError;
    default:
        return QAbstractSocket::NetworkError;
    }
}

int connectIPv4(int descriptor, const QHostAddress& address, quint16 port)
{
    sockaddr_in target{};
    target.sin_family = AF_INET;
    target.sin_port = htons(port);
    target.sin_addr.s_addr = htonl(address.toIPv4Address());
    return ::connect(descriptor, reinterpret_cast<const sockaddr*>(&target), sizeof target);
}

int connectIPv6(int descriptor, const QHostAddress& address, quint16 port)
{
    sockaddr_in6 target{};
    target.sin6_family = AF_INET6;
    target.sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(&target.sin6_addr, &bytes, sizeof bytes);
    return ::connect(descriptor, reinterpret_cast<const sockaddr*>(&target), sizeof target);
}

} // namespace

TcpAttempt::TcpAttempt(const QHostAddress& address, quint16 port) : m_address(address), m_port(port)
{
}

void TcpAttempt::start()
{
    const int error = beginConnecting();
    if (error == 0) {
        m_notifier = std::make_unique<QSocketNotifier>(m_descriptor.get(), QSocketNotifier::Write);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &TcpAttempt::onReady);
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(errorOf(error)); }, Qt::QueuedConnection);
}

//! The error's number; 0 if it has begun.
int TcpAttempt::beginConnecting()
{
    const bool isIPv6 = m_address.protocol() == QAbstractSocket::IPv6Protocol;
    m_descriptor = Descriptor(
        ::socket(isIPv6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!m_descriptor)
        return errno;
    const int result = isIPv6 ? connectIPv6(m_descriptor.get(), m_address, m_port)
                              : connectIPv4(m_descriptor.get(), m_address, m_port);
    return result == 0 || errno == EINPROGRESS ? 0 : errno;
}

void TcpAttempt::onReady()
{
    m_notifier->setEnabled(false);
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(m_descriptor.get(), SOL_SOCKET, SO_ERROR, &error, &size) != 0)
        error = errno;
    if (error == 0)
        Q_EMIT connected();
    else
        Q_EMIT failed(errorOf(error));
}

Descriptor TcpAttempt::takeDescriptor()
{
    m_notifier->setEnabled(false);
    return std::move(m_descriptor);
}

} // namespace portcullis
