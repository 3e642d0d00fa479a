#include "bridge/session/active_sources.h"

#include "bridge/core/limits.h"

namespace portcullis {

void ActiveSources::note(const QString& connectionId)
{
    if (age() >= limits::sourcesWindow) {
        const bool isNextWindow = age() < 2 * limits::sourcesWindow;
        m_wereMany = isNextWindow && m_seen.size() >= limits::manySources;
        m_seen.clear();
        m_clock.start();
    }
    if (m_seen.size() < limits::manySources)
        m_seen.insert(connectionId);
}

bool ActiveSources::areMany() const
{
    const bool isOld = age() >= 2 * limits::sourcesWindow;
    return !isOld && (m_wereMany || m_seen.size() >= limits::manySources);
}

std::chrono::milliseconds ActiveSources::age() const
{
    return std::chrono::milliseconds(m_clock.elapsed());
}

} // namespace portcullis
