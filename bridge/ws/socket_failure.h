#pragma once

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

//! The server's answer to the handshake was not the right one.
Failure refusalFailure(const std::optional<ResponseHead>& answer);

//! An open connection is gone without a close frame.
Failure lossFailure();

//! The host policy does not permit the address.
Failure deniedFailure();

//! The first problem that has a name of its own, or else the first.
std::optional<CertificateFacts> certificateFacts(
    const QList<QSslError>& errors, const QSslCertificate& presented);

} // namespace portcullis
