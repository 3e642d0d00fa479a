// The messages that cross between a resource's frame and the host (docs/protocol.md).

/** Why the host refused a request. */
export type ErrorCode =
    /** Not a well-formed request, too large or too deeply nested. */
    | "invalid_request"
    /** The host has no method of that name. */
    | "unknown_method"
    /** The user has not granted the capability that the method needs. */
    | "capability_denied"
    /** A parameter is missing, or has the wrong type or value. */
    | "invalid_params"
    /** The resource may not talk to that host. */
    | "host_denied"
    /** A limit is reached; `HostInfo.limits` tells them. */
    | "limit_exceeded"
    /** There is no connection with that id. */
    | "unknown_connection"
    /** A connection with that id is alive already. */
    | "connection_in_use"
    /** The connection is closing or closed. */
    | "not_open"
    /** The host failed; the resource is not to blame. */
    | "internal_error";

/** Frame to host: a call. Without `id` it is answered only if it fails. */
export interface RequestMessage {
    type: "rp:request";
    id?: string;
    method: string;
    params: object;
}

/** The error of a failed request. */
export interface ErrorBody {
    code: ErrorCode;
    /** A sentence for the author. */
    message: string;
    /** For a request without `id`: which one failed. */
    data?: { method?: string; connectionId?: string };
}

/** Host to frame: exactly one for each request that has an `id`. */
export interface ResponseMessage {
    type: "rp:response";
    /** Null where the request had none. */
    id: string | null;
    result?: unknown;
    error?: ErrorBody;
}

/** Host to frame: something happened on a WebSocket connection. */
export type WsMessage = { type: "rp:ws"; connectionId: string } & (
    | { event: "open" }
    | { event: "message"; data: string }
    | { event: "close"; code: number; reason: string }
    | { event: "error"; error: string }
);

/** Host to frame: everything that is not about a connection. */
export interface EventMessage {
    type: "rp:event";
    name: string;
    payload: unknown;
}

/** Host to frame: several messages in order, for a frame that asked for the feature `batch`. */
export interface BatchMessage {
    type: "rp:batch";
    messages: unknown[];
}

export type HostMessage = ResponseMessage | WsMessage | EventMessage;

/** Bounds of the host. Those in bytes count UTF-8. */
export interface Limits {
    /** Live connections of one resource. */
    readonly maxConnections: number;
    /** Bytes of one received message; a larger one closes the connection. */
    readonly maxMessageBytes: number;
    /** Bytes of one request as JSON, and so of one sent message. */
    readonly maxRequestBytes: number;
    /** Bytes that may wait for a server which does not read. */
    readonly maxQueuedSendBytes: number;
    readonly maxConnectionIdBytes: number;
    readonly maxUrlBytes: number;
    readonly maxHeaders: number;
    /** Bytes of the names and values of all headers of one handshake. */
    readonly maxHeaderBytes: number;
    /** Milliseconds from connect to open; then the connection has failed. */
    readonly handshakeTimeoutMs: number;
}

/** What the host says of itself and of this resource. */
export interface HostInfo {
    readonly host: { readonly name: string; readonly version: string };
    /** The version of the contract: 1. */
    readonly apiVersion: number;
    /** As in `resource.json`. */
    readonly resource: { readonly id: string; readonly name: string; readonly version: string };
    /** The capabilities that the user really granted, such as `network:ws`. */
    readonly granted: readonly string[];
    readonly limits: Limits;
    /** The optional features that are now on. */
    readonly features: readonly string[];
    /** Address of the host's playground server, such as `ws://127.0.0.1:41234`, if it runs. */
    readonly playground?: string;
}
