#pragma once

#include "bridge/net/proxy_choice.h"
#include "bridge/net/proxy_tunnel.h"
#include "bridge/ws/ending.h"
#include "bridge/ws/response_head.h"

#include <QAbstractSocket>
#include <QSslError>

//! \brief What Qt reports of a failed connection, in the words of docs/protocol.md.
namespace portcullis {

//! \a socket failed before there was an answer to the handshake.
//! \param certificate what was not accepted, if so.
Failure connectFailure(const QAbstractSocket* socket, QAbstractSocket::SocketError error,
    const std::optional<CertificateFacts>& certificate);

//! \a socket was closed before the handshake was answered.
Failure closedEarlyFailure(const QAbstractSocket* socket);

//! The server does what RFC 6455 does not allow.
Failure protocolFailure();

//! The server has answered the handshake with \a status, which is not 101.
Failure refusalFailure(int status);

//! The server's answer ended or grew too long before its head was whole; \a head is what came.
Failure brokenAnswerFailure(QByteArrayView head);

//! It has taken too long.
Failure timeoutFailure();

//! The proxy was not reached.
Failure proxyFailure(QAbstractSocket::SocketError error);

//! The proxy was reached, and does not lead to the server.
Failure tunnelFailure(ProxyTunnel::Error error);

//! An open connection is gone without a close frame.
Failure lossFailure();

//! The host policy does not permit the address.
Failure deniedFailure();

//! There is to be a proxy, and it cannot be used.
Failure unusableProxyFailure(const ProxyChoice& choice);

//! The first problem that has a name of its own, or else the first.
std::optional<CertificateFacts> certificateFacts(
    const QList<QSslError>& errors, const QSslCertificate& presented);

} // namespace portcullis
