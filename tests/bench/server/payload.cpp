#include "tests/bench/server/payload.h"

namespace portcullis::bench {
namespace {

constexpr std::string_view filler = R"("symbol":"PRTC","price":101.25,)";
constexpr std::size_t digits = 8;

std::string text(std::size_t number, std::size_t bytes)
{
    const std::string count = std::to_string(number);
    std::string text = R"({"n":)" + std::string(digits - count.size(), ' ') + count + ',';
    while (text.size() < bytes)
        text += filler;
    text.resize(bytes);
    text.back() = '}';
    return text;
}

std::string binary(std::size_t number, std::size_t bytes)
{
    std::string binary(bytes, '\0');
    for (std::size_t i = 0; i < bytes; ++i)
        binary[i] = char((number + i) & 0xff);
    return binary;
}

} // namespace

std::optional<Kind> kindOf(std::string_view name)
{
    if (name == "text")
        return Kind::Text;
    return name == "binary" ? std::optional(Kind::Binary) : std::nullopt;
}

std::string payload(Kind kind, std::size_t number, std::size_t bytes)
{
    return kind == Kind::Text ? text(number, bytes) : binary(number, bytes);
}

} // namespace portcullis::bench
