#include "bridge/ws/network_settings.h"

#include "bridge/core/limits.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkProxyFactory>

namespace portcullis {
namespace {

//! Some twenty times as much as all public authorities take.
constexpr qint64 maxCaFileBytes = 4 * limits::mebibyte;

bool isThisMachine(const QUrl& url)
{
    QString host = url.host();
    if (host.endsWith(u'.'))
        host.chop(1);
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost"))
        || QHostAddress(host).isLoopback();
}

//! The system's settings know the web's schemes only.
QNetworkProxy systemProxy(QUrl url)
{
    url.setScheme(
        url.scheme() == QLatin1String("wss") ? QStringLiteral("https") : QStringLiteral("http"));
    const QList<QNetworkProxy> proxies
        = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    for (QNetworkProxy proxy : proxies) {
        if (proxy.type() == QNetworkProxy::HttpCachingProxy)
            proxy.setType(QNetworkProxy::HttpProxy);
        if (proxy.type() != QNetworkProxy::FtpCachingProxy)
            return proxy;
    }
    return QNetworkProxy::NoProxy;
}

} // namespace

Result<QList<QSslCertificate>, QString> readCertificates(const QString& file)
{
    QFile source(file);
    // A pipe or a device could keep us forever.
    if (!QFileInfo(file).isFile() || !source.open(QIODevice::ReadOnly))
        return QStringLiteral("the CA file cannot be read");
    const QByteArray text = source.read(maxCaFileBytes + 1);
    if (text.size() > maxCaFileBytes)
        return QStringLiteral("the CA file is larger than 4 MiB");
    QList<QSslCertificate> certificates = QSslCertificate::fromData(text);
    if (certificates.isEmpty())
        return QStringLiteral("the CA file holds no certificate in PEM format");
    return certificates;
}

Result<QNetworkProxy, QString> parseProxy(const QString& text)
{
    if (text == QLatin1String("none"))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == QLatin1String("http");
    const bool isSocks = url.scheme() == QLatin1String("socks5");
    const bool hasMore
        = url.port() == 0 || url.path().size() > 1 || url.hasQuery() || url.hasFragment();
    if (!url.isValid() || url.host().isEmpty() || hasMore || !(isHttp || isSocks))
        return QStringLiteral(
            "a proxy is \"none\", http://host:port or socks5://host:port, with user:password@ "
            "before the host if it needs them");
    return QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
        quint16(url.port(isHttp ? 8080 : 1080)), url.userName(QUrl::FullyDecoded),
        url.password(QUrl::FullyDecoded));
}

void useAsciiHostNames()
{
    QUrl::setIdnWhitelist({});
}

QNetworkProxy proxyFor(const NetworkSettings& settings, const QUrl& url)
{
    if (settings.proxy)
        return *settings.proxy;
    return isThisMachine(url) ? QNetworkProxy(QNetworkProxy::NoProxy) : systemProxy(url);
}

} // namespace portcullis
