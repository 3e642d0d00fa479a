#pragma once

#include "bridge/core/minute_rate.h"

namespace portcullis {

//! The connections that one resource has begun, whatever document of it did.
using ConnectRate = MinuteRate;

} // namespace portcullis
