#include "app/engine/socket_filter.h"

#include <array>
#include <cerrno>
#include <cstddef>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace portcullis {
namespace {

#if defined(__x86_64__)
constexpr unsigned int ownArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned int ownArchitecture = AUDIT_ARCH_AARCH64;
#else
#error "socket_filter.cpp does not know this architecture"
#endif

// Those of another calling convention of the same processor have this bit on x86-64.
constexpr unsigned int foreignCalls = 0x40000000;

constexpr sock_filter load(std::size_t offset)
{
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned int>(offset));
}

constexpr sock_filter answer(unsigned int value)
{
    return BPF_STMT(BPF_RET | BPF_K, value);
}

//! Skips \a ifTrue instructions where the loaded word compares so, \a ifFalse otherwise.
constexpr sock_filter compare(
    unsigned short how, unsigned int value, unsigned char ifTrue, unsigned char ifFalse)
{
    return BPF_JUMP(static_cast<unsigned short>(BPF_JMP | how | BPF_K), value, ifTrue, ifFalse);
}

constexpr unsigned int refuse = SECCOMP_RET_ERRNO | EACCES;

} // namespace

bool refuseInternetSockets()
{
    // io_uring opens sockets without the call that is watched here.
    std::array filter{
        load(offsetof(seccomp_data, arch)),
        compare(BPF_JEQ, ownArchitecture, 1, 0),
        answer(refuse),
        load(offsetof(seccomp_data, nr)),
        compare(BPF_JGE, foreignCalls, 6, 0),
        compare(BPF_JEQ, __NR_io_uring_setup, 5, 0),
        compare(BPF_JEQ, __NR_socket, 0, 3),
        load(offsetof(seccomp_data, args)),
        compare(BPF_JEQ, AF_UNIX, 1, 0),
        compare(BPF_JEQ, AF_NETLINK, 0, 1),
        answer(SECCOMP_RET_ALLOW),
        answer(refuse),
    };
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    // Older kernels would otherwise slow the thread down against attacks that are none here.
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &program)
        == 0;
}

} // namespace portcullis
