#pragma once

#include <QStringList>

//! \brief The browser side of the comparison: processes with QtWebEngine alone, its own network on.
namespace portcullis::bench {

//! \brief Shows the page of \a folder once for each of \a names, each in a profile of its own and
//! in a frame that is sandboxed like that of the shell page. Ends with standard input.
int runNativeClient(char* programName, const QString& folder, const QStringList& names);

//! \brief Shows \a page of \a folder in a bare view, with a playground server and a stand-in for
//! the SDK, and prints the page's console. Ends with standard input.
int runBareView(char* programName, const QString& folder, const QString& page);

} // namespace portcullis::bench
