#include "app/engine/network_thread.h"

#include "app/engine/epoll_dispatcher.h"

namespace portcullis {

NetworkThread::NetworkThread(const NetworkSettings& settings)
    : m_connections(new ProgramConnections(settings))
{
    m_thread.setEventDispatcher(new EpollDispatcher);
    m_thread.setObjectName(QStringLiteral("network"));
    m_connections->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_connections, &QObject::deleteLater);
    m_thread.start();
}

NetworkThread::~NetworkThread()
{
    tellPosted(&m_thread);
    const auto wait = [this] {
        tellReceived();
        m_connections->waitForGoodbyes();
    };
    QMetaObject::invokeMethod(m_connections, wait, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void NetworkThread::setSettings(const NetworkSettings& settings)
{
    post([connections = m_connections, settings] { connections->setSettings(settings); });
}

} // namespace portcullis
