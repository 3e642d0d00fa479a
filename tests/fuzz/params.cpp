//! Each method's params, alone, with and without data beside the JSON. What is taken keeps the
//! bounds that docs/protocol.md gives; what is refused names a field.
#include "bridge/core/limits.h"
#include "bridge/ws/ws_params.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

#include <cmath>

using namespace portcullis;
using namespace portcullis::fuzz;
using std::chrono::milliseconds;

namespace {

bool isWithin(milliseconds value, milliseconds min, milliseconds max)
{
    return value >= min && value <= max;
}

bool isInterval(milliseconds value)
{
    return isWithin(value, limits::minInterval, limits::maxInterval);
}

void check(const ReconnectOptions& options)
{
    require(options.maxRetries >= 0 && options.maxRetries <= limits::maxRetries, "maxRetries");
    require(isInterval(options.initialDelay) && isInterval(options.maxDelay), "delays");
    require(options.jitter >= 0 && options.jitter <= 1, "jitter");
    require(qsizetype(options.exceptCodes.size()) <= limits::maxExceptCodes, "exceptCodes");
    for (const int attempt : {1, 2, 10, 100, limits::maxRetries}) {
        for (const double random : {0.0, 0.5, 1.0}) {
            const milliseconds delay = retryDelay(options, attempt, random);
            require(isWithin(delay, milliseconds(0), options.maxDelay), "a delay has its bound");
        }
    }
}

void check(const ConnectOptions& options)
{
    require(isWithin(options.timeout, milliseconds(1), limits::maxHandshakeTimeout), "timeoutMs");
    require(!options.maxMessageBytes || *options.maxMessageBytes >= 1, "maxMessageBytes");
    if (options.heartbeat)
        require(isInterval(options.heartbeat->interval) && isInterval(options.heartbeat->timeout),
            "heartbeat");
    if (options.reconnect)
        check(*options.reconnect);
}

void checkId(const QString& connectionId)
{
    require(!connectionId.isEmpty(), "a connection has an id");
    require(connectionId.toUtf8().size() <= limits::maxConnectionIdBytes, "an id has a bound");
}

void check(const ConnectParams& params)
{
    checkId(params.connectionId);
    check(params.options);
    require(qsizetype(params.handshake.headers().size()) <= limits::maxHeaders, "headers");
    require(params.handshake.protocols().size() <= limits::maxProtocols, "protocols");
}

void check(const MessageParams& params)
{
    checkId(params.connectionId);
    require(params.message.isBinary || params.message.data.isValidUtf8(), "a text is UTF-8");
}

void check(const CloseParams& params)
{
    checkId(params.connectionId);
    const int code = params.code.value_or(1000);
    require(code == 1000 || (code >= 3000 && code <= 4999), "a code is one for callers");
    require(params.reason.toUtf8().size() <= limits::maxCloseReasonBytes, "a reason has a bound");
    require(params.code || params.reason.isEmpty(), "a reason has a code");
}

void check(const ConnectionParams& params)
{
    checkId(params.connectionId);
}

void check(const NoParams&) { }

template <typename Checked> void checkAnswer(const Answer<Checked>& answer)
{
    if (answer) {
        check(*answer);
        return;
    }
    const Error& error = answer.error();
    require(error.code == ErrorCode::InvalidParams || error.code == ErrorCode::HostDenied, "code");
    require(isOneLine(error.message) && error.message.size() < 256, "an error is one short line");
}

void checkData(const Params& params)
{
    const Answer<MessageParams> sent = readSend(params);
    const std::optional<qint64> bytes = dataBytes(params);
    if (!sent)
        return;
    require(bytes && *bytes == sent->message.data.size(), "data has its size");
    const Json written{{"connectionId", "c"}, {"data", dataJson(sent->message)}};
    const Answer<MessageParams> again = readSend({written});
    require(again && again->message.isBinary == sent->message.isBinary
            && again->message.data == sent->message.data,
        "data comes back as it was written");
    const Answer<MessageParams> ping = readPing(params);
    require(!ping || ping->message.data.size() <= limits::maxPingBytes, "a ping has a bound");
}

std::optional<Message> takeData(Input& input)
{
    const QByteArray line = input.takeLine();
    if (line.startsWith('b'))
        return Message{true, line.mid(1)};
    if (line.startsWith('t') && line.isValidUtf8())
        return Message{false, line.mid(1)};
    return std::nullopt;
}

} // namespace

//! The first line may have data, after a `t` for text or a `b` for bytes; the rest is the params.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const std::optional<Message> message = takeData(input);
    const auto json = parseJson(input.takeRest(), {1 << 20, limits::maxRequestDepth});
    if (!json || !json->is_object())
        return 0;
    const Params params{*json, message ? &*message : nullptr};
    checkAnswer(readConnect(params));
    checkAnswer(readSend(params));
    checkAnswer(readPing(params));
    checkAnswer(readClose(params));
    checkAnswer(readConnection(params));
    checkAnswer(readNothing(params));
    checkData(params);
    return 0;
}
