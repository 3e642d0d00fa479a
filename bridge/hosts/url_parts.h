#pragma once

#include "bridge/core/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace portcullis {

//! Why a text is no URL of a WebSocket server.
enum class UrlFault {
    Scheme, //!< It has none, or another one.
    NoHost, //!< Nothing stands where the host has to be.
    Malformed, //!< The URL standard's parser fails on it.
};

//! \brief A URL with the scheme `ws` or `wss` as the URL standard (https://url.spec.whatwg.org)
//! parses it. All parts are ASCII, and encoded as the standard does.
struct UrlParts {
    QByteArray scheme; //!< `ws` or `wss`.
    QByteArray user; //!< Empty if there is none.
    QByteArray password; //!< Empty if there is none.
    QByteArray host; //!< See parseUrlHost().
    std::optional<quint16> port; //!< Empty: the scheme's own.
    QByteArray path; //!< Begins with a slash.
    std::optional<QByteArray> query; //!< Without the question mark.
    std::optional<QByteArray> fragment; //!< Without the number sign.

    //! \brief Parses any text, without a base URL. `http` and `https` are read as `ws` and `wss`,
    //! as the WebSockets standard does. A surrogate that stands alone counts as U+FFFD.
    static Result<UrlParts, UrlFault> parse(const QString& text);

    //! What the standard's serializer makes of it, `href` in a browser.
    QByteArray serialized() const;

    //! \brief Scheme, host and port, as hosts are compared and judged. Invalid if no name in the
    //! DNS can be like the host.
    QUrl origin() const;

    //! The scheme's own, 80 or 443.
    quint16 defaultPort() const;
};

} // namespace portcullis
