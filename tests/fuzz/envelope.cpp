//! What is taken as a request keeps the bounds and comes back the same when it is written again;
//! what is refused says so in the words of the protocol.
#include "bridge/protocol/envelope.h"
#include "bridge/core/limits.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

constexpr qsizetype maxBytes = 4096;

bool isUsable(const std::optional<QString>& id)
{
    return !id || id->toUtf8().size() <= limits::maxRequestIdBytes;
}

void checkRequest(const envelope::Request& request)
{
    require(request.params.is_object(), "params are an object");
    Json written{{"type", "rp:request"}, {"method", toJson(request.method)}};
    written["params"] = request.params;
    if (request.id)
        written["id"] = toJson(*request.id);
    // Escapes and numbers may be longer when written again.
    const envelope::Incoming again = envelope::parse(toText(written), 16 * maxBytes);
    require(again && *again, "a request that was written again is one");
    const envelope::Request& second = again->value();
    require(second.id == request.id && second.method == request.method
            && second.params == request.params,
        "a request comes back as it was written");
}

void checkAnswer(const std::optional<QString>& id, const Error& error)
{
    const Json answer = envelope::errorResponse(id, error);
    const auto parsed = parseJson(toText(answer), {maxBytes, 4});
    require(parsed && *parsed == answer, "an answer is JSON");
    require(answer.at("id") == (id ? toJson(*id) : Json()), "an answer has the id of its request");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text = Input(data, size).takeRest();
    const envelope::Incoming incoming = envelope::parse(text, maxBytes);
    if (!incoming)
        return 0;
    if (*incoming) {
        require(text.size() <= maxBytes, "a request has a bound");
        require(isUsable(incoming->value().id), "an id has a bound");
        checkRequest(incoming->value());
    } else {
        const envelope::MalformedRequest& malformed = incoming->error();
        require(malformed.error.code == ErrorCode::InvalidRequest, "it is an invalid request");
        require(isUsable(malformed.id), "an id that is echoed has a bound");
        checkAnswer(malformed.id, malformed.error);
    }
    return 0;
}
