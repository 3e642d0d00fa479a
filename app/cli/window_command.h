#pragma once

#include "app/cli/options.h"

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Opens the window, or hands what is to be opened to the one that runs. Returns the exit
//! code.
//!
//! Call it once.
int runWindow(QApplication& app, const WindowOptions& options, const ProxySources& sources);

} // namespace portcullis
