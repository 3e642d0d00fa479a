#include "bridge/core/adjustable_limits.h"

namespace portcullis {

qint64 Limits::maxRequestBytes() const
{
    return limits::maxRequestOverhead + limits::maxEscapeBytes * maxMessageBytes;
}

const std::array<AdjustableLimit, 9>& adjustableLimits()
{
    static constexpr std::array<AdjustableLimit, 9> all{{
        {"maxConnections", &Limits::maxConnections, 4096, true},
        {"maxProgramConnections", &Limits::maxProgramConnections, 16'384, false},
        {"maxConnectsPerMinute", &Limits::maxConnectsPerMinute, 1'000'000, true},
        {"maxMessageBytes", &Limits::maxMessageBytes, 64 * limits::mebibyte, true},
        {"maxQueuedSendBytes", &Limits::maxQueuedSendBytes, 1024 * limits::mebibyte, true},
        {"maxTotalQueuedSendBytes", &Limits::maxTotalQueuedSendBytes, 4096 * limits::mebibyte,
            true},
        {"maxRequestsPerSecond", &Limits::maxRequestsPerSecond, 1'000'000, true},
        {"maxQueuedReceiveBytes", &Limits::maxQueuedReceiveBytes, 1024 * limits::mebibyte, true},
        {"maxKeptEvents", &Limits::maxKeptEvents, 1'000'000, true},
    }};
    return all;
}

Limits effectiveLimits(const LimitValues& user, const LimitValues& manifest)
{
    Limits effective;
    for (const AdjustableLimit& limit : adjustableLimits()) {
        const QString name = QLatin1String(limit.name);
        const qint64 wanted = user.value(name);
        if (wanted >= 1 && wanted <= limit.ceiling)
            effective.*limit.value = wanted;
        const qint64 lowered = manifest.value(name);
        if (limit.byManifest && lowered >= 1)
            effective.*limit.value = qMin(effective.*limit.value, lowered);
    }
    return effective;
}

bool NearLimit::notice(qint64 value, qint64 max)
{
    const bool wasNear = std::exchange(m_isNear, value * 5 >= max * 4);
    return m_isNear && !wasNear;
}

} // namespace portcullis
