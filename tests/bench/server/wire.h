#pragma once

#include <cstdint>
#include <string>
#include <string_view>

//! \brief The WebSocket wire format (RFC 6455), as far as a load server needs it.
namespace portcullis::bench {

enum class Opcode : std::uint8_t {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xa,
};

//! One whole message as a server sends it: unmasked and unfragmented.
std::string serverFrame(Opcode opcode, std::string_view payload);

//! One whole message as a client sends it, masked.
std::string clientFrame(Opcode opcode, std::string_view payload);

//! `Sec-WebSocket-Accept` for a `Sec-WebSocket-Key`.
std::string acceptKey(std::string_view key);

//! Applies the four bytes of a mask in place; the first byte is byte \a offset of the frame's
//! payload.
void applyMask(char* bytes, std::size_t count, const unsigned char* key, std::size_t offset);

} // namespace portcullis::bench
