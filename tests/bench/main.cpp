#include "tests/bench/client/monitor_client.h"
#include "tests/bench/client/native_client.h"
#include "tests/bench/client/window_client.h"
#include "tests/bench/measure_command.h"
#include "tests/bench/rows/all_rows.h"
#include "tests/bench/server/load_server.h"
#include "tests/support/become_user.h"

#include <QCoreApplication>

#include <unistd.h>

using namespace portcullis;

namespace {

int runChild(char* programName, const bench::ChildOptions& options)
{
    using Role = bench::ChildOptions::Role;
    switch (options.role) {
    case Role::Serve:
        return bench::LoadServer().run();
    case Role::Native:
        return bench::runNativeClient(
            programName, options.arguments.value(0), options.arguments.mid(1));
    case Role::Bare:
        return bench::runBareView(
            programName, options.arguments.value(0), options.arguments.value(1));
    case Role::Monitored:
        return bench::runMonitorClient(programName, options.arguments.value(0));
    case Role::Window:
        return bench::runWindowClient(
            programName, options.arguments.value(0), options.arguments.value(1));
    }
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    const bench::Options options = bench::parseOptions(argc, argv, bench::allRowNames());
    if (const auto* const exit = std::get_if<bench::ExitWith>(&options))
        return exit->code;
    if (::geteuid() == 0)
        return test::becomeUser(argv);
    if (const auto* const child = std::get_if<bench::ChildOptions>(&options))
        return runChild(argv[0], *child);
    int one = 1;
    char* only[] = {argv[0], nullptr};
    const QCoreApplication app(one, only);
    return bench::runMeasure(std::get<bench::MeasureOptions>(options));
}
