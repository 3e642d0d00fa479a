#pragma once

#include <QtGlobal>

#include <chrono>

//! \brief Every bound that the bridge keeps, with its unit. A resource is told those that concern
//! it in the answer to `rp.hello`.
namespace portcullis::limits {

inline constexpr qsizetype kibibyte = 1024;
inline constexpr qsizetype mebibyte = 1024 * kibibyte;

// The manifest (bytes, levels, entries).
inline constexpr qsizetype maxManifestBytes = 256 * kibibyte;
inline constexpr int maxManifestDepth = 16;
//! Bytes of one string in a manifest. It also bounds the recursion of the schema's patterns.
inline constexpr qsizetype maxManifestStringBytes = 2 * kibibyte;

// A request from the frame.
//! UTF-8 bytes of one `rp:request`, envelope included.
inline constexpr qsizetype maxRequestBytes = 16 * mebibyte;
//! Levels of nesting of one `rp:request`, the envelope being the first.
inline constexpr int maxRequestDepth = 64;
//! UTF-8 bytes of a request's `id`; it is echoed, so it must not be a place to store data.
inline constexpr qsizetype maxRequestIdBytes = 128;
//! Entries of `features` in `rp.hello`.
inline constexpr qsizetype maxHelloFeatures = 32;

// What waits to be read by the frame.
//! Bytes of one packet handed to the frame; a larger single message travels alone.
inline constexpr qsizetype maxPacketBytes = mebibyte;
//! Bytes handed over and not yet acknowledged; more waits in the outbox.
inline constexpr qsizetype maxUnacknowledgedBytes = 4 * mebibyte;
//! Bytes of waiting WebSocket messages. A connection whose message finds no room is closed.
inline constexpr qsizetype maxOutboxBytes = 64 * mebibyte;
//! Further bytes for answers and events that are never dropped. Past it the session ends.
inline constexpr qsizetype maxOutboxReserveBytes = 16 * mebibyte;

// WebSocket connections of one resource.
inline constexpr qsizetype maxConnections = 32;
//! UTF-8 bytes of a `connectionId`.
inline constexpr qsizetype maxConnectionIdBytes = 128;
//! UTF-8 bytes of a URL.
inline constexpr qsizetype maxUrlBytes = 8 * kibibyte;
inline constexpr qsizetype maxHeaders = 64;
//! Bytes of all header names and values of one handshake.
inline constexpr qsizetype maxHeaderBytes = 16 * kibibyte;
inline constexpr qsizetype maxProtocols = 32;
inline constexpr qsizetype maxProtocolBytes = 128;
//! UTF-8 bytes of one received message; a larger one closes the connection with 1009.
inline constexpr qsizetype maxMessageBytes = 16 * mebibyte;
//! Bytes that one connection may hold for a server that does not read them.
inline constexpr qsizetype maxQueuedSendBytes = 32 * mebibyte;
//! UTF-8 bytes of a close reason (RFC 6455, section 5.5).
inline constexpr qsizetype maxCloseReasonBytes = 123;
//! From `ws.connect` to the end of the handshake.
inline constexpr std::chrono::milliseconds handshakeTimeout{30'000};
//! From the close frame to the end of the connection; then it is cut.
inline constexpr std::chrono::milliseconds closeTimeout{5'000};

} // namespace portcullis::limits
