#pragma once

#include "bridge/core/error.h"
#include "bridge/monitor/contact.h"
#include "bridge/protocol/envelope.h"

#include <optional>

namespace portcullis {

//! A `ws.connect` that did not get as far as the service.
struct RefusedConnect {
    QUrl url;
    ContactRefusal why;
};

//! \brief What \a request was refused for, if it is a `ws.connect` that failed with \a code before
//! any service saw it. Whatever else may be wrong with its params, it names a host.
std::optional<RefusedConnect> refusedConnect(const envelope::Request& request, ErrorCode code);

} // namespace portcullis
