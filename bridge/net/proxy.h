#pragma once

#include "bridge/core/result.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace portcullis {

//! \brief A server that connections go through.
struct Proxy {
    enum class Kind {
        Http,
        Socks4, //!< As Socks4a, since no name is resolved here.
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

//! The ports where the text names none; for http:// in the environment it is curl's.
inline constexpr quint16 httpProxyPort = 8080;
inline constexpr quint16 environmentHttpProxyPort = 1080;
inline constexpr quint16 socksProxyPort = 1080;

//! \brief The proxy that \a url names by its scheme (http, socks4, socks4a, socks5 or
//! socks5h), host, port, user and password.
//!
//! The rest of it is not looked at. Empty if it names none.
//! \param httpPort for http:// without a port.
std::optional<Proxy> proxyOf(const QUrl& url, quint16 httpPort);

//! What a person can choose: empty for no proxy at all.
using ProxyOrNone = std::optional<Proxy>;

//! \brief A proxy from `http://host:port`, or with another scheme that proxyOf() knows, with
//! `user:password@` if it needs them; or `none`.
//!
//! An error is one sentence without the text.
Result<ProxyOrNone, QString> parseProxy(const QString& text);

//! The reverse of parseProxy(), user and password included.
QString proxyText(const ProxyOrNone& proxy);

} // namespace portcullis
