#pragma once

#include "bridge/net/descriptor.h"

#include <QAbstractSocket>
#include <QHostAddress>
#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace portcullis {

//! \brief One TCP connection in the making. It has no time limit of its own but the kernel's.
//!
//! The kernel's own socket, since a proxy's client of libcurl is to have it as it is: after
//! QTcpSocket's second connect() no other may follow.
class TcpAttempt : public QObject {
    Q_OBJECT

public:
    TcpAttempt(const QHostAddress& address, quint16 port);

    //! Call it once. What comes of it comes from the event loop.
    void start();

    const QHostAddress& address() const { return m_address; }

    //! Once, after connected().
    Descriptor takeDescriptor();

Q_SIGNALS:
    //! One of these comes, once.
    void connected();
    void failed(QAbstractSocket::SocketError error);

private:
    int beginConnecting();
    void onReady();

    QHostAddress m_address;
    quint16 m_port;
    Descriptor m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier; // goes before the descriptor
};

} // namespace portcullis
