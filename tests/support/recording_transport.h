#pragma once

#include "bridge/core/json.h"
#include "bridge/session/transport.h"
#include "tests/support/json_compare.h"

#include <vector>

namespace portcullis::test {

//! \brief Keeps what a session delivers, as a frame would see it.
class RecordingTransport : public Transport {
public:
    void deliver(const Packet& packet) override;
    void restart() override { restarts.push_back(packets.size()); }

    std::vector<QByteArray> packets; //!< Each a JSON array of its messages.
    std::vector<size_t> restarts; //!< For each, the number of packets before it.
    std::vector<Json> messages; //!< Of all packets, in order; a batch counts as one message.

    //! The first message with that member and value, or null.
    Json find(const char* key, const Json& value) const;

    //! The number of messages of that `event`.
    int countEvents(const char* event) const;
};

} // namespace portcullis::test
