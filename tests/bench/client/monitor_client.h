#pragma once

class QString;

namespace portcullis::bench {

//! \brief A resource of the folder \a folder in a view, and the connection monitor beside it, which
//! is hidden at first.
//!
//! A line on standard input says how it is to be from now on: `closed`, `open`, or `messages` for
//! open with the messages of the newest connection. Each is answered with a line.
//! \return the exit code.
int runMonitorClient(char* programName, const QString& folder);

} // namespace portcullis::bench
