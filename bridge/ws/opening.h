#pragma once

#include "bridge/hosts/host_policy.h"
#include "bridge/ws/ending.h"
#include "bridge/ws/handshake.h"
#include "bridge/ws/network_settings.h"
#include "bridge/ws/response_head.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWebSocket>

#include <chrono>

QT_BEGIN_NAMESPACE
class QHostInfo;
class QTcpSocket;
QT_END_NAMESPACE

namespace portcullis {

//! What the server's answer to the handshake said.
struct Established {
    QString protocol; //!< The subprotocol it chose; empty if none.
    ResponseHeaders headers;
};

//! \brief The way to an open connection: name, TCP, proxy, TLS and the opening handshake, which
//! QWebSocket does.
//!
//! Where no proxy does it, the name is resolved first, and if one of its addresses is not
//! permitted, there is no connection at all. The address that the connection then really has is
//! looked at once more before anything is sent, since a name may resolve differently the second
//! time.
//!
//! It emits succeeded() or failed(), once, and nothing after that.
class Opening : public QObject {
    Q_OBJECT

public:
    //! How and where to it may go.
    struct Route {
        NetworkSettings network;
        HostPolicy hosts;
    };

    //! \param timeout for all of it.
    Opening(const Handshake& handshake, std::chrono::milliseconds timeout, const Route& route,
        QObject* parent = nullptr);

    //! Drops the connection, also one that has succeeded.
    ~Opening() override;

    //! Call it once.
    void start();

Q_SIGNALS:
    //! \a socket is connected, belongs to this, and has read nothing beyond the server's answer.
    void succeeded(QTcpSocket* socket, const Established& established);
    void failed(const Failure& failure);

private:
    void connectSignals();
    bool isProxied() const;
    void resolve();
    void onResolved(const QHostInfo& host);
    void open();
    void onStateChanged(QAbstractSocket::SocketState state);
    void onConnected();
    void onReadyRead();
    void onError(QAbstractSocket::SocketError error);
    void onSslErrors(const QList<QSslError>& errors);
    QByteArray takeHead();
    void finish();
    void fail(const Failure& failure);

    Handshake m_handshake;
    HostPolicy m_hosts;
    int m_lookup = -1; // while the name is resolved
    QWebSocket m_socket;
    QPointer<QTcpSocket> m_tcp; // owned by m_socket
    QTimer m_timer;
    std::optional<CertificateFacts> m_certificate;
};

} // namespace portcullis
