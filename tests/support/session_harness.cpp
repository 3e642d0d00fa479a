#include "tests/support/session_harness.h"

#include "tests/support/wait_for.h"

namespace portcullis::test {

Caller callerWith(const CapabilitySet& granted, const Limits& limits)
{
    Caller caller;
    caller.manifest.id = QStringLiteral("com.example.clock");
    caller.manifest.name = QStringLiteral("Clock");
    caller.manifest.version = QStringLiteral("1.0.0");
    caller.permissions.granted = granted;
    caller.permissions.hosts = HostPolicy::unrestricted();
    caller.limits = limits;
    return caller;
}

Harness::Harness(const CapabilitySet& granted, const Limits& limits)
    : Harness(callerWith(granted, limits))
{
}

Harness::Harness(const Caller& caller, const NetworkSettings& settings)
    : program(settings), session(caller, {transport, program, connects})
{
}

void Harness::request(const char* id, const std::string& method, const Json& params)
{
    send({{"type", "rp:request"}, {"id", id}, {"method", method}, {"params", params}});
}

void Harness::notify(const char* method, const Json& params)
{
    send({{"type", "rp:request"}, {"method", method}, {"params", params}});
}

void Harness::connect(const char* connectionId, const QString& url, const Json& options)
{
    Json params = options;
    params["connectionId"] = connectionId;
    params["url"] = url.toStdString();
    request("connect", "ws.connect", params);
}

Json Harness::answer(const char* id)
{
    return waitFor([&] { return !transport.find("id", id).is_null(); }) ? transport.find("id", id)
                                                                        : Json();
}

QString Harness::errorOf(const char* id)
{
    const Json found = answer(id);
    if (!found.contains("error"))
        return {};
    return QString::fromStdString(found.at("error").at("code").get<std::string>());
}

bool Harness::waitForEvent(const char* event, int count)
{
    return waitFor([&] { return transport.countEvents(event) >= count; });
}

std::vector<Json> Harness::events(const char* event) const
{
    std::vector<Json> found;
    for (const Json& message : transport.messages) {
        if (message.value("event", "") == event || message.value("name", "") == event)
            found.push_back(message);
    }
    return found;
}

} // namespace portcullis::test
