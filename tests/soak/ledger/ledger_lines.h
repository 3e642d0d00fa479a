#pragma once

#include "tests/soak/ledger/ledger.h"

//! \brief The lines that pages (page/ledger.js) and servers (servers/soak_server.mjs) write.
namespace portcullis::soak {

//! Enters a line of a page of \a resource into the books; one that cannot be read is a problem.
void readPageLine(Ledger& ledger, int resource, const QByteArray& line, Time now);

//! The same for a line of \a server.
void readServerLine(Ledger& ledger, int server, const QByteArray& line);

} // namespace portcullis::soak
