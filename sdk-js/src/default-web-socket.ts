import { Core } from "./core.js";
import { defaultEndpoint } from "./endpoint.js";
import { makeWebSocket } from "./web-socket.js";

let core: Core | undefined;

/**
 * The WebSocket class of the WHATWG standard, with connections that the host holds. It works
 * without a client of one's own; all its sockets share one, which lasts as long as the document and
 * which no `close()` of another client concerns. The events are real, but not trusted:
 * `isTrusted` is false, as for every event that a script makes.
 */
export const WebSocket = makeWebSocket(() => (core ??= new Core(defaultEndpoint())).connections);
export type WebSocket = globalThis.WebSocket;
