#include "bridge/monitor/message_tap.h"

#include "bridge/core/limits.h"

#include <QDateTime>

namespace portcullis {

void MessageTap::note(Direction direction, const QString& connectionId, const Message& message)
{
    if (connectionId != m_connectionId)
        return;
    if (qsizetype(m_kept.list.size()) >= limits::maxTappedMessages) {
        ++m_kept.skipped;
        return;
    }
    m_kept.list.push_back({direction, QDateTime::currentMSecsSinceEpoch(), message.data.size(),
        {message.isBinary, message.data.left(limits::maxTappedBytes)}});
}

} // namespace portcullis
