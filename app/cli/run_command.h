#pragma once

#include "app/cli/options.h"

#include <QProcessEnvironment>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace portcullis {

//! \brief Opens one resource as \a options say and returns the exit code when it ends.
//! \param environment see LinkOpener.
int runResource(QApplication& app, const RunOptions& options, const ProxySources& sources,
    const QProcessEnvironment& environment);

} // namespace portcullis
