#pragma once

#include <QString>
#include <QUrl>

//! \brief The schemes that the engine can load from; it has no other.
namespace portcullis::schemes {

//! `resource://<id>/<path>`: the files of one resource.
inline constexpr char resource[] = "resource";
//! `portcullis-channel://<id>/<path>`: the way between the frame of one resource and the host. No
//! content security policy of a document applies to it.
inline constexpr char channel[] = "portcullis-channel";
//! `portcullis://shell/<file>`: the host page that holds the resource's frame.
inline constexpr char shell[] = "portcullis";

//! Whether \a url is one of the host page or its scripts.
inline bool isShellUrl(const QUrl& url)
{
    return url.scheme() == QLatin1String(shell) && url.authority() == QLatin1String("shell");
}

//! Where every web view starts and stays.
inline QUrl shellPage()
{
    return QUrl(QStringLiteral("portcullis://shell/index.html"));
}

//! The URL of \a path (not percent-encoded) inside the resource \a id.
inline QUrl resourceUrl(const QString& id, const QString& path)
{
    QUrl url;
    url.setScheme(QLatin1String(resource));
    url.setHost(id);
    url.setPath(u'/' + path);
    return url;
}

//! The same for its channel.
inline QUrl channelUrl(const QString& id, const QString& path)
{
    QUrl url = resourceUrl(id, path);
    url.setScheme(QLatin1String(channel));
    return url;
}

//! Whether \a url is one of the resource \a id, with no port or user to make it another origin.
inline bool isOwnUrl(const QUrl& url, const QString& id)
{
    return url.scheme() == QLatin1String(resource) && url.authority() == id;
}

//! The same for its channel.
inline bool isOwnChannelUrl(const QUrl& url, const QString& id)
{
    return url.scheme() == QLatin1String(channel) && url.authority() == id;
}

} // namespace portcullis::schemes
