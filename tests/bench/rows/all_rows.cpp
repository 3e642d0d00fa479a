#include "tests/bench/rows/all_rows.h"

#include "tests/bench/rows/load_rows.h"
#include "tests/bench/rows/monitor_rows.h"
#include "tests/bench/rows/page_rows.h"
#include "tests/bench/rows/program_rows.h"

#include <array>

namespace portcullis::bench {

Measurements allMeasurements(const Pace& pace)
{
    Measurements all = pageMeasurements(pace);
    all.push_back(connectionCpuMeasurement(pace));
    all.push_back(rawMeasurement(pace));
    all.push_back(connectionMemoryMeasurement(pace));
    all.push_back(idleCpuMeasurement(pace));
    all.push_back(startMeasurement());
    all.push_back(resourceMemoryMeasurement());
    return all;
}

std::vector<std::string> allRowNames()
{
    std::vector<std::string> names;
    const std::array sets{allMeasurements({}), monitorMeasurements({})};
    for (const Measurements& measurements : sets) {
        for (const auto& measurement : measurements) {
            for (const RowSpec& row : measurement->rows())
                names.push_back(row.name);
        }
    }
    return names;
}

} // namespace portcullis::bench
