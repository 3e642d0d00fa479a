#pragma once

#include "bridge/ws/ws_service.h"

#include <vector>

namespace portcullis {

//! What is to be said in one line of the connections of a resource, such as "Connected to
//! example.com".
QString connectionText(const std::vector<ConnectionInfo>& connections);

} // namespace portcullis
