export { createResourceClient, type ClientOptions, type ResourceClient } from "./client.js";
export type { ConnectOptions, Heartbeat, Reconnect } from "./connect-options.js";
export type { WsConnection } from "./connection.js";
export type { MessageInfo, ReadyState, WsEvents } from "./connection-events.js";
export type { ConnectionInfo } from "./connection-info.js";
export { WebSocket } from "./default-web-socket.js";
export { createDirigibleWebsockets } from "./dirigible.js";
export type {
    DirigibleClient,
    DirigibleClientInfo,
    DirigibleHandler,
    DirigibleMethod,
    DirigibleWebsockets,
} from "./dirigible-types.js";
export type { Endpoint } from "./endpoint.js";
export { RpError } from "./errors.js";
export type { EngineVersion, HostInfo, Limits } from "./host-info.js";
export { createKrema } from "./krema.js";
export type { Krema, KremaEvents } from "./krema-types.js";
export { createMiniAppSockets } from "./mini-app.js";
export type {
    MiniAppClose,
    MiniAppCreate,
    MiniAppEvent,
    MiniAppSend,
    MiniAppSockets,
} from "./mini-app-types.js";
export type { SendData } from "./outgoing.js";
export type {
    CertificateFacts,
    ErrorBody,
    ErrorCode,
    ErrorDetails,
    OpenInfo,
    PongInfo,
    ReconnectingInfo,
    Stage,
} from "./protocol.js";
export type { WebSocketOptions } from "./web-socket-options.js";
export type { RefusedInfo } from "./ws-event.js";
