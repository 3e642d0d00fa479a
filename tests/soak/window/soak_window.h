#pragma once

#include <QString>

namespace portcullis::soak {

//! \brief The program's main window with the resources of \a library, whose wishes are granted.
//!
//! It is ordered about by lines on standard input, in which N is the number of a resource:
//! `open N`, `close N`, `reload N`, `crash N` (kills its renderer), `revoke N`, `grant N`, `count`.
//! It prints `page N ...` for each line of a page's ledger; `ended N` when a document and all that
//! it had are gone; `crashed N`, or `unharmed N` if it has no renderer yet; `granted N`; `count N`
//! with the live connections of the program; and `problem ...` for anything else that a page writes
//! to its console. Every second it shows the next tab. Ends with standard input.
int runSoakWindow(char* programName, const QString& library, const QString& dataFolder);

} // namespace portcullis::soak
