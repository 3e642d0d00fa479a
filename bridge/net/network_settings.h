#pragma once

#include "bridge/core/result.h"
#include "bridge/net/environment_proxies.h"
#include "bridge/net/proxy_choice.h"

#include <QList>
#include <QSslCertificate>
#include <QUrl>

#include <memory>
#include <optional>

namespace portcullis {

class DesktopProxies;

//! \brief Who says which proxy to use where the user has not chosen one.
struct ProxySources {
    EnvironmentProxies environment; //!< It goes first.
    //! Null if the desktop is not to be asked.
    std::shared_ptr<DesktopProxies> desktop;
};

//! \brief The user's choices for the network, the same for all resources.
struct NetworkSettings {
    //! Certificates that are trusted in addition to the system's.
    QList<QSslCertificate> extraCertificates;
    //! The proxy for all connections, or none, as the user has chosen. Empty: what the sources say,
    //! and none to this computer.
    std::optional<ProxyOrNone> proxy;
    ProxySources sources;
};

//! \brief The certificates of a PEM file; an error is one sentence without the path.
Result<QList<QSslCertificate>, QString> readCertificates(const QString& file);

//! \brief Makes every QUrl of the process give its host in ASCII, as it goes on the wire.
//!
//! QUrl decodes internationalized names of some top-level domains, and a user could take a
//! look-alike for the host that it imitates.
void useAsciiHostNames();

//! \brief The proxy for a connection to \a url, which is `ws:` or `wss:`, as far as it is known
//! without the desktop; empty if that has to be asked. See ProxyLookup.
std::optional<ProxyChoice> knownProxyFor(const NetworkSettings& settings, const QUrl& url);

} // namespace portcullis
