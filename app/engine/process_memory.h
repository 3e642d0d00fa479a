#pragma once

#include <QtGlobal>

namespace portcullis {

//! Bounds the memory of a process of ours to limits::maxProcessBytes.
void boundMemoryOf(qint64 process);

} // namespace portcullis
