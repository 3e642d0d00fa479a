#pragma once

#include "app/engine/defenses.h"

namespace portcullis {

enum class ProcessSandbox {
    On,
    Off, //!< Only where the user has asked for it: root cannot have it on.
};

//! \brief Sets up the web engine of this process: its schemes, its process sandbox, and that it
//! never touches the network. Call it once, before QApplication exists.
//!
//! Environment variables that would weaken any of this are overwritten or removed.
//! \param defenses tests may leave some out.
void setUpEngine(ProcessSandbox sandbox, const Defenses& defenses = {});

} // namespace portcullis
