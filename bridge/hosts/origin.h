#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace portcullis {

//! \brief Where a URL leads to, without what may be a secret: no path, no query, no credentials.
struct Origin {
    QString scheme; //!< `ws`, `wss`, `http` or `https`.
    QString host; //!< See comparableHost(); at most limits::maxHostLength characters.
    int port = 0; //!< The scheme's own where the URL names none.

    bool operator==(const Origin& other) const = default;
    bool operator<(const Origin& other) const;

    //! Such as `wss://example.com:8443`, without a port that is the scheme's own.
    QString toString() const;
};

//! Empty if \a url has another scheme, no host, or too long a one.
std::optional<Origin> originOf(const QUrl& url);

} // namespace portcullis
