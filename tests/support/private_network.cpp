#include "tests/support/private_network.h"

#include "tests/support/namespaces.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <linux/capability.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace portcullis::test {
namespace {

std::optional<std::string> failure(const std::string& what)
{
    return what + ": " + std::strerror(errno);
}

//! Puts a file with \a text in the place of \a path, for this process only.
bool replaceFile(const std::string& path, const std::string& text)
{
    std::string name = "/tmp/portcullis-network-XXXXXX";
    const int file = ::mkstemp(name.data());
    if (file < 0)
        return false;
    const bool isWritten = ::write(file, text.data(), text.size()) == ssize_t(text.size())
        && ::fchmod(file, 0644) == 0;
    ::close(file);
    const bool isDone
        = isWritten && ::mount(name.c_str(), path.c_str(), nullptr, MS_BIND, nullptr) == 0;
    ::unlink(name.c_str());
    return isDone;
}

//! Services of the machine that look names up for others, and would do so outside.
bool hideNameServices()
{
    for (const char* const folder :
        {"/run/systemd/resolve", "/run/nscd", "/run/avahi-daemon", "/run/dbus"}) {
        if (::access(folder, F_OK) == 0 && ::mount("none", folder, "tmpfs", 0, "mode=0755") != 0)
            return false;
    }
    return true;
}

//! Sends a request of rtnetlink, and waits for the answer.
bool askKernel(const nlmsghdr& request)
{
    struct {
        nlmsghdr head;
        nlmsgerr error;
        std::array<char, 512> rest;
    } answer{};
    const int kernel = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
    const bool isDone = ::send(kernel, &request, request.nlmsg_len, 0) == ssize_t(request.nlmsg_len)
        && ::recv(kernel, &answer, sizeof answer, 0) > 0 && answer.head.nlmsg_type == NLMSG_ERROR
        && answer.error.error == 0;
    ::close(kernel);
    return isDone;
}

//! A pair of devices that are wired to each other, since WebRTC asks no loopback device.
bool addDevices()
{
    struct {
        nlmsghdr head;
        ifinfomsg link;
        rtattr name;
        std::array<char, 8> nameText;
        rtattr information;
        rtattr kind;
        std::array<char, 4> kindText;
    } request{};
    request.head = {
        sizeof request, RTM_NEWLINK, NLM_F_REQUEST | NLM_F_CREATE | NLM_F_EXCL | NLM_F_ACK, 0, 0};
    request.name = {sizeof(rtattr) + sizeof request.nameText, IFLA_IFNAME};
    request.nameText = {"wire0"};
    request.information = {2 * sizeof(rtattr) + sizeof request.kindText, IFLA_LINKINFO};
    request.kind = {sizeof(rtattr) + sizeof request.kindText, IFLA_INFO_KIND};
    request.kindText = {'v', 'e', 't', 'h'};
    return askKernel(request.head);
}

bool raiseDevice(const char* name, const char* address)
{
    const int control = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    bool isDone = true;
    if (address != nullptr) {
        sockaddr_in own{};
        own.sin_family = AF_INET;
        ::inet_pton(AF_INET, address, &own.sin_addr);
        std::memcpy(&request.ifr_addr, &own, sizeof own);
        isDone = ::ioctl(control, SIOCSIFADDR, &request) == 0;
    }
    request.ifr_flags = IFF_UP | IFF_RUNNING | IFF_MULTICAST;
    isDone = isDone && ::ioctl(control, SIOCSIFFLAGS, &request) == 0;
    ::close(control);
    return isDone;
}

//! Makes all addresses of a family this machine's own.
bool ownAllAddresses(unsigned char family)
{
    struct {
        nlmsghdr head;
        rtmsg route;
        rtattr attribute;
        unsigned int device;
    } request{};
    request.head = {sizeof request, RTM_NEWROUTE, NLM_F_REQUEST | NLM_F_CREATE | NLM_F_ACK, 0, 0};
    request.route.rtm_family = family;
    request.route.rtm_table = RT_TABLE_LOCAL;
    request.route.rtm_protocol = RTPROT_BOOT;
    request.route.rtm_scope = RT_SCOPE_HOST;
    request.route.rtm_type = RTN_LOCAL;
    request.attribute = {sizeof(rtattr) + sizeof request.device, RTA_OIF};
    request.device = ::if_nametoindex("lo");
    return askKernel(request.head);
}

} // namespace

std::optional<std::string> enterPrivateNetwork()
{
    if (auto refusal = enterNamespaces(CLONE_NEWNET))
        return refusal;
    if (!replaceFile("/etc/resolv.conf", "nameserver 127.0.0.1\noptions timeout:5 attempts:2\n")
        || !replaceFile("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n")
        || !hideNameServices())
        return failure("no files of the network's own");
    if (!raiseDevice("lo", nullptr) || !addDevices() || !raiseDevice("wire0", "198.51.100.1")
        || !raiseDevice("veth0", "198.51.101.1") || !ownAllAddresses(AF_INET))
        return failure("no addresses in the network");
    ownAllAddresses(AF_INET6); // where the machine has IPv6
    return {};
}

bool dropPrivileges()
{
    __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, 2> none{};
    return ::syscall(SYS_capset, &head, none.data()) == 0;
}

} // namespace portcullis::test
