#pragma once

#include "bridge/hosts/host_policy.h"
#include "bridge/net/address_race.h"
#include "bridge/net/name_lookup.h"
#include "bridge/net/network_settings.h"
#include "bridge/net/proxy_lookup.h"
#include "bridge/net/proxy_tunnel.h"
#include "bridge/ws/countdown.h"
#include "bridge/ws/resource_connects.h"
#include "bridge/ws/upgrade.h"

#include <QObject>
#include <QSslError>
#include <QTcpSocket>

#include <chrono>
#include <memory>
#include <optional>

namespace portcullis {

//! \brief The way to an open connection: name, TCP, proxy, TLS and the opening handshake.
//!
//! Where no proxy does it, the name is resolved here, and if one of its addresses is not permitted,
//! there is no connection at all. Only these addresses are connected to.
//!
//! It emits succeeded() or failed(), once, and nothing after that.
class Opening : public QObject {
    Q_OBJECT

public:
    //! How and where to it may go.
    struct Route {
        NetworkSettings network;
        HostPolicy hosts;
        ResourceConnects::Shared shared;
    };

    //! \param timeout for all of it, but for the time in which it waits for its turn; see
    //! HandshakeTurns.
    Opening(const Handshake& handshake, std::chrono::milliseconds timeout, const Route& route,
        QObject* parent = nullptr);

    //! Drops the connection, also one that has succeeded.
    ~Opening() override;

    //! Call it once.
    void start();

Q_SIGNALS:
    //! \a socket is connected, belongs to this, and nothing was read beyond the server's answer.
    void succeeded(QTcpSocket* socket, const Established& established);
    void failed(const Failure& failure);

private:
    void onProxy(const ProxyChoice& choice);
    void waitForProxyTurn();
    void onFound(const QList<QHostAddress>& addresses);
    void race(const QList<QHostAddress>& addresses);
    QString serverHost() const;
    QString raceHost() const;
    void onWon();
    void onLost(QAbstractSocket::SocketError error);
    void tunnel(Descriptor toProxy);
    void take(Descriptor descriptor);
    void startTls();
    void onSslErrors(const QList<QSslError>& errors);
    void upgrade();
    void readAnswer();
    bool judge(bool isWhole);
    void onAnswer(const ResponseHead& answer);
    void onSocketError(QAbstractSocket::SocketError error);
    void finish();
    void fail(const Failure& failure);

    Handshake m_handshake;
    Upgrade m_upgrade;
    Route m_route;
    std::chrono::milliseconds m_timeout;
    ProxyLookup m_proxyLookup;
    std::optional<Proxy> m_proxy;
    Countdown m_timer;
    NameLookup m_lookup;
    std::unique_ptr<AddressRace> m_race;
    std::unique_ptr<HandshakeTurn> m_turn;
    std::unique_ptr<ProxyTunnel> m_tunnel;
    QHostAddress m_address; // of the server, or of the proxy
    std::unique_ptr<QTcpSocket> m_tcp;
    std::optional<CertificateFacts> m_certificate;
    QByteArray m_head; // what was read of the server's answer
    int m_interim = 0; // answers before the one that counts
};

} // namespace portcullis
