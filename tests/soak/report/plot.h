#pragma once

#include "tests/soak/memory/memory_curve.h"

#include <QByteArray>

namespace portcullis::soak {

//! The memory over the time as a picture (SVG): the program's process, and all with its children.
QByteArray memoryPlot(const std::vector<MemorySample>& samples);

} // namespace portcullis::soak
