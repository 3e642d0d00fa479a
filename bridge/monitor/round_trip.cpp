#include "bridge/monitor/round_trip.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace portcullis {

std::optional<std::chrono::microseconds> tcpRoundTrip(qintptr descriptor)
{
    if (descriptor < 0)
        return std::nullopt;
    tcp_info info{};
    socklen_t size = sizeof info;
    const int failed = ::getsockopt(int(descriptor), IPPROTO_TCP, TCP_INFO, &info, &size);
    if (failed != 0 || info.tcpi_rtt == 0)
        return std::nullopt;
    return std::chrono::microseconds(info.tcpi_rtt);
}

} // namespace portcullis
