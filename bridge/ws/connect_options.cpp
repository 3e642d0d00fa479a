#include "bridge/ws/connect_options.h"

#include <algorithm>
#include <cmath>

namespace portcullis {

std::chrono::milliseconds retryDelay(const ReconnectOptions& options, int attempt, double random)
{
    const double doubled = double(options.initialDelay.count()) * std::pow(2.0, attempt - 1);
    const double capped = std::min(doubled, double(options.maxDelay.count()));
    return std::chrono::milliseconds(qint64(capped * (1 - options.jitter * random)));
}

} // namespace portcullis
