export { createResourceClient, type ClientOptions, type ResourceClient } from "./client.js";
export {
    type ConnectOptions,
    type ReadyState,
    type WsConnection,
    type WsEvents,
} from "./connection.js";
export type { Endpoint } from "./endpoint.js";
export { RpError } from "./errors.js";
export type { ErrorBody, ErrorCode, HostInfo, Limits } from "./protocol.js";
