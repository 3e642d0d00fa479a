#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace portcullis::bench {

enum class Kind { Text, Binary };

//! `text` or `binary`; empty for anything else.
std::optional<Kind> kindOf(std::string_view name);

//! \brief The payload of message \a number, \a bytes long; page/payload.js makes the same.
//!
//! Text is JSON in ASCII, which is what most applications send: its quotes have to be escaped by
//! whatever puts it into JSON once more. Binary has every byte value.
std::string payload(Kind kind, std::size_t number, std::size_t bytes);

} // namespace portcullis::bench
