//! Bounds hold, what is parsed comes back the same, and a search for a string agrees with parsing.
#include "bridge/core/json.h"
#include "tests/fuzz/support/input.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/texts.h"

using namespace portcullis;
using namespace portcullis::fuzz;

namespace {

constexpr JsonBounds bounds{4096, 8, 64};
constexpr JsonBounds noBounds{1 << 20, 8};

int depthOf(const Json& value)
{
    if (!value.is_structured())
        return 0;
    int deepest = 0;
    for (const Json& member : value)
        deepest = qMax(deepest, depthOf(member));
    return deepest + 1;
}

bool hasLongString(const Json& value)
{
    if (value.is_string())
        return qsizetype(value.get_ref<const std::string&>().size()) > bounds.maxStringBytes;
    if (!value.is_structured())
        return false;
    const auto& items = value.items();
    return std::any_of(items.begin(), items.end(), [](const auto& item) {
        return qsizetype(item.key().size()) > bounds.maxStringBytes || hasLongString(item.value());
    });
}

void check(const QByteArray& text, const Json& json)
{
    require(text.size() <= bounds.maxBytes, "a text has a bound");
    require(depthOf(json) <= bounds.maxDepth, "depth has a bound");
    require(!hasLongString(json), "strings have a bound");
    // Escapes and numbers may be longer when written again.
    const auto again = parseJson(toText(json), noBounds);
    require(again && *again == json, "a value comes back as it was written");
    if (!json.is_object() || !json.contains("type") || !json.at("type").is_string())
        return;
    const std::optional<QString> found = findTopLevelString(text, "type");
    require(found && *found == QString::fromStdString(json.at("type").get<std::string>()),
        "a member is found as it is parsed");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray text = Input(data, size).takeRest();
    const Result<Json, JsonProblem> json = parseJson(text, bounds);
    if (json) {
        check(text, *json);
    } else {
        (void)findTopLevelString(text, "type");
        require(isOneLine(json.error().message), "a problem is one line");
        require(!json.error().place.isEmpty(), "a problem has a place");
    }
    return 0;
}
