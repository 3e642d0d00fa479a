#include "bridge/ws/program_connections.h"

#include "bridge/core/limits.h"
#include "bridge/ws/ws_socket.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>

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
    if (m_leaving.empty())
        return;
    QEventLoop loop;
    connect(this, &ProgramConnections::allGone, &loop, &QEventLoop::quit);
    QTimer::singleShot(limits::farewellTimeout + farewellSlack, &loop, &QEventLoop::quit);
    loop.exec();
}

void ProgramConnections::sayGoodbye(std::unique_ptr<WsSocket> socket, Slot slot)
{
    WsSocket* const leaving = socket.release();
    leaving->setParent(this);
    leaving->disconnect();
    m_leaving.push_back({leaving, std::move(slot)});
    connect(leaving, &WsSocket::gone, this, [this, leaving] { forget(leaving); });
    leaving->sayGoodbye();
}

bool ProgramConnections::makeRoom(qint64 max)
{
    while (m_count >= max && !m_leaving.empty())
        m_leaving.front().socket->drop(std::nullopt);
    return m_count < max;
}

void ProgramConnections::forget(WsSocket* socket)
{
    socket->deleteLater();
    m_leaving.erase(std::find_if(m_leaving.begin(), m_leaving.end(),
        [socket](const Leaving& leaving) { return leaving.socket == socket; }));
    if (m_leaving.empty())
        Q_EMIT allGone();
}

} // namespace portcullis
