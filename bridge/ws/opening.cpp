#include "bridge/ws/opening.h"

#include "bridge/core/delete_when_done.h"
#include "bridge/core/limits.h"
#include "bridge/net/address_order.h"
#include "bridge/ws/socket_failure.h"

#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>

namespace portcullis {
namespace {

constexpr int switchingProtocols = 101;

//! As a certificate has it.
QString verifiedName(const QString& host)
{
    return host.endsWith(u'.') ? host.chopped(1) : host;
}

bool isInterim(int status)
{
    return status < 200 && status != switchingProtocols;
}

} // namespace

Opening::Opening(const Handshake& handshake, std::chrono::milliseconds timeout, const Route& route,
    QObject* parent)
    : QObject(parent), m_handshake(handshake), m_upgrade(handshake), m_route(route),
      m_timeout(timeout)
{
    connect(&m_timer, &Countdown::timeout, this, [this] { fail(timeoutFailure()); });
    connect(&m_proxyLookup, &ProxyLookup::found, this, &Opening::onProxy);
    connect(&m_lookup, &NameLookup::found, this, &Opening::onFound);
}

Opening::~Opening()
{
    if (m_tcp)
        m_tcp->disconnect(this);
}

void Opening::start()
{
    m_timer.start(m_timeout);
    m_proxyLookup.start(m_route.network, m_handshake.url().originUrl());
}

void Opening::onProxy(const ProxyChoice& choice)
{
    m_proxy = choice.proxy;
    if (choice.isUnusable)
        fail(unusableProxyFailure(choice));
    else if (m_proxy)
        waitForProxyTurn();
    else
        m_lookup.start(serverHost());
}

//! Nobody but the proxy knows the server's address.
void Opening::waitForProxyTurn()
{
    m_timer.setPaused(true);
    m_turn = std::make_unique<HandshakeTurn>(
        m_route.shared.turns, QString::fromLatin1(m_handshake.url().authority()));
    connect(m_turn.get(), &HandshakeTurn::begun, this, [this] {
        m_timer.setPaused(false);
        m_lookup.start(m_proxy->host);
    });
}

void Opening::onFound(const QList<QHostAddress>& addresses)
{
    const bool isPermitted = m_proxy
        || std::all_of(addresses.begin(), addresses.end(), [this](const QHostAddress& address) {
               return m_route.hosts.permits(m_handshake.url().originUrl(), address);
           });
    if (addresses.isEmpty())
        onLost(QAbstractSocket::HostNotFoundError);
    else if (!isPermitted)
        fail(deniedFailure());
    else
        race(addresses);
}

void Opening::race(const QList<QHostAddress>& addresses)
{
    AddressRace::Course course;
    course.addresses = orderOfAttempts(addresses, m_route.shared.addresses->find(raceHost()))
                           .mid(0, limits::maxTriedAddresses);
    course.port = m_proxy ? m_proxy->port : m_handshake.url().port();
    if (!m_proxy) {
        course.turns = m_route.shared.turns;
        m_timer.setPaused(true);
    }
    m_race = std::make_unique<AddressRace>(std::move(course));
    connect(m_race.get(), &AddressRace::begun, this, [this] { m_timer.setPaused(false); });
    connect(m_race.get(), &AddressRace::won, this, &Opening::onWon);
    connect(m_race.get(), &AddressRace::lost, this, &Opening::onLost);
    m_race->start();
}

//! As resolvers and certificates have it: an IPv6 address is without brackets.
QString Opening::serverHost() const
{
    return m_handshake.url().originUrl().host(QUrl::FullyEncoded);
}

//! What the race is about: the server, or the proxy.
QString Opening::raceHost() const
{
    return m_proxy ? m_proxy->host : serverHost();
}

void Opening::onWon()
{
    AddressRace::Winner winner = m_race->takeWinner();
    deleteWhenDone(std::move(m_race));
    m_address = winner.address;
    if (m_proxy) {
        tunnel(std::move(winner.descriptor));
        return;
    }
    m_turn = std::move(winner.turn);
    take(std::move(winner.descriptor));
}

void Opening::onLost(QAbstractSocket::SocketError error)
{
    fail(m_proxy ? proxyFailure(error) : connectFailure(nullptr, error, {}));
}

void Opening::tunnel(Descriptor toProxy)
{
    m_tunnel = std::make_unique<ProxyTunnel>(
        *m_proxy, m_address, ProxyTunnel::Target{serverHost(), m_handshake.url().port()});
    connect(m_tunnel.get(), &ProxyTunnel::opened, this, [this] {
        Descriptor opened = m_tunnel->takeDescriptor();
        deleteWhenDone(std::move(m_tunnel));
        take(std::move(opened));
    });
    connect(m_tunnel.get(), &ProxyTunnel::failed, this,
        [this](ProxyTunnel::Error error) { fail(tunnelFailure(error)); });
    m_tunnel->start(std::move(toProxy));
}

//! Leads to the server from here on.
void Opening::take(Descriptor descriptor)
{
    if (m_handshake.url().isEncrypted())
        m_tcp = std::make_unique<QSslSocket>();
    else
        m_tcp = std::make_unique<QTcpSocket>();
    if (!m_tcp->setSocketDescriptor(descriptor.get())) {
        fail(lossFailure());
        return;
    }
    descriptor.release();
    m_tcp->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_tcp->setReadBufferSize(limits::maxResponseHeadBytes);
    connect(m_tcp.get(), &QTcpSocket::errorOccurred, this, &Opening::onSocketError);
    if (m_handshake.url().isEncrypted())
        startTls();
    else
        upgrade();
}

void Opening::startTls()
{
    auto& tls = static_cast<QSslSocket&>(*m_tcp);
    QSslConfiguration configuration = tls.sslConfiguration();
    configuration.addCaCertificates(m_route.network.extraCertificates);
    tls.setSslConfiguration(configuration);
    tls.setPeerVerifyName(verifiedName(serverHost()));
    connect(&tls, &QSslSocket::sslErrors, this, &Opening::onSslErrors);
    connect(&tls, &QSslSocket::encrypted, this, &Opening::upgrade);
    tls.startClientEncryption();
}

void Opening::onSslErrors(const QList<QSslError>& errors)
{
    const auto& tls = static_cast<const QSslSocket&>(*m_tcp);
    m_certificate = certificateFacts(errors, tls.peerCertificate());
}

void Opening::upgrade()
{
    connect(m_tcp.get(), &QTcpSocket::readyRead, this, &Opening::readAnswer);
    m_tcp->write(m_upgrade.request());
    m_tcp->flush();
}

//! Line by line, since what follows the answer is not ours.
void Opening::readAnswer()
{
    while (m_tcp->canReadLine()) {
        const QByteArray line = m_tcp->readLine();
        m_head += line;
        if (m_head.size() > limits::maxResponseHeadBytes)
            break;
        const bool isEnd = line == "\r\n" || line == "\n";
        if (isEnd || m_head.size() == line.size()) {
            if (!judge(isEnd))
                return;
        }
    }
    if (m_head.size() + m_tcp->bytesAvailable() >= limits::maxResponseHeadBytes)
        fail(brokenAnswerFailure(m_head));
}

//! \brief What has come of the answer's head, all of it or only its first line. False once there is
//! nothing more to read.
bool Opening::judge(bool isWhole)
{
    const std::optional<ResponseHead> head = parseResponseHead(m_head);
    if (!head || m_interim > limits::maxInterimAnswers) {
        fail(protocolFailure());
        return false;
    }
    if (!isWhole)
        return true;
    if (isInterim(head->status)) {
        ++m_interim;
        m_head.clear();
        return true;
    }
    onAnswer(*head);
    return false;
}

void Opening::onAnswer(const ResponseHead& answer)
{
    const Result<Established, Failure> established = m_upgrade.check(answer);
    if (!established) {
        fail(established.error());
        return;
    }
    m_route.shared.addresses->remember(raceHost(), m_address);
    finish();
    Q_EMIT succeeded(m_tcp.get(), *established);
}

void Opening::onSocketError(QAbstractSocket::SocketError error)
{
    m_head += m_tcp->read(limits::maxResponseHeadBytes - m_head.size());
    fail(m_head.isEmpty() ? connectFailure(m_tcp.get(), error, m_certificate)
                          : brokenAnswerFailure(m_head));
}

//! Nothing is listened to any more, and the next handshake may begin.
void Opening::finish()
{
    m_timer.stop();
    m_proxyLookup.disconnect(this);
    m_lookup.disconnect(this);
    deleteWhenDone(std::move(m_race));
    deleteWhenDone(std::move(m_tunnel));
    deleteWhenDone(std::move(m_turn));
    if (m_tcp)
        m_tcp->disconnect(this);
}

void Opening::fail(const Failure& failure)
{
    finish();
    if (m_tcp)
        m_tcp->abort();
    Q_EMIT failed(failure);
}

} // namespace portcullis
