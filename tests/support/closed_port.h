#pragma once

#include <QTcpSocket>

namespace portcullis::test {

//! \brief A TCP port of 127.0.0.1 at which nobody listens, and nobody can as long as this is there.
class ClosedPort {
public:
    ClosedPort()
    {
        if (!m_socket.bind(QHostAddress::LocalHost, 0, QAbstractSocket::DontShareAddress))
            qFatal("there is no free port");
    }

    quint16 number() const { return m_socket.localPort(); }

private:
    QTcpSocket m_socket;
};

} // namespace portcullis::test
