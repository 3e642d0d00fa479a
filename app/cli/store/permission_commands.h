#pragma once

#include "app/cli/store/context.h"
#include "app/cli/store/store_command.h"

//! \brief The commands about what resources may do. Each returns the exit code.
namespace portcullis {

int showPermissions(const PermissionsCommand& command, const CommandContext& context);
int changePermissions(const GrantCommand& command, const CommandContext& context);

} // namespace portcullis
