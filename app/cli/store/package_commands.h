#pragma once

#include "app/cli/store/context.h"
#include "app/cli/store/store_command.h"

//! \brief The commands for who makes packages. Each returns the exit code.
namespace portcullis {

int validate(const ValidateCommand& command, const CommandContext& context);
int pack(const PackCommand& command, const CommandContext& context);
int makeKey(const KeygenCommand& command, const CommandContext& context);

} // namespace portcullis
