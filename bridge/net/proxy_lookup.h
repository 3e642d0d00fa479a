#pragma once

#include "bridge/net/network_settings.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

namespace portcullis {

//! \brief Finds the proxy for one connection, without blocking.
//!
//! What is given goes first, then that a server on this computer needs none, then the environment,
//! and the desktop last. The desktop has limits::desktopProxyTimeout, after which there is no
//! connection.
class ProxyLookup : public QObject {
    Q_OBJECT

public:
    explicit ProxyLookup(QObject* parent = nullptr);
    ~ProxyLookup() override;

    //! Begins, and drops what was begun before.
    //! \param url is `ws:` or `wss:`.
    void start(const NetworkSettings& settings, const QUrl& url);

    //! There will be no found() for what was begun.
    void stop();

Q_SIGNALS:
    //! Once for each start(), and never within it.
    void found(const ProxyChoice& choice);

private:
    void report(const ProxyChoice& choice);

    QFutureWatcher<ProxyChoice> m_answer;
    QTimer m_deadline;
};

} // namespace portcullis
