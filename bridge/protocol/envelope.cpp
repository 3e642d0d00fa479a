#include "bridge/protocol/envelope.h"

#include "bridge/core/limits.h"

namespace portcullis::envelope {
namespace {

constexpr std::string_view requestType = "rp:request";

MalformedRequest malformed(const std::optional<QString>& id, const QString& message)
{
    return {id, {ErrorCode::InvalidRequest, message}};
}

bool isUsableId(const QString& id)
{
    return id.toUtf8().size() <= limits::maxRequestIdBytes;
}

//! A text that cannot be parsed is ours only if it shows itself to be a request before it breaks.
Incoming refuseUnparsed(QByteArrayView text, const JsonProblem& problem)
{
    const std::optional<QString> type = findTopLevelString(text, "type");
    if (type != QString::fromLatin1(requestType))
        return std::nullopt;
    std::optional<QString> id = findTopLevelString(text, "id");
    if (id && !isUsableId(*id))
        id.reset();
    return Incoming{
        malformed(id, QStringLiteral("%1 (at %2)").arg(problem.message, problem.place))};
}

Result<Request, MalformedRequest> readRequest(const Json& json)
{
    Request request{std::nullopt, {}, Json::object(), std::nullopt};
    if (const auto id = json.find("id"); id != json.end()) {
        if (!id->is_string())
            return malformed({}, QStringLiteral("\"id\" must be a string"));
        request.id = fromJson(id->get_ref<const std::string&>());
        if (!isUsableId(*request.id))
            return malformed({},
                QStringLiteral("\"id\" must be at most %1 bytes long")
                    .arg(limits::maxRequestIdBytes));
    }
    const auto method = json.find("method");
    if (method == json.end() || !method->is_string())
        return malformed(request.id, QStringLiteral("\"method\" must be a string"));
    request.method = fromJson(method->get_ref<const std::string&>());
    const auto params = json.find("params");
    if (params == json.end())
        return request;
    if (!params->is_object())
        return malformed(request.id, QStringLiteral("\"params\" must be an object"));
    request.params = *params;
    return request;
}

} // namespace

Incoming parse(QByteArrayView text, qsizetype maxBytes)
{
    Result<Json, JsonProblem> json = parseJson(text, {maxBytes, limits::maxRequestDepth});
    if (!json)
        return refuseUnparsed(text, json.error());
    if (!json->is_object())
        return std::nullopt;
    const auto type = json->find("type");
    if (type == json->end() || !type->is_string()
        || type->get_ref<const std::string&>() != requestType)
        return std::nullopt;
    return readRequest(*json);
}

Json response(const QString& id, const Json& result)
{
    return {{"type", "rp:response"}, {"id", toJson(id)}, {"result", result}};
}

Json errorResponse(const std::optional<QString>& id, const Error& error, const Json& data)
{
    Json body{{"code", toJson(wireName(error.code))}, {"message", toJson(error.message)}};
    if (!data.is_null())
        body["data"] = data;
    return {{"type", "rp:response"}, {"id", id ? toJson(*id) : Json()}, {"error", body}};
}

Json hostEvent(const QString& name, const Json& payload)
{
    return {{"type", "rp:event"}, {"name", toJson(name)}, {"payload", payload}};
}

} // namespace portcullis::envelope
