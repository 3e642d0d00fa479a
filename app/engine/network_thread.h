#pragma once

#include "app/engine/thread_handover.h"
#include "bridge/ws/program_connections.h"

#include <QThread>

namespace portcullis {

//! \brief The thread on which all sessions and their sockets live, so that neither they nor the
//! windows wait for each other.
class NetworkThread {
public:
    explicit NetworkThread(const NetworkSettings& settings);

    //! Waits until all servers have been told; see ProgramConnections::waitForGoodbyes(). All open
    //! resources must be gone.
    ~NetworkThread();

    NetworkThread(const NetworkThread&) = delete;
    NetworkThread& operator=(const NetworkThread&) = delete;

    //! See ProgramConnections::setSettings().
    void setSettings(const NetworkSettings& settings);

    //! To be used on this thread only.
    ProgramConnections& connections() { return *m_connections; }

    //! Runs \a task on this thread, after those that were posted before.
    template <typename Task> void post(Task task)
    {
        tellPosted(&m_thread);
        auto run = [task = std::move(task)]() mutable {
            tellReceived();
            task();
        };
        QMetaObject::invokeMethod(m_connections, std::move(run), Qt::QueuedConnection);
    }

    //! Takes \a object, which has no parent, to this thread.
    void adopt(QObject& object) { object.moveToThread(&m_thread); }

private:
    QThread m_thread;
    ProgramConnections* m_connections; // deleted on the thread, when it ends
};

} // namespace portcullis
