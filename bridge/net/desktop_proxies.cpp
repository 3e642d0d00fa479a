#include "bridge/net/desktop_proxies.h"

#include "bridge/core/limits.h"

#include <QNetworkProxyFactory>
#include <QPromise>
#include <QThreadPool>

namespace portcullis {
namespace {

//! As a URL, since what may be in one is checked in one place.
QUrl urlOf(const QNetworkProxy& proxy)
{
    const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
    QUrl url;
    url.setScheme(isSocks ? QStringLiteral("socks5") : QStringLiteral("http"));
    url.setHost(proxy.hostName(), QUrl::TolerantMode);
    url.setPort(proxy.port());
    if (!proxy.user().isEmpty())
        url.setUserName(proxy.user(), QUrl::DecodedMode);
    if (!proxy.password().isEmpty())
        url.setPassword(proxy.password(), QUrl::DecodedMode);
    return url;
}

bool isKnown(const QNetworkProxy& proxy)
{
    const QNetworkProxy::ProxyType type = proxy.type();
    return type == QNetworkProxy::Socks5Proxy || type == QNetworkProxy::HttpProxy
        || type == QNetworkProxy::HttpCachingProxy;
}

ProxyChoice unusable()
{
    return {std::nullopt, ProxyChoice::Source::Desktop, {}, true};
}

} // namespace

ProxyChoice desktopChoice(const QList<QNetworkProxy>& proxies)
{
    bool isAnyOther = false;
    for (const QNetworkProxy& proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy)
            break;
        if (isKnown(proxy))
            if (const std::optional<Proxy> usable = proxyOf(urlOf(proxy), httpProxyPort))
                return {usable, ProxyChoice::Source::Desktop, {}, false};
        isAnyOther = true;
    }
    return isAnyOther ? unusable() : ProxyChoice();
}

ProxyChoice askDesktop(const QUrl& url)
{
    // It knows the web's schemes only.
    QUrl asWeb = url;
    asWeb.setScheme(
        url.scheme() == QLatin1String("wss") ? QStringLiteral("https") : QStringLiteral("http"));
    return desktopChoice(QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(asWeb)));
}

DesktopProxies::DesktopProxies(Ask ask)
    : m_ask(std::move(ask)), m_pool(std::make_unique<QThreadPool>())
{
    m_pool->setMaxThreadCount(1);
}

DesktopProxies::~DesktopProxies()
{
    m_pool->clear();
    // To wait for a desktop that hangs would keep the program from ending.
    if (!m_pool->waitForDone(int(limits::desktopProxyTimeout.count())))
        static_cast<void>(m_pool.release());
}

QFuture<ProxyChoice> DesktopProxies::find(const QUrl& url)
{
    auto promise = std::make_shared<QPromise<ProxyChoice>>();
    promise->start();
    QFuture<ProxyChoice> answer = promise->future();
    if (m_waiting->fetch_add(1) >= limits::maxDesktopQuestions) {
        m_waiting->fetch_sub(1);
        promise->addResult(unusable());
        promise->finish();
        return answer;
    }
    m_pool->start([url, ask = m_ask, promise, waiting = m_waiting] {
        // Nobody waits any more for an answer that was canceled.
        if (!promise->isCanceled())
            promise->addResult(ask(url));
        promise->finish();
        waiting->fetch_sub(1);
    });
    return answer;
}

} // namespace portcullis
