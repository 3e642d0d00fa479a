#include "bridge/ws/ws_methods.h"

#include "bridge/session/router.h"
#include "bridge/ws/ws_params.h"
#include "bridge/ws/ws_service.h"

namespace portcullis {
namespace {

//! An empty object where all went well.
Answer<Json> emptyAnswer(const Result<void, Error>& result)
{
    if (!result)
        return result.error();
    return Json::object();
}

const char* wireName(WsConnection::State state)
{
    switch (state) {
    case WsConnection::State::Connecting:
        return "connecting";
    case WsConnection::State::Open:
        return "open";
    case WsConnection::State::Closing:
    case WsConnection::State::Closed:
        return "closing";
    case WsConnection::State::Reconnecting:
        return "reconnecting";
    }
    Q_UNREACHABLE();
}

Json listEntry(const ConnectionInfo& info)
{
    return {
        {"connectionId", toJson(info.id)},
        {"url", toJson(info.url.toString())},
        {"protocol", toJson(info.protocol)},
        {"state", wireName(info.state)},
        {"since", info.since},
        {"messagesReceived", info.traffic.messagesReceived},
        {"messagesSent", info.traffic.messagesSent},
        {"bytesReceived", info.traffic.bytesReceived},
        {"bytesSent", info.traffic.bytesSent},
        {"bufferedAmount", info.bufferedAmount},
    };
}

Json list(const WsService& service)
{
    Json connections = Json::array();
    for (const ConnectionInfo& info : service.connections())
        connections.push_back(listEntry(info));
    return {{"connections", std::move(connections)}};
}

} // namespace

void addWsMethods(Router& router, WsService& service, const Headers& defaults)
{
    constexpr Capability needed = Capability::NetworkWs;
    router.add(makeMethod(
        "ws.connect", needed,
        [defaults](const Params& params) { return readConnect(params, defaults); },
        [&service](const ConnectParams& p) {
            return emptyAnswer(service.connectTo(p.connectionId, p.handshake, p.options));
        },
        limits::connectCost));
    router.add(makeMethod(
        "ws.send", needed, &readSend,
        [&service](const MessageParams& p) {
            return emptyAnswer(service.send(p.connectionId, p.message));
        },
        0));
    router.add(makeMethod("ws.close", needed, &readClose, [&service](const CloseParams& p) {
        return emptyAnswer(service.close(p.connectionId, p.code, p.reason));
    }));
    router.add(
        makeMethod("ws.abort", needed, &readConnection, [&service](const ConnectionParams& p) {
            return emptyAnswer(service.abort(p.connectionId));
        }));
    router.add(makeMethod("ws.ping", needed, &readPing, [&service](const MessageParams& p) {
        return emptyAnswer(service.ping(p.connectionId, p.message));
    }));
    router.add(makeMethod("ws.list", needed, &readNothing,
        [&service](const NoParams&) -> Answer<Json> { return list(service); }));
}

} // namespace portcullis
