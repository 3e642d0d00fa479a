#pragma once

#include "app/ui/monitor/connection_model.h"
#include "app/ui/monitor/message_model.h"
#include "bridge/core/json.h"

namespace portcullis {

//! \brief What the monitor shows, for a file: the connections with what they did in the last two
//! minutes, and the messages of one, masked as they are shown.
Json exportMonitor(const ConnectionModel& connections, const MessageModel& messages);

//! \brief Writes \a json to \a file, which only the user can read. The error is one line.
Result<void, QString> writeExport(const QString& file, const Json& json);

} // namespace portcullis
