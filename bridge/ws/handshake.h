#pragma once

#include "bridge/core/error.h"
#include "bridge/core/request_headers.h"
#include "bridge/hosts/ws_url.h"

#include <QStringList>

namespace portcullis {

//! \brief What a resource wants to open, checked: nothing in it can add a line or a byte to the
//! handshake elsewhere than in its own place.
//!
//! The only way to have one is check().
class Handshake {
public:
    //! \brief Checks all parts; every failure is `invalid_params`, but for a blocked port
    //! `host_denied`.
    //! \param url see WsUrl::check().
    //! \param headers those of the call, as checkHeaders() takes them.
    //! \param protocols tokens, each once (RFC 6455, section 4.1).
    //! \param defaults headers of the resource, checked, for names that the call does not set.
    static Answer<Handshake> check(const QString& url, const NamedValues& headers,
        const QStringList& protocols, const Headers& defaults = {});

    const WsUrl& url() const { return m_url; }
    //! \brief All but those that the handshake is made of, as they go on the wire: those of the
    //! call and of the resource, and the program's `User-Agent` unless they have one. That one
    //! comes on top of limits::maxHeaders.
    Headers headers() const;
    const QStringList& protocols() const { return m_protocols; }

private:
    Handshake(WsUrl url, Headers headers, QStringList protocols);

    WsUrl m_url;
    Headers m_headers; // without the program's
    QStringList m_protocols;
};

} // namespace portcullis
