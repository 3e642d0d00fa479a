#pragma once

#include "app/cli/options.h"

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace portcullis {

//! Opens one resource as \a options say and returns the exit code when it ends.
int runResource(QApplication& app, const RunOptions& options, const ProxySources& sources);

} // namespace portcullis
