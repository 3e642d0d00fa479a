#pragma once

#include <QMetaType>

namespace portcullis {

//! What a resource did too much of, so that it was stopped.
enum class Excess {
    UnreadAnswers, //!< Did not read the answers it asked for.
    Requests, //!< See Limits::maxRequestsPerSecond and limits::maxWindowMessagesPerSecond.
    ConsoleLines, //!< See limits::maxConsoleLinesPerSecond.
    Loads, //!< See limits::maxLoadsPerSecond.
    Documents, //!< See limits::maxDocumentsPerMinute.
    Unanswered, //!< See limits::maxUnansweredLines.
};

} // namespace portcullis
