#pragma once

#include <QString>

namespace portcullis {

//! \brief A proxy as a person enters it.
struct ProxyParts {
    enum class Kind {
        System, //!< What the environment or the desktop says.
        None,
        Http,
        Socks4,
        Socks4a,
        Socks5,
    };

    Kind kind = Kind::System;
    QString host; //!< A name or an address. As what follows, for a proxy only.
    quint16 port = 0;
    QString user; //!< Empty if it needs none.
    QString password;

    bool operator==(const ProxyParts&) const = default;
};

//! The parts of what parseProxy() takes, or of an empty text, which stands for the system's.
ProxyParts proxyParts(const QString& text);

//! Whether \a host can be the host of a proxy.
bool isProxyHost(const QString& host);

//! The reverse of proxyParts(); the host must be one.
QString proxyText(const ProxyParts& parts);

} // namespace portcullis
