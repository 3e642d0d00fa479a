#include "bridge/ws/socket_failure.h"

#include "bridge/core/limits.h"

#include <QSslCertificate>
#include <QSslSocket>

namespace portcullis {
namespace {

Failure failure(Stage stage, const char* message)
{
    return {stage, QLatin1String(message), {}, {}, false};
}

Failure asFinal(Failure failure)
{
    failure.isFinal = true;
    return failure;
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
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        if (certificate)
            return {Stage::Tls, QStringLiteral("certificate not accepted"), {}, certificate};
        return failure(Stage::Tls, "TLS handshake failed");
    case QAbstractSocket::SocketTimeoutError:
        return timeoutFailure();
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

Failure refusalFailure(int status)
{
    Failure refusal = failure(Stage::Http, "the server refused the WebSocket handshake");
    refusal.httpStatus = status;
    return refusal;
}

Failure brokenAnswerFailure(QByteArrayView head)
{
    const std::optional<ResponseHead> answer = parseResponseHead(head);
    const bool isRefusal = answer && answer->status >= 200;
    return isRefusal ? refusalFailure(answer->status) : protocolFailure();
}

Failure timeoutFailure()
{
    return failure(Stage::Timeout, "the server did not answer in time");
}

Failure proxyFailure(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return failure(Stage::Proxy, "proxy not found");
    case QAbstractSocket::ConnectionRefusedError:
        return failure(Stage::Proxy, "proxy refused the connection");
    default:
        return failure(Stage::Proxy, "proxy failed");
    }
}

Failure tunnelFailure(ProxyTunnel::Error error)
{
    switch (error) {
    case ProxyTunnel::Error::PasswordWanted:
        // A wrong one that is sent again and again locks the account.
        return asFinal(failure(Stage::Proxy, "proxy asks for a password"));
    case ProxyTunnel::Error::Refused:
        return failure(Stage::Proxy, "proxy refused the connection");
    case ProxyTunnel::Error::Broken:
        break;
    }
    return failure(Stage::Proxy, "proxy failed");
}

Failure lossFailure()
{
    return failure(Stage::Tcp, "connection lost");
}

Failure deniedFailure()
{
    return asFinal(failure(Stage::Policy, "the name stands for an address that is not permitted"));
}

Failure unusableProxyFailure(const ProxyChoice& choice)
{
    if (choice.source == ProxyChoice::Source::Desktop)
        return failure(Stage::Proxy, "the desktop does not say which proxy to use");
    return {Stage::Proxy,
        QStringLiteral("the proxy in %1 cannot be understood").arg(choice.variable), {}, {}};
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
