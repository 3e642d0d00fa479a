#include "tests/support/recording_transport.h"

#include <algorithm>

namespace portcullis::test {

void RecordingTransport::deliver(const QByteArray& packet)
{
    packets.push_back(packet);
    for (Json& message : Json::parse(packet.begin(), packet.end()))
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
