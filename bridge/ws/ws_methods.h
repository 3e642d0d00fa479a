#pragma once

#include "bridge/core/request_headers.h"

namespace portcullis {

class Router;
class WsService;

//! \brief Gives \a service its methods on the wire, from `ws.connect` to `ws.list`. Both must live
//! equally long.
//! \param defaults headers of the resource, for names that a call does not set.
void addWsMethods(Router& router, WsService& service, const Headers& defaults);

} // namespace portcullis
