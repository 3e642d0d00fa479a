#include "bridge/ws/opening.h"

#include "bridge/core/limits.h"
#include "bridge/ws/socket_failure.h"

#include <QHostInfo>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QWebSocketHandshakeOptions>

#include <algorithm>

namespace portcullis {
namespace {

QNetworkRequest requestFor(const Handshake& handshake)
{
    QNetworkRequest request(handshake.url());
    for (const Header& header : handshake.headers())
        request.setRawHeader(header.name, header.value);
    return request;
}

} // namespace

Opening::Opening(const Handshake& handshake, std::chrono::milliseconds timeout, const Route& route,
    QObject* parent)
    : QObject(parent), m_handshake(handshake), m_hosts(route.hosts)
{
    const NetworkSettings& network = route.network;
    m_socket.setReadBufferSize(limits::maxResponseHeadBytes);
    m_socket.setProxy(proxyFor(network, handshake.url()));
    if (!network.extraCertificates.isEmpty()) {
        QSslConfiguration tls = m_socket.sslConfiguration();
        tls.addCaCertificates(network.extraCertificates);
        m_socket.setSslConfiguration(tls);
    }
    m_timer.setSingleShot(true);
    m_timer.setInterval(timeout);
    connectSignals();
}

Opening::~Opening()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void Opening::connectSignals()
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        fail({Stage::Timeout, QStringLiteral("the server did not answer in time"), {}, {}});
    });
    connect(&m_socket, &QWebSocket::connected, this, &Opening::onConnected);
    connect(&m_socket, &QWebSocket::sslErrors, this, &Opening::onSslErrors);
    // Queued: the error that explains it may come after it.
    connect(
        &m_socket, &QWebSocket::disconnected, this, [this] { fail(closedEarlyFailure(m_tcp)); },
        Qt::QueuedConnection);
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
        &Opening::onError);
}

void Opening::start()
{
    m_timer.start();
    if (isProxied() || literalAddress(m_handshake.url()))
        open();
    else
        resolve();
}

bool Opening::isProxied() const
{
    return m_socket.proxy().type() != QNetworkProxy::NoProxy;
}

void Opening::resolve()
{
    const QString name = m_handshake.url().host(QUrl::FullyEncoded);
    m_lookup = QHostInfo::lookupHost(name, this, &Opening::onResolved);
}

void Opening::onResolved(const QHostInfo& host)
{
    m_lookup = -1;
    const QList<QHostAddress> addresses = host.addresses();
    const bool isPermitted = std::all_of(addresses.begin(), addresses.end(),
        [this](const QHostAddress& a) { return m_hosts.permits(m_handshake.url(), a); });
    if (host.error() != QHostInfo::NoError || addresses.isEmpty())
        fail(connectFailure(nullptr, QAbstractSocket::HostNotFoundError, {}));
    else if (!isPermitted)
        fail(deniedFailure());
    else
        open();
}

void Opening::open()
{
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(m_handshake.protocols());
    m_socket.open(requestFor(m_handshake), options);
    m_tcp = m_socket.findChild<QTcpSocket*>();
    if (!m_tcp)
        return;
    // Keeps the head of the answer, which QWebSocket reads and does not pass on.
    m_tcp->startTransaction();
    connect(m_tcp, &QTcpSocket::readyRead, this, &Opening::onReadyRead);
    connect(m_tcp, &QTcpSocket::stateChanged, this, &Opening::onStateChanged);
}

//! It comes before connected(), on which the TLS or the WebSocket handshake begins.
void Opening::onStateChanged(QAbstractSocket::SocketState state)
{
    if (state != QAbstractSocket::ConnectedState || isProxied())
        return;
    // A QSslSocket does not know the address yet.
    auto* const inner = m_tcp->findChild<QTcpSocket*>();
    const QTcpSocket& wire = inner ? *inner : *m_tcp;
    if (m_hosts.permits(m_handshake.url(), wire.peerAddress()))
        return;
    // Or else it would begin with TLS on what is closed by then, and warn of it.
    if (inner)
        inner->disconnect(m_tcp);
    fail(deniedFailure());
}

void Opening::onConnected()
{
    const std::optional<ResponseHead> head = parseResponseHead(takeHead());
    const auto extensions = QStringLiteral("sec-websocket-extensions");
    if (!head || head->headers.count(extensions) > 0) {
        fail(protocolFailure());
        return;
    }
    finish();
    // From here on the bytes belong to whoever takes the socket, also those that came already.
    disconnect(m_tcp, &QTcpSocket::readyRead, &m_socket, nullptr);
    Q_EMIT succeeded(m_tcp, {m_socket.subprotocol(), head->headers});
}

void Opening::onReadyRead()
{
    if (m_tcp->bytesAvailable() >= limits::maxResponseHeadBytes)
        fail(refusalFailure(parseResponseHead(takeHead())));
}

void Opening::onError(QAbstractSocket::SocketError error)
{
    const bool isAnswered = m_tcp && m_tcp->state() == QAbstractSocket::ConnectedState
        && error == QAbstractSocket::ConnectionRefusedError;
    fail(isAnswered ? refusalFailure(parseResponseHead(takeHead()))
                    : connectFailure(m_tcp, error, m_certificate));
}

void Opening::onSslErrors(const QList<QSslError>& errors)
{
    m_certificate = certificateFacts(errors, m_socket.sslConfiguration().peerCertificate());
}

//! What QWebSocket has read of the answer, or else what there is of it.
QByteArray Opening::takeHead()
{
    if (!m_tcp || !m_tcp->isTransactionStarted())
        return {};
    const qint64 unread = m_tcp->bytesAvailable();
    m_tcp->rollbackTransaction();
    const qint64 read = m_tcp->bytesAvailable() - unread;
    return m_tcp->read(read > 0 ? read : limits::maxResponseHeadBytes);
}

//! Nothing is listened to any more.
void Opening::finish()
{
    m_timer.stop();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    m_socket.disconnect(this);
    if (m_tcp)
        m_tcp->disconnect(this);
}

void Opening::fail(const Failure& failure)
{
    finish();
    m_socket.abort();
    Q_EMIT failed(failure);
}

} // namespace portcullis
