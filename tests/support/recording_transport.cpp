#include "tests/support/recording_transport.h"

#include "bridge/ws/ws_params.h"

#include <algorithm>

namespace portcullis::test {
namespace {

//! The message as the frame sees it, but for bytes, which it gets as an ArrayBuffer.
Json asJson(const HostMessage& message)
{
    if (const auto* const json = std::get_if<QByteArray>(&message))
        return Json::parse(json->begin(), json->end());
    if (const auto* const event = std::get_if<WrittenEvent>(&message))
        return {{"type", "rp:ws"}, {"connectionId", toJson(event->connectionId)},
            {"event", "written"}, {"bytes", event->bytes}};
    const auto& event = std::get<DataEvent>(message);
    Json json{{"type", "rp:ws"}, {"connectionId", toJson(event.connectionId)}, {"event", "message"},
        {"data", dataJson(event.message)}};
    if (event.dropped > 0)
        json["dropped"] = event.dropped;
    return json;
}

} // namespace

void RecordingTransport::deliver(const Packet& packet)
{
    Json unpacked = Json::array();
    for (const HostMessage& message : packet.messages)
        unpacked.push_back(asJson(message));
    if (packet.isBatch)
        unpacked = Json::array({{{"type", "rp:batch"}, {"messages", unpacked}}});
    packets.push_back(toText(unpacked));
    for (Json& message : unpacked)
        messages.push_back(std::move(message));
}

Json RecordingTransport::find(const char* key, const Json& value) const
{
    const auto found = std::find_if(messages.begin(), messages.end(),
        [&](const Json& message) { return message.contains(key) && message.at(key) == value; });
    return found == messages.end() ? Json() : *found;
}

int RecordingTransport::countEvents(const char* event) const
{
    return int(std::count_if(messages.begin(), messages.end(),
        [event](const Json& message) { return message.value("event", "") == event; }));
}

} // namespace portcullis::test
