#include "bridge/session/hello.h"

#include "bridge/core/json_fields.h"
#include "bridge/core/limits.h"
#include "bridge/session/outbox.h"

namespace portcullis {
namespace {

constexpr qsizetype maxNameBytes = 64;
const QString batchFeature = QStringLiteral("batch");

struct HelloParams {
    QStringList features;
};

Answer<HelloParams> readHello(const Params& params)
{
    const auto sdk = fields::optionalString(params.json, "sdk", maxNameBytes);
    if (!sdk)
        return sdk.error();
    const auto features
        = fields::optionalStrings(params.json, "features", limits::maxHelloFeatures, maxNameBytes);
    if (!features)
        return features.error();
    return HelloParams{*features};
}

Json limitsFor(const Caller& caller)
{
    Json all{
        {"maxRequestBytes", caller.limits.maxRequestBytes()},
        {"maxConnectionIdBytes", limits::maxConnectionIdBytes},
        {"maxUrlBytes", limits::maxUrlBytes},
        {"maxHeaders", limits::maxHeaders},
        {"maxHeaderBytes", limits::maxHeaderBytes},
        {"maxPingBytes", limits::maxPingBytes},
        {"maxPendingPings", limits::maxPendingPings},
        {"handshakeTimeoutMs", limits::handshakeTimeout.count()},
        {"closeTimeoutMs", limits::closeTimeout.count()},
        {"frameTimeoutMs", limits::frameTimeout.count()},
    };
    for (const AdjustableLimit& limit : adjustableLimits())
        all[limit.name] = caller.limits.*limit.value;
    return all;
}

Json engineJson(const EngineVersion& engine)
{
    return {{"qt", toJson(engine.qt)}, {"chromium", toJson(engine.chromium)},
        {"securityPatches", toJson(engine.securityPatches)}};
}

Json greeting(const Caller& caller, const QStringList& features)
{
    const Manifest& manifest = caller.manifest;
    Json answer{
        {"host", {{"name", "Portcullis"}, {"version", PORTCULLIS_VERSION}}},
        {"apiVersion", apiVersion},
        {"resource",
            {{"id", toJson(manifest.id)}, {"name", toJson(manifest.name)},
                {"version", toJson(manifest.version)}}},
        {"limits", limitsFor(caller)},
        {"features", Json::array()},
    };
    answer.update(permissionsJson(caller.permissions));
    answer.update(themeJson(caller.theme));
    for (const QString& feature : features)
        answer["features"].push_back(toJson(feature));
    if (caller.engine)
        answer["engine"] = engineJson(*caller.engine);
    if (!caller.playground.isEmpty())
        answer["playground"] = toJson(caller.playground);
    return answer;
}

} // namespace

Json permissionsJson(const Permissions& permissions)
{
    Json granted = Json::array();
    for (const QString& name : wireNames(permissions.granted))
        granted.push_back(toJson(name));
    Json refused = Json::array();
    for (const HostPattern& host : permissions.hosts.refused())
        refused.push_back(toJson(host.toString()));
    return {{"granted", std::move(granted)}, {"refusedHosts", std::move(refused)}};
}

Json themeJson(ColorScheme theme)
{
    return {{"theme", toJson(wireName(theme))}};
}

void addHelloMethod(Router& router, Outbox& outbox, const Caller& caller)
{
    const auto hello = [&outbox, &caller](const HelloParams& params) -> Answer<Json> {
        const bool batching = params.features.contains(batchFeature);
        outbox.setBatching(batching);
        return greeting(caller, batching ? QStringList{batchFeature} : QStringList{});
    };
    router.add(makeMethod("rp.hello", std::nullopt, &readHello, hello));
}

} // namespace portcullis
