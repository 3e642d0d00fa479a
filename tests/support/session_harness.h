#pragma once

#include "bridge/session/session.h"
#include "tests/support/recording_transport.h"

#include <vector>

namespace portcullis::test {

//! A resource of our own invention, which may connect to every host.
Caller callerWith(const CapabilitySet& granted, const Limits& limits = {});

//! One session over a transport that acknowledges nothing by itself.
class Harness {
public:
    explicit Harness(const CapabilitySet& granted = allCapabilities(), const Limits& limits = {});
    explicit Harness(const Caller& caller, const NetworkSettings& settings = {});

    void send(const Json& message) { session.receive(toText(message)); }
    void request(const char* id, const std::string& method, const Json& params);
    void notify(const char* method, const Json& params);

    //! The frame has worked through one more packet.
    void acknowledge() { session.receivePacket(u"a1|"); }

    //! `ws.connect` as the request `connect`.
    void connect(
        const char* connectionId, const QString& url, const Json& options = Json::object());

    //! The answer to the request \a id, once it is there; null if it does not come.
    Json answer(const char* id);

    //! The `code` of the answer's error; empty if it is none.
    QString errorOf(const char* id);

    bool waitForEvent(const char* event, int count = 1);

    //! All messages of that event.
    std::vector<Json> events(const char* event) const;

    RecordingTransport transport;
    ProgramConnections program;
    ResourceConnects connects;
    Session session;
};

} // namespace portcullis::test
