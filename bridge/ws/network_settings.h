#pragma once

#include "bridge/core/result.h"

#include <QList>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QUrl>

#include <optional>

namespace portcullis {

//! \brief The user's choices for the network, the same for all resources.
struct NetworkSettings {
    //! Certificates that are trusted in addition to the system's.
    QList<QSslCertificate> extraCertificates;
    //! The proxy for all connections. Empty: what the system says, and none to this machine.
    std::optional<QNetworkProxy> proxy;
};

//! \brief The certificates of a PEM file; an error is one sentence without the path.
Result<QList<QSslCertificate>, QString> readCertificates(const QString& file);

//! \brief A proxy from `http://host:port` or `socks5://host:port`, with `user:password@` if it
//! needs them, or `none` for no proxy at all. An error is one sentence without the text.
Result<QNetworkProxy, QString> parseProxy(const QString& text);

//! \brief Makes every QUrl of the process give its host in ASCII, as it goes on the wire.
//!
//! QUrl decodes internationalized names of some top-level domains; QWebSocket would put them into
//! the handshake as Latin-1, and a user could take a look-alike for the host that it imitates.
void useAsciiHostNames();

//! The proxy for a connection to \a url, which is `ws:` or `wss:`.
QNetworkProxy proxyFor(const NetworkSettings& settings, const QUrl& url);

} // namespace portcullis
