#include "bridge/monitor/contact_watch.h"

#include <utility>

namespace portcullis {

void ContactWatch::opened(const QString& id)
{
    Followed& followed = m_followed[id];
    followed.isOpen = true;
    m_log.addConnected(followed.url);
}

void ContactWatch::lost(const QString& id, const Ending& ending)
{
    Followed& followed = m_followed[id];
    logFailure(followed, ending);
    followed.isOpen = false;
}

void ContactWatch::closed(const QString& id, const Ending& ending, const Traffic& traffic)
{
    transferred(id, traffic);
    if (const auto gone = m_followed.extract(id))
        logFailure(gone.mapped(), ending);
}

void ContactWatch::transferred(const QString& id, const Traffic& traffic)
{
    Followed& followed = m_followed[id];
    m_log.addTraffic(followed.url, traffic - std::exchange(followed.told, traffic));
}

//! What was open has been logged, and what the resource itself gave up came to nothing.
void ContactWatch::logFailure(const Followed& followed, const Ending& ending)
{
    if (followed.isOpen || !ending.failure)
        return;
    if (followed.isEndedByUser)
        m_log.addRefused(followed.url, ContactRefusal::ByUser);
    else if (ending.failure->stage == Stage::Policy)
        m_log.addRefused(followed.url, ContactRefusal::NotPublic);
    else
        m_log.addFailed(followed.url, ending.failure->stage);
}

} // namespace portcullis
