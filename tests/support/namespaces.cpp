#include "tests/support/namespaces.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace portcullis::test {
namespace {

std::optional<std::string> failure(const std::string& what)
{
    return what + ": " + std::strerror(errno);
}

bool writeText(const std::string& path, const std::string& text)
{
    std::ofstream file(path);
    file << text;
    return file.flush().good();
}

bool mapOneself(uid_t user, gid_t group)
{
    const auto line
        = [](unsigned id) { return std::to_string(id) + ' ' + std::to_string(id) + " 1"; };
    return writeText("/proc/self/setgroups", "deny") && writeText("/proc/self/uid_map", line(user))
        && writeText("/proc/self/gid_map", line(group));
}

} // namespace

std::optional<std::string> enterNamespaces(int others)
{
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS | others) != 0)
        return failure("no namespaces");
    if (!mapOneself(user, group))
        return failure("no user in the namespace");
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return failure("no mounts of its own");
    return {};
}

} // namespace portcullis::test
