#pragma once

#include "bridge/core/result.h"

#include <QHostAddress>
#include <QString>
#include <QUrl>

#include <optional>

namespace portcullis {

//! \brief The host of \a url as hosts are compared: ASCII, lower case, without a final dot; an
//! address in its usual spelling.
QString comparableHost(const QUrl& url);

//! The address that \a url has in place of a name.
std::optional<QHostAddress> literalAddress(const QUrl& url);

//! \brief Which URLs a resource wants to connect to: scheme, host and port, as in
//! `wss://*.example.com`.
//!
//! `*.` stands for one or more labels. Without a port it is the scheme's own (80 or 443); `:*` is
//! any.
class HostPattern {
public:
    //! \a text as in `resource.json`; the error is one sentence for the author.
    static Result<HostPattern, QString> parse(const QString& text);

    //! Exactly the scheme, host and port of \a url.
    static HostPattern of(const QUrl& url);

    bool matches(const QUrl& url) const;

    //! \brief Whether its host is \a address, or is `localhost` and \a address loopback, and its
    //! scheme and port are those of \a url.
    bool names(const QHostAddress& address, const QUrl& url) const;

    //! Whether every URL and address that \a other stands for, this pattern does, too.
    bool covers(const HostPattern& other) const;

    //! Without the `*.` of a wildcard.
    const QString& host() const { return m_host; }
    bool isWildcard() const { return m_isWildcard; }
    bool isEncrypted() const;
    //! Whether it has the scheme's own port.
    bool hasDefaultPort() const;
    //! Empty: any.
    std::optional<int> port() const { return m_port; }

    //! As parse() takes it, in the one spelling that all equal patterns have.
    QString toString() const;

private:
    HostPattern() = default;

    bool matchesSchemeAndPort(const QUrl& url) const;

    QString m_scheme;
    QString m_host; // comparable, without the star and its dot
    bool m_isWildcard = false;
    std::optional<int> m_port; // empty: any
};

} // namespace portcullis
