#pragma once

namespace portcullis {

class Outbox;
class Router;
class WsService;

//! \brief Gives \a service its place on the wire: `ws.connect`, `ws.send` and `ws.close`, and the
//! `rp:ws` events. All three must live equally long.
void addWsMethods(Router& router, Outbox& outbox, WsService& service);

} // namespace portcullis
