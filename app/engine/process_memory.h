#pragma once

#include <QtGlobal>

namespace portcullis {

namespace limits {
//! Bytes of memory that the process of one resource can have for itself. The engine alone allows 16
//! GiB.
inline constexpr qint64 maxProcessBytes = qint64(4) << 30;
} // namespace limits

//! Bounds the memory of a process of ours to limits::maxProcessBytes.
void boundMemoryOf(qint64 process);

} // namespace portcullis
