#include "bridge/net/handshake_turns.h"

#include "bridge/core/limits.h"

namespace portcullis {

void HandshakeTurns::join(HandshakeTurn& turn)
{
    const QString server = turn.server();
    const auto [entry, isNew] = m_queues.try_emplace(server);
    Queue& queue = entry->second;
    queue.turns.push_back(&turn);
    if (!isNew)
        return;
    queue.timer.setSingleShot(true);
    queue.timer.setInterval(limits::handshakeTurn);
    queue.timer.callOnTimeout([this, server] {
        m_queues.at(server).turns.pop_front();
        next(server);
    });
    next(server);
}

void HandshakeTurns::leave(HandshakeTurn& turn)
{
    const auto entry = m_queues.find(turn.server());
    if (entry == m_queues.end())
        return;
    auto& turns = entry->second.turns;
    const bool hadTheTurn = turns.front() == &turn;
    std::erase(turns, &turn);
    if (hadTheTurn)
        next(turn.server());
}

//! The first of the queue has the turn now.
void HandshakeTurns::next(const QString& server)
{
    Queue& queue = m_queues.at(server);
    if (queue.turns.empty()) {
        m_queues.erase(server);
        return;
    }
    queue.timer.start();
    // Later: whoever leaves or joins is in the middle of something.
    QMetaObject::invokeMethod(queue.turns.front(), &HandshakeTurn::begun, Qt::QueuedConnection);
}

HandshakeTurn::HandshakeTurn(std::shared_ptr<HandshakeTurns> turns, QString server)
    : m_turns(std::move(turns)), m_server(std::move(server))
{
    m_turns->join(*this);
}

HandshakeTurn::~HandshakeTurn()
{
    m_turns->leave(*this);
}

} // namespace portcullis
