#include "bridge/net/proxy_lookup.h"

#include "bridge/core/limits.h"
#include "bridge/net/desktop_proxies.h"

#include <QPromise>

namespace portcullis {
namespace {

QFuture<ProxyChoice> ready(const ProxyChoice& choice)
{
    QPromise<ProxyChoice> promise;
    promise.start();
    promise.addResult(choice);
    promise.finish();
    return promise.future();
}

} // namespace

ProxyLookup::ProxyLookup(QObject* parent) : QObject(parent)
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(limits::desktopProxyTimeout);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        report({std::nullopt, ProxyChoice::Source::Desktop, {}, true});
    });
    connect(&m_answer, &QFutureWatcherBase::finished, this, [this] {
        if (!m_answer.isCanceled())
            report(m_answer.result());
    });
}

ProxyLookup::~ProxyLookup()
{
    stop();
}

void ProxyLookup::start(const NetworkSettings& settings, const QUrl& url)
{
    stop();
    m_deadline.start();
    const std::optional<ProxyChoice> known = knownProxyFor(settings, url);
    m_answer.setFuture(known ? ready(*known) : settings.sources.desktop->find(url));
}

void ProxyLookup::stop()
{
    m_deadline.stop();
    m_answer.cancel();
    m_answer.setFuture({});
}

void ProxyLookup::report(const ProxyChoice& choice)
{
    stop();
    Q_EMIT found(choice);
}

} // namespace portcullis
