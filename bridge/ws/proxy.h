#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace portcullis {

//! \brief A server that connections go through.
struct Proxy {
    enum class Kind {
        Http,
        Https, //!< As Http, and the way to the proxy is TLS.
        Socks4, //!< The name of the server is resolved here, to IPv4.
        Socks4a, //!< The proxy resolves it.
        Socks5, //!< The proxy resolves it, whether the text says socks5 or socks5h.
    };

    Kind kind = Kind::Http;
    QString host; //!< A name in ASCII, or an address without brackets.
    quint16 port = 0; //!< 1 to 65535.
    QString user; //!< Decoded; empty if the proxy needs none.
    QString password;

    //! For people, such as `http://proxy.example:8080`: without user and password.
    QString toString() const;

    bool operator==(const Proxy&) const = default;
};

//! The port of an HTTP proxy where the text names none, in our settings and in the environment.
inline constexpr quint16 httpProxyPort = 8080;
inline constexpr quint16 environmentProxyPort = 1080;

//! \brief The proxy that \a url names by its scheme (http, https, socks4, socks4a, socks5 or
//! socks5h), host, port, user and password.
//!
//! The rest of it is not looked at. Empty if it names none.
//! \param httpPort for http:// without a port; it is 443 for https:// and 1080 for socks.
std::optional<Proxy> proxyOf(const QUrl& url, quint16 httpPort);

} // namespace portcullis
