#pragma once

#include "bridge/net/descriptor.h"
#include "bridge/net/proxy.h"

#include <QHostAddress>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <curl/curl.h>

#include <chrono>
#include <map>
#include <memory>

namespace portcullis {

//! \brief The way through a proxy, asked for by libcurl: CONNECT (RFC 9110, section 9.3.6) with
//! Basic, Digest or NTLM, or SOCKS.
//!
//! What libcurl may do is bounded from outside: limits::maxProxyConnections TCP connections,
//! limits::maxProxyAnswers answers, and limits::maxProxyReading of reading in one turn. One user
//! and password are tried once, and none if there are none.
class ProxyTunnel : public QObject {
    Q_OBJECT

public:
    //! Where it is to lead.
    struct Target {
        QString host; //!< ASCII; an IPv6 address without brackets.
        quint16 port = 0;
    };

    enum class Error { Refused, PasswordWanted, Broken };

    //! \param proxyAddress where the proxy was reached.
    ProxyTunnel(const Proxy& proxy, const QHostAddress& proxyAddress, const Target& target,
        QObject* parent = nullptr);

    //! Drops the connection, unless it was taken.
    ~ProxyTunnel() override;

    //! \param connection to the proxy, as TcpAttempt makes it. Call it once. Nothing is emitted
    //! before it is done.
    void start(Descriptor connection);

    //! The TCP connection that leads to the target. Once, after opened().
    Descriptor takeDescriptor() { return std::move(m_opened); }

Q_SIGNALS:
    //! One of these comes, once, and nothing after it.
    void opened();
    void failed(portcullis::ProxyTunnel::Error error);

private:
    struct Cleanup {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    struct CleanupMulti {
        void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
    };
    //! What is waited for at a TCP connection of libcurl's.
    struct Watch {
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };

    void setUpRequest();
    void setUpProxy();
    void setUpBounds();
    void setUpLoop();
    int openSocket(const curl_sockaddr& address);
    bool takeHeader(QByteArrayView line);
    bool isReadingTooLong() const;
    void watch(int descriptor, int what);
    std::unique_ptr<QSocketNotifier> notifier(
        int descriptor, QSocketNotifier::Type type, int event);
    void act(int descriptor, int events);
    void finish(CURLcode result);
    Error errorOf(CURLcode result) const;

    Proxy m_proxy;
    QHostAddress m_proxyAddress;
    Target m_target;
    std::unique_ptr<CURL, Cleanup> m_easy;
    std::unique_ptr<CURLM, CleanupMulti> m_multi;
    std::unique_ptr<curl_slist, Cleanup> m_addresses;
    std::map<int, Watch> m_watches;
    QTimer m_timer;
    std::chrono::nanoseconds m_turnBegan{}; // processor time, when libcurl was last called
    Descriptor m_toProxy; // until libcurl has taken it
    Descriptor m_opened;
    int m_connections = 0;
    int m_answers = 0;
    int m_status = 0; // of the last answer
};

} // namespace portcullis
