#include "tests/soak/memory/memory_curve.h"

#include "tests/support/process_tree.h"

#include <algorithm>

namespace portcullis::soak {
namespace {

constexpr double kibibyte = 1024;

} // namespace

MemorySample sampleMemory(std::int64_t pid, double minutes, int connections)
{
    MemorySample sample{minutes, 0, 0, connections};
    const test::ProcessTree tree(pid);
    for (const std::int64_t process : tree.pids()) {
        const double kibibytes = test::pssBytesWithoutFiles(process) / kibibyte;
        sample.all += kibibytes;
        sample.own += process == pid ? kibibytes : 0;
    }
    return sample;
}

bool MemorySlopes::isFlat() const
{
    return own <= flatOwn && all <= flatAll;
}

MemorySlopes slopesOf(const std::vector<MemorySample>& samples)
{
    if (samples.empty())
        return {};
    const double end = samples.back().minutes;
    const double start = std::min(warmUpMinutes, end / 4);
    std::vector<Point> own;
    std::vector<Point> all;
    for (const MemorySample& sample : samples) {
        if (sample.minutes < start)
            continue;
        own.push_back({sample.minutes, sample.own});
        all.push_back({sample.minutes, sample.all});
    }
    return {medianSlope(own), medianSlope(all), end - start >= judgedMinutes};
}

Json toJson(const std::vector<MemorySample>& samples)
{
    Json json = Json::array();
    for (const MemorySample& sample : samples)
        json.push_back({{"minutes", sample.minutes}, {"ownKiB", sample.own}, {"allKiB", sample.all},
            {"connections", sample.connections}});
    return json;
}

} // namespace portcullis::soak
