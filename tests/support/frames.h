#pragma once

#include <QByteArray>

namespace portcullis::test {

//! The first byte of a frame (RFC 6455, section 5.2).
namespace first {
inline constexpr quint8 text = 0x81;
inline constexpr quint8 binary = 0x82;
inline constexpr quint8 textBegin = 0x01;
inline constexpr quint8 middle = 0x00;
inline constexpr quint8 end = 0x80;
inline constexpr quint8 close = 0x88;
inline constexpr quint8 ping = 0x89;
inline constexpr quint8 pong = 0x8A;
} // namespace first

//! The header of an unmasked frame, as servers send it.
QByteArray frameHeader(quint8 firstByte, quint64 length);

//! An unmasked frame.
QByteArray frame(quint8 firstByte, const QByteArray& payload);

//! A masked frame, as only clients may send it.
QByteArray maskedFrame(quint8 firstByte, const QByteArray& payload);

//! The close frame with \a code.
QByteArray closeFrame(int code, const QByteArray& reason = {});

//! The code of the close frame that a client's bytes begin with; 0 if they begin with anything
//! else.
int closeCodeIn(const QByteArray& sent);

//! The payload of the only frame in what a client has sent, if that has less than 126 bytes.
QByteArray unmasked(const QByteArray& sent);

} // namespace portcullis::test
