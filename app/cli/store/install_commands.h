#pragma once

#include "app/cli/store/context.h"
#include "app/cli/store/store_command.h"

//! \brief The commands that change what is installed. Each returns the exit code.
namespace portcullis {

int install(const InstallCommand& command, const CommandContext& context);
int update(const UpdateCommand& command, const CommandContext& context);
int uninstall(const UninstallCommand& command, const CommandContext& context);
int rollBack(const RollbackCommand& command, const CommandContext& context);
int enable(const EnableCommand& command, const CommandContext& context);

} // namespace portcullis
