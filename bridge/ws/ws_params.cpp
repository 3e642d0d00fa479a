#include "bridge/ws/ws_params.h"

#include "bridge/core/json_fields.h"
#include "bridge/core/limits.h"
#include "bridge/ws/ending.h"

namespace portcullis {
namespace {

using fields::invalidField;
using fields::OptionalFields;

constexpr int lastCloseCode = 4999;

Answer<QString> readConnectionId(const Json& params)
{
    auto id = fields::requiredString(params, "connectionId", limits::maxConnectionIdBytes);
    if (id && id->isEmpty())
        return invalidField("connectionId", QStringLiteral("must not be empty"));
    return id;
}

Answer<NamedValues> readHeaders(const Json& params)
{
    NamedValues headers;
    const auto found = params.find("headers");
    if (found == params.end() || found->is_null())
        return headers;
    if (!found->is_object())
        return invalidField("headers", QStringLiteral("must be an object"));
    for (const auto& [name, value] : found->items()) {
        if (!value.is_string())
            return invalidField("headers", QStringLiteral("must have strings as values"));
        headers.emplace_back(fromJson(name), fromJson(value.get_ref<const std::string&>()));
    }
    return headers;
}

Answer<Handshake> readHandshake(const Json& params, const Headers& defaults)
{
    const auto url = fields::requiredString(params, "url", limits::maxUrlBytes);
    if (!url)
        return url.error();
    const Answer<NamedValues> headers = readHeaders(params);
    if (!headers)
        return headers.error();
    const auto protocols = fields::optionalStrings(
        params, "protocols", limits::maxProtocols, limits::maxProtocolBytes);
    if (!protocols)
        return protocols.error();
    return Handshake::check(*url, *headers, *protocols, defaults);
}

Answer<HeartbeatOptions> readHeartbeat(const Json& params)
{
    HeartbeatOptions heartbeat;
    OptionalFields fields(params);
    fields.milliseconds("intervalMs", limits::minInterval, limits::maxInterval, heartbeat.interval);
    fields.milliseconds("timeoutMs", limits::minInterval, limits::maxInterval, heartbeat.timeout);
    if (fields.error())
        return *fields.error();
    return heartbeat;
}

Answer<ReconnectOptions> readReconnect(const Json& params)
{
    ReconnectOptions reconnect;
    OptionalFields fields(params);
    qint64 retries = reconnect.maxRetries;
    fields.integer("maxRetries", 0, limits::maxRetries, retries);
    reconnect.maxRetries = int(retries);
    fields.milliseconds(
        "initialDelayMs", limits::minInterval, limits::maxInterval, reconnect.initialDelay);
    fields.milliseconds("maxDelayMs", limits::minInterval, limits::maxInterval, reconnect.maxDelay);
    fields.number("jitter", 0, 1, reconnect.jitter);
    const auto codes
        = fields.integers("exceptCodes", limits::maxExceptCodes, close_code::normal, lastCloseCode);
    reconnect.exceptCodes.insert(codes.begin(), codes.end());
    if (fields.error())
        return *fields.error();
    return reconnect;
}

Answer<ConnectOptions> readOptions(const Json& params)
{
    ConnectOptions options;
    OptionalFields fields(params);
    fields.milliseconds(
        "timeoutMs", std::chrono::milliseconds(1), limits::maxHandshakeTimeout, options.timeout);
    qint64 maxMessageBytes = 0;
    fields.integer("maxMessageBytes", 1, std::numeric_limits<qint64>::max(), maxMessageBytes);
    if (maxMessageBytes > 0)
        options.maxMessageBytes = maxMessageBytes;
    if (fields.isChoice("delivery", "latest", "every"))
        options.delivery = Delivery::Latest;
    if (fields.isChoice("onLimit", "evict-oldest", "fail"))
        options.onLimit = OnLimit::EvictOldest;
    if (const Json* const heartbeat = fields.object("heartbeat")) {
        const Answer<HeartbeatOptions> read = readHeartbeat(*heartbeat);
        if (!read)
            return read.error();
        options.heartbeat = *read;
    }
    if (const Json* const reconnect = fields.object("reconnect")) {
        const Answer<ReconnectOptions> read = readReconnect(*reconnect);
        if (!read)
            return read.error();
        options.reconnect = *read;
    }
    if (fields.error())
        return *fields.error();
    return options;
}

Error wrongData()
{
    return invalidField("data",
        QStringLiteral("must be a string, bytes, or with type \"arraybuffer\" an array of numbers "
                       "from 0 to 255"));
}

Answer<Message> readBase64(const std::string& text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(text.data(), qsizetype(text.size())),
        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return wrongData();
    return Message{true, *decoded};
}

Answer<Message> readBytes(const Json& numbers)
{
    QByteArray bytes;
    bytes.reserve(qsizetype(numbers.size()));
    for (const Json& number : numbers) {
        const bool isByte = number.is_number_unsigned() && number.get<quint64>() <= 255;
        if (!isByte)
            return wrongData();
        bytes.append(char(number.get<quint64>()));
    }
    return Message{true, bytes};
}

//! The member \a key, or null.
const Json& member(const Json& object, const char* key)
{
    static const Json missing;
    const auto found = object.find(key);
    return found == object.end() ? missing : *found;
}

Answer<Message> readJsonData(const Json& params)
{
    const Json& data = member(params, "data");
    if (data.is_object() && data.contains("type"))
        return readJsonData(data);
    const Json& type = member(params, "type");
    const bool mayBeText = type.is_null() || type == "text";
    const bool mayBeBinary = type.is_null() || type == "arraybuffer";
    if (data.is_string() && mayBeText)
        return Message{false, QByteArray::fromStdString(data.get_ref<const std::string&>())};
    if (data.is_array() && type == "arraybuffer")
        return readBytes(data);
    const bool isBase64 = data.is_object() && member(data, "base64").is_string();
    if (isBase64 && mayBeBinary)
        return readBase64(data.at("base64").get_ref<const std::string&>());
    return wrongData();
}

Answer<Message> readData(const Params& params)
{
    if (!params.data)
        return readJsonData(params.json);
    const Json& type = member(params.json, "type");
    const char* const given = params.data->isBinary ? "arraybuffer" : "text";
    if (!type.is_null() && type != given)
        return wrongData();
    return *params.data;
}

} // namespace

Answer<ConnectParams> readConnect(const Params& all, const Headers& defaults)
{
    const Json& params = all.json;
    const Answer<QString> id = readConnectionId(params);
    if (!id)
        return id.error();
    const Answer<Handshake> handshake = readHandshake(params, defaults);
    if (!handshake)
        return handshake.error();
    const Answer<ConnectOptions> options = readOptions(params);
    if (!options)
        return options.error();
    return ConnectParams{*id, *handshake, *options};
}

Answer<MessageParams> readSend(const Params& params)
{
    const Answer<QString> id = readConnectionId(params.json);
    if (!id)
        return id.error();
    const Answer<Message> message = readData(params);
    if (!message)
        return message.error();
    return MessageParams{*id, *message};
}

Answer<MessageParams> readPing(const Params& params)
{
    const Answer<QString> id = readConnectionId(params.json);
    if (!id)
        return id.error();
    if (!params.data && member(params.json, "data").is_null())
        return MessageParams{*id, {}};
    const Answer<Message> payload = readData(params);
    if (!payload)
        return payload.error();
    if (payload->data.size() > limits::maxPingBytes)
        return invalidField(
            "data", QStringLiteral("must be at most %1 bytes long").arg(limits::maxPingBytes));
    return MessageParams{*id, *payload};
}

Answer<CloseParams> readClose(const Params& all)
{
    const Json& params = all.json;
    const Answer<QString> id = readConnectionId(params);
    if (!id)
        return id.error();
    const auto reason = fields::optionalString(params, "reason", limits::maxCloseReasonBytes);
    if (!reason)
        return reason.error();
    const bool hasNoCode = params.contains("code") && params.at("code").is_null();
    if (hasNoCode && reason->has_value() && !(*reason)->isEmpty())
        return invalidField("reason", QStringLiteral("needs a code"));
    if (hasNoCode)
        return CloseParams{*id, std::nullopt, {}};
    const auto code = fields::optionalInteger(params, "code", close_code::normal, lastCloseCode);
    if (!code)
        return code.error();
    const qint64 chosen = code->value_or(close_code::normal);
    // The codes that an endpoint may choose (RFC 6455, section 7.4.2).
    if (chosen != close_code::normal && chosen < 3000)
        return invalidField("code", QStringLiteral("must be 1000 or from 3000 to 4999"));
    return CloseParams{*id, int(chosen), reason->value_or(QString())};
}

Answer<ConnectionParams> readConnection(const Params& params)
{
    const Answer<QString> id = readConnectionId(params.json);
    if (!id)
        return id.error();
    return ConnectionParams{*id};
}

Answer<NoParams> readNothing(const Params&)
{
    return NoParams{};
}

std::optional<qint64> dataBytes(const Params& params)
{
    const Answer<Message> message = readData(params);
    return message ? std::optional<qint64>(message->data.size()) : std::nullopt;
}

Json dataJson(const Message& message)
{
    if (message.isBinary)
        return {{"base64", message.data.toBase64().toStdString()}};
    return message.data.toStdString();
}

} // namespace portcullis
