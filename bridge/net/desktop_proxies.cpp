#include "bridge/net/desktop_proxies.h"

#include "bridge/core/limits.h"

#include <QNetworkProxyFactory>
#include <QPromise>
#include <QThreadPool>

namespace portcullis {
namespace {

std::optional<Proxy> proxyOf(const QNetworkProxy& proxy)
{
    const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
    const bool isHttp = proxy.type() == QNetworkProxy::HttpProxy
        || proxy.type() == QNetworkProxy::HttpCachingProxy;
    if (!(isSocks || isHttp) || proxy.hostName().isEmpty() || proxy.port() == 0)
        return std::nullopt;
    return Proxy{isSocks ? Proxy::Kind::Socks5 : Proxy::Kind::Http, proxy.hostName(), proxy.port(),
        proxy.user(), proxy.password()};
}

ProxyChoice unusable()
{
    return {std::nullopt, ProxyChoice::Source::Desktop, {}, true};
}

} // namespace

ProxyChoice askDesktop(const QUrl& url)
{
    // It knows the web's schemes only.
    QUrl asWeb = url;
    asWeb.setScheme(
        url.scheme() == QLatin1String("wss") ? QStringLiteral("https") : QStringLiteral("http"));
    bool isAnyOther = false;
    const QList<QNetworkProxy> proxies
        = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(asWeb));
    for (const QNetworkProxy& proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy)
            break;
        if (const std::optional<Proxy> usable = proxyOf(proxy))
            return {usable, ProxyChoice::Source::Desktop, {}, false};
        isAnyOther = true;
    }
    return isAnyOther ? unusable() : ProxyChoice();
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
