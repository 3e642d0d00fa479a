#pragma once

#include "app/engine/defenses.h"
#include "bridge/session/color_scheme.h"

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

//! \brief Makes that the answer to the media query `prefers-color-scheme` in all documents. Call it
//! after setUpEngine() and before the first page exists: the engine of Qt 6.4 reads it once.
void setEngineScheme(ColorScheme scheme);

} // namespace portcullis
