#include "bridge/ws/program_connections.h"

#include "bridge/core/limits.h"
#include "bridge/ws/ws_socket.h"

#include <QEventLoop>
#include <QTimer>

namespace portcullis {
namespace {

//! For the timers of the sockets themselves to come first.
constexpr std::chrono::milliseconds farewellSlack{50};

} // namespace

ProgramConnections::ProgramConnections(NetworkSettings settings, QObject* parent)
    : QObject(parent), m_settings(std::move(settings))
{
}

ProgramConnections::~ProgramConnections() = default;

void ProgramConnections::waitForGoodbyes()
{
    if (m_leaving == 0)
        return;
    QEventLoop loop;
    connect(this, &ProgramConnections::allGone, &loop, &QEventLoop::quit);
    QTimer::singleShot(limits::farewellTimeout + farewellSlack, &loop, &QEventLoop::quit);
    loop.exec();
}

void ProgramConnections::sayGoodbye(std::unique_ptr<WsSocket> socket)
{
    WsSocket* const leaving = socket.release();
    leaving->setParent(this);
    leaving->disconnect();
    ++m_leaving;
    connect(leaving, &WsSocket::ended, this, [this, leaving] {
        leaving->deleteLater();
        if (--m_leaving == 0)
            Q_EMIT allGone();
    });
    leaving->sayGoodbye();
}

} // namespace portcullis
