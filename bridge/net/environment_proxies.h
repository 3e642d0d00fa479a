#pragma once

#include "bridge/net/proxy_choice.h"
#include "bridge/net/proxy_exceptions.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QProcessEnvironment;
QT_END_NAMESPACE

namespace portcullis {

//! \brief What the environment says of proxies, read as curl reads it.
//!
//! For ws: the first that is set and not empty of `ws_proxy`, `WS_PROXY`, `http_proxy`,
//! `all_proxy` and `ALL_PROXY`; for wss the same with `wss_proxy`, `WSS_PROXY`, `https_proxy` and
//! `HTTPS_PROXY` at the front. `HTTP_PROXY` is not read: where a server runs a program for a
//! request (CGI), the client can set it. A value is `[SCHEME://][USER:PASSWORD@]HOST[:PORT]`, by
//! default with `http` and 1080, and whatever follows is ignored.
class EnvironmentProxies {
public:
    EnvironmentProxies() = default; //!< It says nothing.
    explicit EnvironmentProxies(const QProcessEnvironment& environment);

    //! \brief The choice for \a url, which is `ws:` or `wss:`. Empty if the environment has none:
    //! it sets no proxy for anything, and does not except \a url from them either.
    std::optional<ProxyChoice> choiceFor(const QUrl& url) const;

    //! HTTP_PROXY is set, which is not read, and nothing else is that would be in its place.
    bool hasIgnoredProxy() const { return m_hasIgnoredProxy; }

private:
    //! Empty if it is not set.
    using Choice = std::optional<ProxyChoice>;

    Choice m_ws;
    Choice m_wss;
    ProxyExceptions m_exceptions;
    QString m_exceptionsVariable; // the one that is set
    bool m_hasIgnoredProxy = false;
};

} // namespace portcullis
