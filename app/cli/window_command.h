#pragma once

#include "app/cli/options.h"

#include <QProcessEnvironment>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Opens the window, or hands what is to be opened to the one that runs. Returns the exit
//! code.
//!
//! Call it once.
//! \param environment see LinkOpener.
int runWindow(QApplication& app, const WindowOptions& options, const ProxySources& sources,
    const QProcessEnvironment& environment);

} // namespace portcullis
