#pragma once

#include "bridge/core/error.h"
#include "bridge/hosts/url_parts.h"

#include <QUrl>

namespace portcullis {

//! \brief The address of a WebSocket server, parsed and written as the URL standard does, which is
//! what the engine's own WebSocket class sends, byte for byte.
//!
//! The only way to have one is check().
class WsUrl {
public:
    //! \brief Takes any text that the standard's class takes, without a base URL; `http` and
    //! `https` mean `ws` and `wss`. The error is `invalid_params`, also for a user or a password, a
    //! fragment, port 0, and a host that no name in the DNS can be like; for the port of another
    //! protocol (the Fetch standard, "port blocking") it is `host_denied`.
    static Answer<WsUrl> check(const QString& text);

    //! All of it, ASCII. It may hold secrets in its path and query.
    QString toString() const;

    //! Path and query, as in the request line.
    QByteArray target() const;

    //! ASCII in lower case; an IPv6 address is in brackets. A final dot stays.
    const QByteArray& host() const { return m_parts.host; }

    //! The host, and the port unless it is the scheme's own, as in the Host header.
    QByteArray authority() const;

    quint16 port() const { return m_parts.port.value_or(m_parts.defaultPort()); }

    //! Whether its scheme is `wss`.
    bool isEncrypted() const { return m_parts.scheme == "wss"; }

    //! Scheme, host and port, for HostPolicy, HostPattern and Origin.
    const QUrl& originUrl() const { return m_origin; }

private:
    WsUrl(UrlParts parts, QUrl origin);

    UrlParts m_parts;
    QUrl m_origin;
};

} // namespace portcullis
