#include "tests/bench/rows/ceilings.h"

#include "tests/bench/run/plain_client.h"

namespace portcullis::bench {
namespace {

constexpr double seconds = 0.15;
constexpr std::size_t echoBytes = 32;
constexpr int echoCount = 2000;
constexpr int connectCount = 50;
constexpr std::size_t kilobyte = 1024;
constexpr std::size_t megabyte = 1024 * kilobyte;

struct Size {
    const char* name;
    Kind kind;
    std::size_t bytes;
};

constexpr Size sizes[] = {
    {"64b", Kind::Text, 64},
    {"4kb", Kind::Text, 4 * kilobyte},
    {"1mb", Kind::Text, megabyte},
    {"1mb-binary", Kind::Binary, megabyte},
};

//! In the unit of the row: messages or, if they are large, megabytes a second.
double inUnit(double messages, std::size_t bytes)
{
    return bytes < megabyte ? messages : messages * double(bytes) / 1e6;
}

} // namespace

std::map<std::string, double> measureCeilings(quint16 port)
{
    std::map<std::string, double> ceilings;
    for (const auto& [name, kind, bytes] : sizes) {
        if (const auto rate = receiveCeiling(port, kind, bytes, seconds))
            ceilings[std::string("receive-") + name] = inUnit(*rate, bytes);
        if (const auto rate = sendCeiling(port, kind, bytes, seconds))
            ceilings[std::string("send-") + name] = inUnit(*rate, bytes);
    }
    if (const auto echo = echoCeiling(port, echoBytes, echoCount)) {
        ceilings["echo-median"] = echo->medianMs;
        ceilings["echo-p99"] = echo->p99Ms;
    }
    if (const auto time = connectCeiling(port, connectCount))
        ceilings["connect"] = *time;
    return ceilings;
}

} // namespace portcullis::bench
