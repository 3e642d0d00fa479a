#pragma once

#include "bridge/core/json.h"

namespace portcullis::bench {

//! Versions, processors and the load average, as they are now.
Json machineFacts();

//! The same in one line for a person.
QString machineLine(const Json& facts);

} // namespace portcullis::bench
