#pragma once

namespace portcullis {

class Router;
class WsService;

//! \brief Gives \a service its methods on the wire, from `ws.connect` to `ws.list`. Both must live
//! equally long.
void addWsMethods(Router& router, WsService& service);

} // namespace portcullis
