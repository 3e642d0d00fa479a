#pragma once

#include "app/engine/network_thread.h"
#include "app/ui/main_window.h"

#include <functional>
#include <memory>

namespace portcullis::test {

//! Makes what operates the window; it is destroyed before the window is.
using MakeOperator = std::function<std::unique_ptr<QObject>(
    MainWindow& window, const ResourceLibrary& library, NetworkThread& network)>;

//! \brief The real window over the folder \a library, without a display and with all that its
//! resources ask for granted: the main() of a program that measures it.
//!
//! \param dataFolder where the decisions are written to.
//! \param withPlayground whether there are the playground's servers, which resources are told of.
//! \return the exit code: 1 if there are no resources, or something cannot be set up.
int runGrantedWindow(char* programName, const QString& library, const QString& dataFolder,
    bool withPlayground, const MakeOperator& makeOperator);

} // namespace portcullis::test
