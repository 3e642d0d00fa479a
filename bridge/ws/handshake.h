#pragma once

#include "bridge/core/error.h"

#include <QByteArray>
#include <QStringList>
#include <QUrl>

#include <utility>
#include <vector>

namespace portcullis {

//! One header of the opening handshake, as it goes on the wire.
struct Header {
    QByteArray name;
    QByteArray value;
};

//! \brief What a resource wants to open, checked: nothing in it can add a line or a byte to the
//! handshake elsewhere than in its own place.
//!
//! The only way to have one is check().
class Handshake {
public:
    using NamedValues = std::vector<std::pair<QString, QString>>;

    //! \brief Checks all parts; every failure is `invalid_params`, but for a blocked port
    //! `host_denied`. \param url `ws:` or `wss:` with a host, without user, password or fragment.
    //! \param headers names are tokens (RFC 9110, section 5.6.2), each once whatever its case;
    //!        values are Latin-1 without control characters. Those that the handshake itself or
    //!        the connection is made of are refused, such as `Host` and `Sec-WebSocket-Key`.
    //! \param protocols tokens, each once (RFC 6455, section 4.1).
    static Answer<Handshake> check(
        const QString& url, const NamedValues& headers, const QStringList& protocols);

    const QUrl& url() const { return m_url; }
    const std::vector<Header>& headers() const { return m_headers; }
    const QStringList& protocols() const { return m_protocols; }

private:
    Handshake(QUrl url, std::vector<Header> headers, QStringList protocols);

    QUrl m_url;
    std::vector<Header> m_headers;
    QStringList m_protocols;
};

} // namespace portcullis
