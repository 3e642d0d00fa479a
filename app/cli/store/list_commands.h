#pragma once

#include "app/cli/store/context.h"
#include "app/cli/store/store_command.h"

//! \brief The commands that show what is installed. Each returns the exit code.
namespace portcullis {

int list(const CommandContext& context);
int showInfo(const InfoCommand& command, const CommandContext& context);

} // namespace portcullis
