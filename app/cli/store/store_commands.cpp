#include "app/cli/store/store_commands.h"

#include "app/cli/store/install_commands.h"
#include "app/cli/store/list_commands.h"
#include "app/cli/store/log_command.h"
#include "app/cli/store/package_commands.h"
#include "app/cli/store/permission_commands.h"

namespace portcullis {
namespace {

struct Runner {
    const CommandContext& context;

    int operator()(const InstallCommand& command) const { return install(command, context); }
    int operator()(const UpdateCommand& command) const { return update(command, context); }
    int operator()(const UninstallCommand& command) const { return uninstall(command, context); }
    int operator()(const RollbackCommand& command) const { return rollBack(command, context); }
    int operator()(const EnableCommand& command) const { return enable(command, context); }
    int operator()(const ListCommand&) const { return list(context); }
    int operator()(const InfoCommand& command) const { return showInfo(command, context); }
    int operator()(const ValidateCommand& command) const { return validate(command, context); }
    int operator()(const PackCommand& command) const { return pack(command, context); }
    int operator()(const KeygenCommand& command) const { return makeKey(command, context); }

    int operator()(const ExportLogCommand& command) const { return exportLog(command, context); }

    int operator()(const PermissionsCommand& command) const
    {
        return showPermissions(command, context);
    }

    int operator()(const GrantCommand& command) const
    {
        return changePermissions(command, context);
    }
};

} // namespace

int runStoreCommand(const StoreCommand& command)
{
    const CommandContext context{command.dataFolder, command.answers, Terminal(command.json),
        GrantStore(command.dataFolder)};
    return std::visit(Runner{context}, command.action);
}

} // namespace portcullis
