#include "tests/support/traced_process.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdint>

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace portcullis::test {
namespace {

constexpr int syscallStop = SIGTRAP | 0x80;
constexpr int cannotTrace = 121;

constexpr std::array changingCalls{
    SYS_write,
    SYS_pwrite64,
    SYS_writev,
    SYS_ftruncate,
    SYS_copy_file_range,
    SYS_sendfile,
    SYS_renameat,
    SYS_renameat2,
    SYS_mkdirat,
    SYS_unlinkat,
    SYS_linkat,
    SYS_symlinkat,
    SYS_fchmod,
    SYS_fsync,
    SYS_syncfs,
    SYS_flock,
#ifdef SYS_rename // not on every architecture
    SYS_rename,
    SYS_mkdir,
    SYS_rmdir,
    SYS_unlink,
    SYS_link,
    SYS_symlink,
    SYS_creat,
#endif
};

bool isChange(const __ptrace_syscall_info& info)
{
    const auto number = long(info.entry.nr);
    constexpr std::uint64_t creating = O_CREAT | O_TRUNC;
    if (number == SYS_openat)
        return (info.entry.args[2] & creating) != 0;
#ifdef SYS_open
    if (number == SYS_open)
        return (info.entry.args[1] & creating) != 0;
#endif
    return std::find(changingCalls.begin(), changingCalls.end(), number) != changingCalls.end();
}

[[noreturn]] void runTraced(const std::vector<std::string>& command)
{
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0)
        ::_exit(cannotTrace);
    ::execv(arguments[0], arguments.data());
    ::_exit(cannotTrace);
}

//! Whether \a process stands before a change.
bool standsBeforeChange(pid_t process)
{
    __ptrace_syscall_info info{};
    const long size = ::ptrace(
        static_cast<__ptrace_request>(PTRACE_GET_SYSCALL_INFO), process, sizeof info, &info);
    return size > 0 && info.op == PTRACE_SYSCALL_INFO_ENTRY && isChange(info);
}

TracedEnd follow(pid_t process, int step)
{
    int status = 0;
    int steps = 0;
    while (::waitpid(process, &status, 0) == process) {
        if (WIFEXITED(status))
            return {WEXITSTATUS(status) != cannotTrace, false, WEXITSTATUS(status)};
        if (WIFSIGNALED(status))
            return {true, steps == step, -1};
        const bool isSyscall = WSTOPSIG(status) == syscallStop;
        if (isSyscall && standsBeforeChange(process) && ++steps == step) {
            ::kill(process, SIGKILL);
            continue;
        }
        const bool isOurStop = isSyscall || WSTOPSIG(status) == SIGTRAP;
        const long signal = isOurStop ? 0 : WSTOPSIG(status);
        ::ptrace(PTRACE_SYSCALL, process, nullptr, signal);
    }
    return {};
}

} // namespace

TracedEnd runAndKill(const std::vector<std::string>& command, int step)
{
    const pid_t process = ::fork();
    if (process < 0)
        return {};
    if (process == 0)
        runTraced(command);
    int status = 0;
    // It stops at the end of execve().
    if (::waitpid(process, &status, 0) != process || !WIFSTOPPED(status))
        return {};
    ::ptrace(PTRACE_SETOPTIONS, process, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    ::ptrace(PTRACE_SYSCALL, process, nullptr, nullptr);
    return follow(process, step);
}

} // namespace portcullis::test
