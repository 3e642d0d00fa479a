#include "bridge/ws/socket_failure.h"

#include "bridge/core/limits.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslSocket>

namespace portcullis {
namespace {

constexpr int switchingProtocols = 101;

Failure failure(Stage stage, const char* message)
{
    return {stage, QLatin1String(message), {}, {}};
}

const char* problemOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
        return "self-signed";
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return "unknown-issuer";
    case QSslError::CertificateExpired:
        return "expired";
    case QSslError::CertificateNotYetValid:
        return "not-yet-valid";
    case QSslError::HostNameMismatch:
        return "wrong-host";
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return "revoked";
    default:
        return nullptr;
    }
}

QString nameIn(const QSslCertificate& certificate,
    QStringList (QSslCertificate::*info)(QSslCertificate::SubjectInfo) const)
{
    const QStringList names = (certificate.*info)(QSslCertificate::CommonName);
    const QStringList& best
        = names.isEmpty() ? (certificate.*info)(QSslCertificate::Organization) : names;
    return best.join(QStringLiteral(", ")).left(limits::maxCertificateNameLength);
}

} // namespace

Failure connectFailure(const QAbstractSocket* socket, QAbstractSocket::SocketError error,
    const std::optional<CertificateFacts>& certificate)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return failure(Stage::Dns, "host not found");
    case QAbstractSocket::ConnectionRefusedError:
        return failure(Stage::Tcp, "connection refused");
    case QAbstractSocket::NetworkError:
        return failure(Stage::Tcp, "network not reachable");
    case QAbstractSocket::RemoteHostClosedError:
        return closedEarlyFailure(socket);
    case QAbstractSocket::SocketAccessError:
        if (socket && socket->proxy().type() != QNetworkProxy::NoProxy)
            return failure(Stage::Proxy, "proxy refused the connection");
        return failure(Stage::Tcp, "connection failed");
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        if (certificate)
            return {Stage::Tls, QStringLiteral("certificate not accepted"), {}, certificate};
        return failure(Stage::Tls, "TLS handshake failed");
    case QAbstractSocket::ProxyNotFoundError:
        return failure(Stage::Proxy, "proxy not found");
    case QAbstractSocket::ProxyConnectionRefusedError:
        return failure(Stage::Proxy, "proxy refused the connection");
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return failure(Stage::Proxy, "proxy asks for a password");
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyProtocolError:
        return failure(Stage::Proxy, "proxy failed");
    case QAbstractSocket::SocketTimeoutError:
        return failure(Stage::Timeout, "the server did not answer in time");
    default:
        return failure(Stage::Tcp, "connection failed");
    }
}

Failure closedEarlyFailure(const QAbstractSocket* socket)
{
    const auto* const tls = qobject_cast<const QSslSocket*>(socket);
    if (tls && !tls->isEncrypted())
        return failure(Stage::Tls, "TLS handshake failed");
    return failure(Stage::Http, "the server closed the connection without an answer");
}

Failure protocolFailure()
{
    return failure(Stage::Protocol, "the server broke the WebSocket protocol");
}

Failure refusalFailure(const std::optional<ResponseHead>& answer)
{
    if (!answer || answer->status == switchingProtocols)
        return protocolFailure();
    Failure refusal = failure(Stage::Http, "the server refused the WebSocket handshake");
    refusal.httpStatus = answer->status;
    return refusal;
}

Failure lossFailure()
{
    return failure(Stage::Tcp, "connection lost");
}

Failure deniedFailure()
{
    return failure(Stage::Policy, "the name stands for an address that is not permitted");
}

std::optional<CertificateFacts> certificateFacts(
    const QList<QSslError>& errors, const QSslCertificate& presented)
{
    if (errors.isEmpty())
        return std::nullopt;
    const char* problem = nullptr;
    for (const QSslError& error : errors) {
        if (!problem)
            problem = problemOf(error.error());
    }
    return CertificateFacts{QLatin1String(problem ? problem : "invalid"),
        nameIn(presented, &QSslCertificate::subjectInfo),
        nameIn(presented, &QSslCertificate::issuerInfo)};
}

} // namespace portcullis
