#pragma once

#include "bridge/net/proxy_choice.h"

#include <QFuture>
#include <QList>
#include <QNetworkProxy>

#include <atomic>
#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QThreadPool;
QT_END_NAMESPACE

namespace portcullis {

//! \brief The first of \a proxies that can be used: HTTP or SOCKS 5, with a host, a port and a
//! login that proxyOf() takes. `NoProxy` ends the list. What wants a proxy and names none that can
//! be used is unusable.
ProxyChoice desktopChoice(const QList<QNetworkProxy>& proxies);

//! \brief What the desktop's settings say of \a url, which is `ws:` or `wss:`, as Qt reads them. It
//! can block for long, since a script that somebody else wrote may decide, and a service be asked.
ProxyChoice askDesktop(const QUrl& url);

//! \brief Asks the desktop, one question after the other, on a thread of its own.
class DesktopProxies {
public:
    using Ask = std::function<ProxyChoice(const QUrl& url)>;

    //! \param ask must outlive the program, not only this.
    explicit DesktopProxies(Ask ask = &askDesktop);

    //! Waits for an answer that is under way, at most limits::desktopProxyTimeout.
    ~DesktopProxies();

    DesktopProxies(const DesktopProxies&) = delete;
    DesktopProxies& operator=(const DesktopProxies&) = delete;

    //! From any thread. Unusable at once if limits::maxDesktopQuestions wait already. Whoever waits
    //! has to do so with a deadline.
    QFuture<ProxyChoice> find(const QUrl& url);

private:
    Ask m_ask;
    std::shared_ptr<std::atomic<int>> m_waiting = std::make_shared<std::atomic<int>>(0);
    std::unique_ptr<QThreadPool> m_pool;
};

} // namespace portcullis
