#include "bridge/ws/ws_methods.h"

#include "bridge/core/json_fields.h"
#include "bridge/core/limits.h"
#include "bridge/session/outbox.h"
#include "bridge/session/router.h"
#include "bridge/ws/ws_service.h"

namespace portcullis {
namespace {

struct ConnectParams {
    QString connectionId;
    Handshake handshake;
};

struct SendParams {
    QString connectionId;
    QString data;
};

struct CloseParams {
    QString connectionId;
    int code;
    QString reason;
};

Answer<QString> readConnectionId(const Json& params)
{
    auto id = fields::requiredString(params, "connectionId", limits::maxConnectionIdBytes);
    if (id && id->isEmpty())
        return fields::invalidField("connectionId", QStringLiteral("must not be empty"));
    return id;
}

Answer<Handshake::NamedValues> readHeaders(const Json& params)
{
    Handshake::NamedValues headers;
    const auto found = params.find("headers");
    if (found == params.end() || found->is_null())
        return headers;
    if (!found->is_object())
        return fields::invalidField("headers", QStringLiteral("must be an object"));
    for (const auto& [name, value] : found->items()) {
        if (!value.is_string())
            return fields::invalidField("headers", QStringLiteral("must have strings as values"));
        headers.emplace_back(QString::fromStdString(name),
            QString::fromStdString(value.get_ref<const std::string&>()));
    }
    return headers;
}

Answer<ConnectParams> readConnect(const Json& params)
{
    const Answer<QString> id = readConnectionId(params);
    if (!id)
        return id.error();
    const auto url = fields::requiredString(params, "url", limits::maxUrlBytes);
    if (!url)
        return url.error();
    const Answer<Handshake::NamedValues> headers = readHeaders(params);
    if (!headers)
        return headers.error();
    const auto protocols = fields::optionalStrings(
        params, "protocols", limits::maxProtocols, limits::maxProtocolBytes);
    if (!protocols)
        return protocols.error();
    const Answer<Handshake> handshake = Handshake::check(*url, *headers, *protocols);
    if (!handshake)
        return handshake.error();
    return ConnectParams{*id, *handshake};
}

Answer<SendParams> readSend(const Json& params)
{
    const Answer<QString> id = readConnectionId(params);
    if (!id)
        return id.error();
    const auto data = fields::requiredString(params, "data", limits::maxRequestBytes);
    if (!data)
        return data.error();
    return SendParams{*id, *data};
}

//! The codes that an endpoint may choose (RFC 6455, section 7.4.2): 1000 and 3000 to 4999.
Answer<int> readCloseCode(const Json& params)
{
    const auto code = fields::optionalInteger(params, "code", close_code::normal, 4999);
    if (!code)
        return code.error();
    const qint64 chosen = code->value_or(close_code::normal);
    if (chosen != close_code::normal && chosen < 3000)
        return fields::invalidField("code", QStringLiteral("must be 1000 or from 3000 to 4999"));
    return int(chosen);
}

Answer<CloseParams> readClose(const Json& params)
{
    const Answer<QString> id = readConnectionId(params);
    if (!id)
        return id.error();
    const Answer<int> code = readCloseCode(params);
    if (!code)
        return code.error();
    const auto reason = fields::optionalString(params, "reason", limits::maxCloseReasonBytes);
    if (!reason)
        return reason.error();
    return CloseParams{*id, *code, reason->value_or(QString())};
}

//! An empty object where all went well.
Answer<Json> emptyAnswer(const Result<void, Error>& result)
{
    if (!result)
        return result.error();
    return Json::object();
}

Json wsEvent(const QString& connectionId, const char* event)
{
    return {{"type", "rp:ws"}, {"connectionId", toJson(connectionId)}, {"event", event}};
}

void addEvents(Outbox& outbox, WsService& service)
{
    QObject::connect(&service, &WsService::opened, &outbox,
        [&outbox](const QString& id) { outbox.push(wsEvent(id, "open")); });
    QObject::connect(&service, &WsService::messageReceived, &outbox,
        [&outbox, &service](const QString& id, const QString& text) {
            Json event = wsEvent(id, "message");
            event["data"] = toJson(text);
            if (!outbox.offer(event))
                service.abort(id, QStringLiteral("the resource does not read its messages"));
        });
    QObject::connect(&service, &WsService::failed, &outbox,
        [&outbox](const QString& id, const QString& message) {
            Json event = wsEvent(id, "error");
            event["error"] = toJson(message);
            outbox.push(event);
        });
    QObject::connect(&service, &WsService::closed, &outbox,
        [&outbox](const QString& id, int code, const QString& reason) {
            Json event = wsEvent(id, "close");
            event["code"] = code;
            event["reason"] = toJson(reason);
            outbox.push(event);
        });
}

} // namespace

void addWsMethods(Router& router, Outbox& outbox, WsService& service)
{
    constexpr Capability needed = Capability::NetworkWs;
    router.add(makeMethod("ws.connect", needed, &readConnect, [&service](const ConnectParams& p) {
        return emptyAnswer(service.connectTo(p.connectionId, p.handshake));
    }));
    router.add(makeMethod("ws.send", needed, &readSend, [&service](const SendParams& p) {
        return emptyAnswer(service.send(p.connectionId, p.data));
    }));
    router.add(makeMethod("ws.close", needed, &readClose, [&service](const CloseParams& p) {
        return emptyAnswer(service.close(p.connectionId, p.code, p.reason));
    }));
    addEvents(outbox, service);
}

} // namespace portcullis
