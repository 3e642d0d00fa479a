#pragma once

#include "app/cli/store/context.h"
#include "app/cli/store/store_command.h"

namespace portcullis {

//! Shows or writes the record of what resources have contacted. Returns the exit code.
int exportLog(const ExportLogCommand& command, const CommandContext& context);

} // namespace portcullis
